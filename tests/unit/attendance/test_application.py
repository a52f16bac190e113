"""The rules of leave, by example and by property."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from attendance.leave.application import (
    MENTOR_DECIDES,
    MOST_DAYS,
    MOST_SCHOOL_DAYS,
    Confirmation,
    Decider,
    Leave,
    LeaveRules,
    Period,
    Status,
    checked_period,
    decider_of,
    leave_id,
    period_of,
    school_days,
    school_events,
    to_confirm,
)
from attendance.leave.closing import (
    Closing,
    is_done,
    why_not_closed,
    why_not_confirmed,
    why_not_decided,
    why_not_vetoed,
    why_not_withdrawn,
)
from attendance.leave.problems import (
    ConfirmationMissingError,
    ConfirmationNotAskedError,
    LeaveBegunError,
    LeaveDecidedError,
    LeaveEndedError,
    LeavePeriodError,
    LeaveTooLongError,
    NoSchoolDaysError,
    NotOwnLeaveError,
    NoVetoError,
    PrincipalDecidesError,
)
from skolbro.calendar import SchoolCalendar, Term
from skolbro.http.problems import NotFoundError, PreconditionFailedError

CALENDAR = SchoolCalendar(
    (
        Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21)),
        Term("VT 2027", date(2027, 1, 11), date(2027, 6, 11)),
    ),
    frozenset({date(2026, 11, 27)}),
)
TUESDAY = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)
DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31))
PERIODS = st.builds(
    lambda first, length: Period(first=first, last=first + timedelta(days=length)),
    DAYS,
    st.integers(0, MOST_DAYS - 1),
)


def rules(confirmation: Confirmation = Confirmation.ONE_APPLIES) -> LeaveRules:
    return LeaveRules(
        school="Ekebro skola", phone="0490-123 45", calendar=CALENDAR, confirmation=confirmation
    )


def leave(status: Status = Status.AWAITS_DECISION, **changes: Any) -> Leave:
    """Anna has applied for a week."""
    parts: dict[str, Any] = {
        "id": leave_id(Period(first=date(2026, 12, 7), last=date(2026, 12, 11))),
        "student_id": "alva",
        "school_id": "ekebro",
        "school_days": 5,
        "reason": "Begravning",
        "applied_by": "anna",
        "applicant_name": "Anna Lind",
        "applied_at": TUESDAY,
        "decider": Decider.MENTOR,
        "class_id": "4b",
    }
    return Leave(status=status, **{**parts, **changes})


@given(PERIODS)
def test_an_id_leads_to_its_period(period: Period) -> None:
    assert period_of(leave_id(period)) == period
    assert period.days[0] == period.first
    assert period.days[-1] == period.last


# Written out, as every process that runs tests must name them alike.
AN_ID = "01M87CWEHM8EH9TQ1TRMVV7MDP"


@pytest.mark.parametrize(
    "identity",
    [
        "",
        AN_ID,
        f"2026-11-24.{AN_ID}",
        f"2026-11-24.2026-11-31.{AN_ID}",
        f"2026-11-24.2026-11-23.{AN_ID}",
        f"2026-11-24.2027-11-25.{AN_ID}",
        f"2026-11-24.2026-11-25.{AN_ID}\n",
        "2026-11-24.2026-11-25.x",
    ],
)
def test_what_cannot_be_a_leaves_id_leads_nowhere(identity: str) -> None:
    with pytest.raises(NotFoundError):
        period_of(identity)


@given(PERIODS)
def test_the_school_days_are_all_in_the_period_and_none_is_left_out(period: Period) -> None:
    expected = [day for day in period.days if CALENDAR.is_school_day(day)]
    assume(0 < len(expected) <= MOST_SCHOOL_DAYS)

    assert list(school_days(period, rules=rules())) == expected


def test_a_period_without_a_school_day_needs_no_leave() -> None:
    for first, last in ((date(2026, 11, 27), date(2026, 11, 29)), (date(2028, 1, 1),) * 2):
        with pytest.raises(NoSchoolDaysError):
            school_days(Period(first=first, last=last), rules=rules())


def test_a_leave_is_not_longer_than_one_decision_can_grant() -> None:
    period = Period(first=date(2027, 1, 11), last=date(2027, 6, 11))

    with pytest.raises(LeaveTooLongError):
        school_days(period, rules=rules())


def test_a_leave_begins_today_or_later() -> None:
    today = date(2026, 11, 24)

    assert checked_period(today, today, rules=rules(), now=TUESDAY).first == today
    with pytest.raises(LeaveBegunError):
        checked_period(date(2026, 11, 23), today, rules=rules(), now=TUESDAY)


def test_just_after_midnight_yesterday_has_begun() -> None:
    midnight = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)

    with pytest.raises(LeaveBegunError):
        checked_period(date(2026, 11, 24), date(2026, 11, 25), rules=rules(), now=midnight)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 12, 2), date(2026, 12, 1)),
        (date(2026, 12, 1), date(2027, 12, 2)),
        (date.min, date.max),
    ],
)
def test_a_period_runs_forward_and_at_most_a_year(first: date, last: date) -> None:
    with pytest.raises(LeavePeriodError):
        checked_period(first, last, rules=rules(), now=TUESDAY)


def test_the_schools_events_of_a_period_are_named() -> None:
    period = Period(first=date(2026, 11, 26), last=date(2027, 1, 11))

    events = [(one.day.isoformat(), one.kind) for one in school_events(period, calendar=CALENDAR)]

    assert events == [
        ("2026-11-27", "closedDay"),
        ("2026-12-21", "termEnds"),
        ("2026-12-24", "publicHoliday"),
        ("2026-12-25", "publicHoliday"),
        ("2026-12-31", "publicHoliday"),
        ("2027-01-01", "publicHoliday"),
        ("2027-01-06", "publicHoliday"),
        ("2027-01-11", "termBegins"),
    ]


@pytest.mark.parametrize(
    ("days", "class_id", "expected"),
    [
        (MENTOR_DECIDES, "4b", Decider.MENTOR),
        (MENTOR_DECIDES + 1, "4b", Decider.PRINCIPAL),
        (1, "", Decider.PRINCIPAL),
    ],
)
def test_up_to_ten_school_days_the_mentor_decides(
    days: int, class_id: str, expected: Decider
) -> None:
    assert decider_of(days, class_id=class_id) is expected


def test_who_confirms_is_the_schools_choice() -> None:
    both = rules(Confirmation.BOTH_CONFIRM)

    assert to_confirm(("anna", "erik"), applicant="anna", rules=rules()) == ()
    assert to_confirm(("anna", "erik"), applicant="anna", rules=both) == ("erik",)
    assert to_confirm(("anna",), applicant="anna", rules=both) == ()
    assert to_confirm(("anna", "erik"), applicant="rut", rules=both) == ("anna", "erik")


CLOSED: Any = [
    (Status.APPROVED, LeaveDecidedError),
    (Status.REJECTED, LeaveDecidedError),
    (Status.VETOED, LeaveEndedError),
    (Status.WITHDRAWN, LeaveEndedError),
]


@pytest.mark.parametrize(("status", "refusal"), CLOSED)
def test_nothing_becomes_of_what_is_closed(status: Status, refusal: type[Exception]) -> None:
    one = leave(status, awaits=("erik",))
    reasons = (
        why_not_withdrawn(one, "anna", rules=rules()),
        why_not_vetoed(one, "erik", rules=rules()),
        why_not_confirmed(one, "erik", rules=rules()),
        why_not_decided(one, by=Decider.MENTOR, rules=rules()),
        why_not_decided(one, by=Decider.PRINCIPAL, rules=rules()),
    )

    assert [type(reason) for reason in reasons] == [refusal] * 5
    assert not one.may_be_withdrawn_by("anna")
    assert not one.may_be_vetoed_by("erik", guardian=True)
    assert not one.may_be_confirmed_by("erik")


def test_an_application_is_withdrawn_by_whoever_made_it() -> None:
    assert leave().may_be_withdrawn_by("anna")
    assert not leave().may_be_withdrawn_by("erik")
    assert isinstance(why_not_withdrawn(leave(), "erik", rules=rules()), NotOwnLeaveError)
    assert isinstance(why_not_withdrawn(leave(), "anna", rules=rules()), PreconditionFailedError)


def test_a_veto_is_the_other_guardians() -> None:
    assert leave().may_be_vetoed_by("erik", guardian=True)
    assert not leave().may_be_vetoed_by("rut", guardian=False)
    assert not leave().may_be_vetoed_by("anna", guardian=True)
    assert isinstance(why_not_vetoed(leave(), "anna", rules=rules()), NoVetoError)
    assert isinstance(why_not_vetoed(leave(), "erik", rules=rules()), PreconditionFailedError)


def test_a_confirmation_is_given_by_whoever_it_waits_for() -> None:
    waiting = leave(Status.AWAITS_CONFIRMATION, awaits=("erik",))

    assert waiting.may_be_confirmed_by("erik")
    assert not waiting.may_be_confirmed_by("anna")
    assert not leave().may_be_confirmed_by("erik")
    reason = why_not_confirmed(leave(), "erik", rules=rules())
    assert isinstance(reason, ConfirmationNotAskedError)
    assert isinstance(why_not_confirmed(waiting, "erik", rules=rules()), PreconditionFailedError)


def test_nobody_decides_before_all_have_confirmed() -> None:
    waiting = leave(Status.AWAITS_CONFIRMATION, awaits=("erik",))
    for decider in Decider:
        reason = why_not_decided(waiting, by=decider, rules=rules())
        assert isinstance(reason, ConfirmationMissingError)


def test_a_mentor_does_not_decide_on_a_long_leave_but_a_principal_on_a_short_one() -> None:
    long, short = leave(decider=Decider.PRINCIPAL), leave()

    refused = why_not_decided(long, by=Decider.MENTOR, rules=rules())
    assert isinstance(refused, PrincipalDecidesError)
    for one in (long, short):
        reason = why_not_decided(one, by=Decider.PRINCIPAL, rules=rules())
        assert isinstance(reason, PreconditionFailedError)


def test_whoever_closes_is_told_by_how_it_was_to_be_closed() -> None:
    closed = leave(Status.WITHDRAWN)
    for status, by in (
        (Status.VETOED, None),
        (Status.WITHDRAWN, None),
        (Status.REJECTED, Decider.MENTOR),
    ):
        closing = Closing(leave_id=closed.id, version=1, status=status, by=by)
        reason = why_not_closed(closed, closing, person_id="anna", rules=rules())
        assert isinstance(reason, NoVetoError if status is Status.VETOED else LeaveEndedError)


@pytest.mark.parametrize(
    "changes",
    [{}, {"version": 3}, {"closed_by": "rektor"}, {"comment": "Nej"}, {"status": Status.REJECTED}],
    ids=str,
)
def test_the_same_decision_again_is_told_from_another(changes: dict[str, Any]) -> None:
    parts: dict[str, Any] = {"version": 2, "closed_by": "maria", "comment": "Ja", **changes}
    one = leave(parts.pop("status", Status.APPROVED), **parts)
    closing = Closing(
        leave_id=one.id, version=1, status=Status.APPROVED, comment="Ja", by=Decider.MENTOR
    )

    assert is_done(one, closing, person_id="maria") is (changes == {})


def test_the_same_confirmation_again_is_told_from_another() -> None:
    one = leave(version=2, confirmed=("erik",))

    assert one.confirmed_as(1, "erik")
    assert not one.confirmed_as(1, "rut")
    assert not one.confirmed_as(2, "erik")
    assert not leave(version=2).confirmed_as(1, "erik")

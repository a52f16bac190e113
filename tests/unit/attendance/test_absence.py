"""The rules of reporting, by example and by property."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.absence.problems import (
    CutOffPassedError,
    DayPassedError,
    NotSchoolDayError,
    PeriodTooLongError,
    TooFarAheadError,
)
from attendance.absence.report import (
    MOST_DAYS_LISTED,
    Absence,
    ReportingRules,
    check_day,
    check_withdrawal,
    day_of,
    period,
    report_days,
)
from skolbro import ids
from skolbro.calendar import STOCKHOLM, SchoolCalendar, Term, school_date
from skolbro.http.problems import NotFoundError, Problem

CALENDAR = SchoolCalendar(
    (
        Term("HT", date(2026, 8, 18), date(2026, 12, 21)),
        Term("VT", date(2027, 1, 11), date(2027, 6, 11)),
    ),
    frozenset({date(2026, 11, 27), *(date(2026, 10, 26) + timedelta(n) for n in range(5))}),
)
MOMENTS = st.datetimes(datetime(2026, 8, 1), datetime(2027, 7, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31))
CUT_OFFS = st.none() | st.times().map(lambda at: at.strftime("%H:%M"))
REFUSALS: Any = (DayPassedError, NotSchoolDayError, TooFarAheadError, CutOffPassedError)
TUESDAY = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)


def rules(days_ahead: int = 1, cut_off: str | None = None) -> ReportingRules:
    return ReportingRules(
        school="Ekebro skola",
        phone="0490-123 45",
        calendar=CALENDAR,
        days_ahead=days_ahead,
        cut_off=cut_off,
    )


RULES = st.builds(rules, st.integers(1, 14), CUT_OFFS)


@given(RULES, MOMENTS, DAYS)
def test_exactly_the_days_that_are_offered_open_can_be_reported(
    school: ReportingRules, now: datetime, day: date
) -> None:
    offered = {choice.day for choice in report_days(school, now=now) if choice.open}

    try:
        check_day(day, rules=school, now=now)
    except REFUSALS:
        assert day not in offered
    else:
        assert day in offered


@given(RULES, MOMENTS)
def test_offered_days_are_school_days_from_today_and_no_more_than_the_school_takes(
    school: ReportingRules, now: datetime
) -> None:
    today = school_date(now)
    days = [choice.day for choice in report_days(school, now=now)]

    assert days == sorted(set(days))
    assert all(CALENDAR.is_school_day(day) and day >= today for day in days)
    assert len([day for day in days if day > today]) <= school.days_ahead
    assert (today in days) == CALENDAR.is_school_day(today)


@given(RULES, MOMENTS)
def test_only_today_closes_and_then_stays_closed_till_midnight(
    school: ReportingRules, now: datetime
) -> None:
    closed = [choice for choice in report_days(school, now=now) if not choice.open]
    assert all(choice.day == school_date(now) for choice in closed)
    if not closed:
        return

    last = datetime.combine(school_date(now), time(23, 59, 59), STOCKHOLM)
    assert not next(iter(report_days(school, now=last))).open


@given(RULES, MOMENTS, DAYS)
def test_a_refusal_names_what_to_do(school: ReportingRules, now: datetime, day: date) -> None:
    if day in {choice.day for choice in report_days(school, now=now) if choice.open}:
        return

    with pytest.raises(REFUSALS) as refused:
        check_day(day, rules=school, now=now)

    values = refused.value.values
    assert refused.value.detail.format(**values)
    assert values.get("contact", "Ekebro skola, 0490-123 45") == "Ekebro skola, 0490-123 45"
    if "last" in values:
        assert school_date(now) <= values["last"] < day


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (date(2026, 11, 23), DayPassedError),
        (date(2026, 11, 21), DayPassedError),
        (date(2026, 11, 27), NotSchoolDayError),
        (date(2026, 12, 24), NotSchoolDayError),
        (date(2026, 11, 26), TooFarAheadError),
        (date(2026, 11, 24), CutOffPassedError),
    ],
)
def test_each_refusal_has_its_reason(day: date, refusal: type[Problem]) -> None:
    with pytest.raises(refusal):
        check_day(day, rules=rules(cut_off="07:30"), now=TUESDAY)


@given(MOMENTS, DAYS)
def test_what_was_stays_and_what_is_or_comes_may_be_taken_back(now: datetime, day: date) -> None:
    if day >= school_date(now):
        check_withdrawal(day, rules=rules(), now=now)
        return
    with pytest.raises(DayPassedError):
        check_withdrawal(day, rules=rules(), now=now)


def absence(**changes: Any) -> Absence:
    parts: dict[str, Any] = {
        "id": f"2026-11-24.{ids.new()}", "student_id": ids.new(), "day": date(2026, 11, 24),
        "note": None, "reported_by": "anna", "reporter_name": "Anna", "reported_at": TUESDAY,
    }  # fmt: skip
    return Absence(**{**parts, **changes})


@pytest.mark.parametrize(
    ("who", "today", "withdrawn_at", "may"),
    [
        ("anna", date(2026, 11, 24), None, True),
        ("anna", date(2026, 11, 23), None, True),
        ("anna", date(2026, 11, 25), None, False),
        ("erik", date(2026, 11, 24), None, False),
        ("anna", date(2026, 11, 24), TUESDAY, False),
    ],
)
def test_who_may_withdraw(
    who: str,
    today: date,
    withdrawn_at: datetime | None,
    may: bool,  # noqa: FBT001 - an example's answer
) -> None:
    assert absence(withdrawn_at=withdrawn_at).may_be_withdrawn_by(who, today=today) is may


@given(st.dates())
def test_the_id_of_an_absence_leads_to_its_day(day: date) -> None:
    assert day_of(f"{day.isoformat()}.{ids.new()}") == day


@given(st.text() | st.from_regex(r"\d{4}-\d{2}-\d{2}\..{26}"))
def test_an_id_that_is_none_leads_nowhere(text: str) -> None:
    try:
        day = day_of(text)
    except NotFoundError:
        return
    assert text[:11] == f"{day.isoformat()}."
    assert ids.is_id(text[11:])


@given(st.none() | st.dates(), st.none() | st.dates(), DAYS)
def test_a_period_is_as_asked_and_bounded_or_refused(
    first: date | None, last: date | None, today: date
) -> None:
    try:
        begins, ends = period(first, last, today=today)
    except PeriodTooLongError:
        return
    assert begins <= ends
    assert (ends - begins).days < MOST_DAYS_LISTED
    assert first in {None, begins}
    assert last in {None, ends}


def test_a_period_of_the_longest_length_is_shown_and_no_longer() -> None:
    first, today = date(2026, 1, 1), date(2026, 11, 24)

    longest = first + timedelta(days=MOST_DAYS_LISTED - 1)
    assert period(first, longest, today=today) == (first, longest)
    with pytest.raises(PeriodTooLongError) as refused:
        period(first, longest + timedelta(days=1), today=today)
    assert refused.value.values == {"most": MOST_DAYS_LISTED}


def test_without_a_period_it_is_thirty_days_each_way() -> None:
    today = date(2026, 11, 24)

    assert period(None, None, today=today) == (date(2026, 10, 25), date(2026, 12, 24))
    assert period(date(2026, 12, 1), None, today=today)[1] == date(2026, 12, 31)
    assert period(None, date(2026, 11, 1), today=today)[0] == date(2026, 10, 2)

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
    SpanPassedError,
    SpanTooShortError,
    TooFarAheadError,
    TooManyDaysError,
)
from attendance.absence.report import (
    MOST_DAYS,
    MOST_DAYS_LISTED,
    ReportingRules,
    check_day,
    check_number,
    check_registration,
    check_report,
    ending,
    next_school_day,
    period,
    report_days,
)
from attendance.day.absence import WHOLE_DAY, Extent, Span
from skolbro import ids
from skolbro.calendar import STOCKHOLM, SchoolCalendar, Term, school_date
from skolbro.http.problems import Problem

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


@pytest.mark.parametrize(
    ("part", "at", "ended"),
    [
        ("day", "07:59", None),
        ("day", "08:00", None),
        ("day", "10:40", "10:40"),
        ("1300-1400", "10:40", None),
        ("1300-1400", "13:01", "13:01"),
        ("l1300-0123456789abcdef", "12:00", None),
        ("l1300-0123456789abcdef", "15:00", "15:00"),
    ],
)
def test_what_is_taken_back_ends_now_and_what_has_passed_stays(
    part: str, at: str, ended: str | None
) -> None:
    now = datetime.combine(date(2026, 11, 24), time.fromisoformat(at), STOCKHOLM)

    assert ending(f"2026-11-24.{part}.{ids.new()}", rules=rules(), now=now) == ended


@given(MOMENTS, DAYS)
def test_what_was_stays_and_what_comes_goes_whole(now: datetime, day: date) -> None:
    absence = f"{day.isoformat()}.day.{ids.new()}"
    if day >= school_date(now):
        assert ending(absence, rules=rules(), now=now) is None or day == school_date(now)
        return
    with pytest.raises(DayPassedError):
        ending(absence, rules=rules(), now=now)


def span(starts: str, ends: str) -> Extent:
    return Extent(span=Span(starts=starts, ends=ends))


@given(RULES, MOMENTS, DAYS, st.integers(0, 20))
def test_a_period_is_reported_if_each_of_its_school_days_is_open(
    school: ReportingRules, now: datetime, first: date, days: int
) -> None:
    last = first + timedelta(days=days)
    is_open = {choice.day for choice in report_days(school, now=now) if choice.open}
    period = [first + timedelta(days=number) for number in range(days + 1)]
    wanted = [day for day in period if CALENDAR.is_school_day(day)]

    try:
        found = check_report(first, last, extent=WHOLE_DAY, rules=school, now=now)
    except REFUSALS:
        assert not wanted or not is_open.issuperset(wanted)
    else:
        assert list(found) == wanted
        assert is_open.issuperset(wanted)


@pytest.mark.parametrize(
    ("extent", "refusal"),
    [
        (span("08:00", "08:29"), SpanTooShortError),
        (span("10:00", "09:00"), SpanTooShortError),
        (span("06:00", "07:41"), SpanPassedError),
    ],
)
def test_a_span_is_half_an_hour_and_not_only_past(extent: Extent, refusal: type[Problem]) -> None:
    with pytest.raises(refusal):
        check_report(
            date(2026, 11, 24), date(2026, 11, 24), extent=extent, rules=rules(), now=TUESDAY
        )


def test_a_span_that_has_begun_can_be_reported() -> None:
    day = date(2026, 11, 24)

    assert check_report(day, day, extent=span("07:00", "07:42"), rules=rules(), now=TUESDAY)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 1),
        (date(2026, 11, 19), date(2026, 11, 24), 4),
        (date(2026, 9, 1), date(2026, 9, 30), 22),
    ],
)
def test_staff_registers_backwards(first: date, last: date, days: int) -> None:
    found = check_registration(first, last, extent=WHOLE_DAY, rules=rules(), now=TUESDAY)

    assert len(found) == days


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), PeriodTooLongError),
        (date(2027, 1, 14), date(2027, 1, 14), PeriodTooLongError),
        (date(2026, 11, 24), date(2026, 11, 23), PeriodTooLongError),
        (date(2026, 11, 21), date(2026, 11, 22), NotSchoolDayError),
    ],
)
def test_staff_registers_no_longer_ago_than_a_term(
    first: date, last: date, refusal: type[Problem]
) -> None:
    with pytest.raises(refusal):
        check_registration(first, last, extent=WHOLE_DAY, rules=rules(), now=TUESDAY)


@pytest.mark.parametrize(
    ("before", "still_ill"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 24), date(2026, 11, 25)),
        (date(2026, 11, 26), date(2026, 11, 30)),
        (date(2026, 11, 2), date(2026, 11, 24)),
    ],
)
def test_still_ill_is_the_next_school_day_from_today(before: date, still_ill: date) -> None:
    assert next_school_day(before, rules=rules(), now=TUESDAY) == still_ill


def test_after_the_last_term_nobody_is_still_ill() -> None:
    with pytest.raises(NotSchoolDayError):
        next_school_day(date(2027, 6, 11), rules=rules(), now=TUESDAY)


def test_a_report_is_as_large_as_one_transaction() -> None:
    check_number(children=12, absences=MOST_DAYS)
    with pytest.raises(TooManyDaysError) as refused:
        check_number(children=3, absences=MOST_DAYS + 1)
    assert refused.value.values == {"most": 20}


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

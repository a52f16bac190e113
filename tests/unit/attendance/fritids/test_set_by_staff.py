"""Times that staff set: which days, and what goes before what."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.attendance.fritids.samples import (
    ANY_SPANS,
    DAYS,
    LOV,
    TUESDAY,
    a_base,
    a_unit,
    merged,
    spans,
)

from attendance.fritids.items import BY_STAFF, by_staff_attribute, week_from
from attendance.fritids.lock import checked_by_staff
from attendance.fritids.problems import (
    AnswerHolidayError,
    ClosedThatDayError,
    OutsideOpeningHoursError,
    TimesPassedError,
)
from attendance.fritids.schedule import HolidayAnswer, Plan, SetByStaff, Source, WeekPlan
from attendance.fritids.spans import Span
from skolbro.http.problems import Problem

EARLY = spans("13:30-15:00")


def by_staff(times: tuple[Span, ...] = EARLY) -> SetByStaff:
    at = datetime(2026, 11, 24, 11, tzinfo=UTC)
    return SetByStaff(times=times, by="fatima", name="Fatima Haddad", at=at)


@pytest.mark.parametrize("day", [TUESDAY, date(2026, 12, 8), date(2026, 12, 22)])
def test_what_staff_say_of_an_open_day_goes_before_all_else(day: date) -> None:
    week = WeekPlan(exceptions={day: spans("06:30-08:00")}, by_staff={day: by_staff()})
    answer = HolidayAnswer(holiday_id=LOV.id, days={day: ()})

    shown = merged(day, Plan(bases=(a_base(),)), week, answer)

    assert (shown.spans, shown.source) == (EARLY, Source.EXCEPTION)
    assert shown.by_staff == by_staff()


def test_a_day_that_is_closed_since_has_no_times_whoever_set_them() -> None:
    saturday = date(2026, 11, 28)

    shown = merged(saturday, Plan(), WeekPlan(by_staff={saturday: by_staff()}))

    assert (shown.spans, shown.source, shown.by_staff) == ((), Source.CLOSED, None)


@given(day=DAYS, days_locked=st.integers(0, 30))
def test_no_number_of_days_locked_keeps_staff_from_a_day(day: date, days_locked: int) -> None:
    unit = a_unit(lock_days=days_locked, holidays=())
    expected: type[Problem] | None = None
    if day < TUESDAY:
        expected = TimesPassedError
    elif unit.hours_of(day) is None:
        expected = ClosedThatDayError
    if expected:
        with pytest.raises(expected):
            checked_by_staff(day, EARLY, unit=unit, today=TUESDAY)
    else:
        assert checked_by_staff(day, EARLY, unit=unit, today=TUESDAY) == EARLY
        assert checked_by_staff(day, None, unit=unit, today=TUESDAY) is None


def test_a_lov_is_the_guardians_until_and_on_its_last_answer_day() -> None:
    day = date(2026, 12, 22)

    with pytest.raises(AnswerHolidayError):
        checked_by_staff(day, EARLY, unit=a_unit(), today=LOV.last_answer_day)
    after = LOV.last_answer_day + timedelta(days=1)
    assert checked_by_staff(day, EARLY, unit=a_unit(), today=after) == EARLY


@given(times=ANY_SPANS)
def test_what_is_kept_is_in_order_and_within_the_hours(times: tuple[Span, ...]) -> None:
    with suppress(Problem):
        kept = checked_by_staff(TUESDAY, times, unit=a_unit(), today=TUESDAY)
        assert kept == tuple(sorted(times))
        assert all(one.starts < one.ends for one in times)
        assert all(one.starts >= "06:00" and one.ends <= "18:00" for one in times)


def test_times_outside_the_hours_are_refused() -> None:
    with pytest.raises(OutsideOpeningHoursError):
        checked_by_staff(TUESDAY, spans("17:00-19:00"), unit=a_unit(), today=TUESDAY)


@given(day=DAYS, times=ANY_SPANS)
def test_what_is_stored_is_read_back(day: date, times: tuple[Span, ...]) -> None:
    told = by_staff(times)

    week = week_from({f"{BY_STAFF}{day}": by_staff_attribute(told), "version": 2})

    assert week.by_staff == {day: told}

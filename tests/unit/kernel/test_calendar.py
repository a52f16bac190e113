"""School days, and what date it is on the school's wall."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skolbro.calendar import (
    SchoolCalendar,
    Term,
    is_public_holiday,
    school_date,
    wall_instant,
    wall_time,
)

AUTUMN = Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21))
SPRING = Term("VT 2027", date(2027, 1, 8), date(2027, 6, 30))
STUDY_DAY = date(2026, 11, 27)
YEAR = SchoolCalendar((AUTUMN, SPRING), frozenset({STUDY_DAY}))
DATES = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
        "2025-06-06", "2026-12-24", "2026-12-25", "2026-12-31", "2026-06-19", "2026-06-20",
        "2027-06-25", "2020-06-19", "2031-06-20",
    ],
)  # fmt: skip
def test_a_public_holiday_and_the_three_eves_close_every_school(day: str) -> None:
    assert is_public_holiday(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day",
    [
        "2026-11-24", "2026-06-12", "2026-06-26", "2020-06-05", "2026-06-05", "2026-05-15",
        "2026-12-23", "2026-12-30", "2026-04-02", "2026-10-30", "2027-06-18",
    ],
)  # fmt: skip
def test_other_days_are_no_public_holidays(day: str) -> None:
    assert not is_public_holiday(date.fromisoformat(day))


@given(st.integers(2000, 2100))
def test_midsummer_eve_is_one_friday_a_year_in_june(year: int) -> None:
    june = [date(year, 6, number) for number in range(8, 31)]
    fridays = [day for day in june if day.weekday() == 4 and is_public_holiday(day)]

    assert len(fridays) == 1
    assert 19 <= fridays[0].day <= 25


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        ("2026-08-17", False), ("2026-08-18", True), ("2026-12-21", True), ("2026-12-22", False),
        ("2027-01-08", True), ("2026-11-27", False), ("2026-11-28", False), ("2026-11-29", False),
        ("2026-11-30", True), ("2027-05-06", False), ("2027-06-25", False),
    ],
)  # fmt: skip
def test_a_school_day_is_a_weekday_in_a_term_that_is_not_closed(day: str, open_: bool) -> None:  # noqa: FBT001 - an example's answer
    assert YEAR.is_school_day(date.fromisoformat(day)) is open_


@given(DATES, DATES, st.sets(DATES, max_size=20), DATES)
def test_school_days_come_in_order_and_are_all_of_them(
    first: date, last: date, closed: set[date], start: date
) -> None:
    last = min(last, first + timedelta(days=300))
    calendar = SchoolCalendar((Term("", first, last),), frozenset(closed))

    days = list(calendar.school_days(start=start))

    assert all(one < other for one, other in pairwise(days))
    whole = (first + timedelta(days=n) for n in range(max((last - first).days + 1, 0)))
    assert days == [day for day in whole if day >= start and calendar.is_school_day(day)]
    assert not any(is_public_holiday(day) or day in closed for day in days)
    assert {day.weekday() for day in days} <= {0, 1, 2, 3, 4}


def test_a_school_without_terms_has_no_school_days() -> None:
    assert list(SchoolCalendar((), frozenset()).school_days(start=date(2026, 11, 24))) == []


def test_school_days_reach_over_a_holiday_into_the_next_term() -> None:
    days = YEAR.school_days(start=date(2026, 12, 21))

    assert [next(days), next(days)] == [date(2026, 12, 21), date(2027, 1, 8)]


@pytest.mark.parametrize(
    ("instant", "day", "wall"),
    [
        ("2026-11-24T22:59:59", "2026-11-24", "23:59"),
        ("2026-11-24T23:00:00", "2026-11-25", "00:00"),
        ("2026-06-01T21:59:59", "2026-06-01", "23:59"),
        ("2026-06-01T22:00:00", "2026-06-02", "00:00"),
        ("2026-03-29T00:59:59", "2026-03-29", "01:59"),
        ("2026-03-29T01:00:00", "2026-03-29", "03:00"),
        ("2026-10-25T00:30:00", "2026-10-25", "02:30"),
        ("2026-10-25T01:30:00", "2026-10-25", "02:30"),
        ("2026-12-31T23:00:00", "2027-01-01", "00:00"),
    ],
)
def test_the_wall_of_the_school_follows_summer_time(instant: str, day: str, wall: str) -> None:
    moment = datetime.fromisoformat(instant).replace(tzinfo=UTC)

    assert school_date(moment).isoformat() == day
    assert wall_time(moment) == wall


@given(st.datetimes(timezones=st.timezones(), min_value=datetime(2020, 1, 2)))  # noqa: DTZ001 - hypothesis adds the zone
def test_the_school_date_does_not_depend_on_the_zone_it_is_told_in(instant: datetime) -> None:
    assert school_date(instant) == school_date(instant.astimezone(UTC))


@pytest.mark.parametrize(
    ("day", "shown", "instant"),
    [
        # The night in March has no half past two: the clock then shows half past three.
        (date(2026, 3, 29), "02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 3, 29), "06:45", datetime(2026, 3, 29, 4, 45, tzinfo=UTC)),
        # The night in October has it twice: the first counts.
        (date(2026, 10, 25), "02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), "06:45", datetime(2026, 10, 25, 5, 45, tzinfo=UTC)),
    ],
)
def test_a_day_has_each_time_of_the_wall_once(day: date, shown: str, instant: datetime) -> None:
    assert wall_instant(day, shown) == instant


@given(DATES, st.integers(0, 24 * 60 - 1))
def test_the_wall_shows_the_time_that_was_meant_unless_the_night_leaves_it_out(
    day: date, minute: int
) -> None:
    shown = f"{minute // 60:02d}:{minute % 60:02d}"

    instant = wall_instant(day, shown)

    assert school_date(instant) == day
    if wall_time(instant) != shown:
        assert (day.month, day.weekday(), shown[:2]) == (3, 6, "02")

"""Instants become what the classroom's wall shows, on every day of the year."""

# ruff: noqa: DTZ001 - what a calendar file says without a zone is what is read here

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from attendance.timetable.lesson import instant
from attendance.timetable_import.reading import wall
from attendance.timetable_import.reading.rows import RowError
from attendance.timetable_import.reading.wall import Wall, span, wall_of, wall_of_text
from skolbro.calendar import STOCKHOLM

NAMES = ("startTime", "endTime")
MINUTES = st.datetimes(datetime(2001, 1, 1), datetime(2198, 1, 1)).map(
    lambda one: one.replace(second=0, microsecond=0)
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-11-24T08:20:00+01:00", "2026-11-24T08:20"),
        ("2026-11-24T07:20:00Z", "2026-11-24T08:20"),
        ("2026-10-23T06:20:00Z", "2026-10-23T08:20"),  # summer time
        ("2026-10-26T07:20:00Z", "2026-10-26T08:20"),  # and after it
        ("2026-03-27T07:20:00Z", "2026-03-27T08:20"),
        ("2026-03-30T06:20:00Z", "2026-03-30T08:20"),
        ("2026-12-31T23:30:00Z", "2027-01-01T00:30"),
        ("2026-11-24T17:20:00+10:00", "2026-11-24T08:20"),
        ("2026-03-29T01:00:00Z", "2026-03-29T03:00"),  # the minute after the lost hour
    ],
)
def test_an_instant_is_shown_on_the_schools_clock(text: str, shown: str) -> None:
    assert str(wall_of_text(text, "startTime")) == shown


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-11-24T08:20:00", wall.NO_INSTANT),
        ("2026-11-24", wall.NO_INSTANT),
        ("2026-11-31T08:20:00Z", wall.NO_INSTANT),
        ("2026-11-24T25:20:00Z", wall.NO_INSTANT),
        ("08:20", wall.NO_INSTANT),
        ("", wall.NO_INSTANT),
        (None, wall.NO_INSTANT),
        (1795478400, wall.NO_INSTANT),
        ("2026-11-24T08:20:30Z", wall.NOT_A_MINUTE),
        ("0001-01-01T00:00:00Z", wall.OUT_OF_TIME),
        ("9999-12-31T23:59:00Z", wall.OUT_OF_TIME),
        ("2026-10-25T00:30:00Z", wall.HOUR_TWICE),
        ("2026-10-25T01:30:00Z", wall.HOUR_TWICE),
    ],
)
def test_what_is_no_certain_minute_is_refused_with_the_reason(text: object, reason: str) -> None:
    with pytest.raises(RowError) as wrong:
        wall_of_text(text, "startTime")

    assert (wrong.value.where, wrong.value.reason) == ("startTime", reason)


@pytest.mark.parametrize("clock", [datetime(2026, 3, 29, 2, 0), datetime(2026, 3, 29, 2, 59)])
def test_the_lost_hour_of_the_spring_is_on_no_wall(clock: datetime) -> None:
    for moment in (clock, clock.replace(tzinfo=STOCKHOLM)):
        with pytest.raises(RowError) as wrong:
            wall_of(moment, "DTSTART")
        assert wrong.value.reason == wall.LOST_HOUR


@given(MINUTES)
def test_a_time_without_zone_and_the_same_instant_in_utc_show_the_same(local: datetime) -> None:
    known = local.replace(tzinfo=STOCKHOLM)
    assume(known.astimezone(UTC).astimezone(STOCKHOLM).replace(tzinfo=None) == local)
    assume(known.utcoffset() == known.replace(fold=1).utcoffset())

    shown = wall_of(known.astimezone(UTC), "x")

    assert shown == wall_of(local, "x") == Wall(local.date(), local.strftime("%H:%M"))
    assert instant(shown.day, shown.clock) == known


@given(MINUTES, st.integers(1, 600))
def test_a_span_is_within_one_day_or_refused(start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    try:
        found = span(start, end, wall=wall_of, names=NAMES)
    except RowError as wrong:
        crosses = end.date() != start.date()
        changes = (
            instant(start.date(), "00:00").utcoffset()
            != instant(start.date() + timedelta(days=1), "00:00").utcoffset()
        )
        assert crosses or changes, wrong.reason  # noqa: PT017 - refused for these reasons only
    else:
        assert found.starts < found.ends
        assert found.day == start.date() == end.date()


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        (datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 8), wall.ENDS_FIRST),
        (datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 9), wall.ENDS_FIRST),
        (datetime(2026, 11, 24, 9), datetime(2026, 11, 23, 10), wall.ENDS_FIRST),
        (datetime(2026, 11, 24, 23), datetime(2026, 11, 25, 1), wall.OVER_MIDNIGHT),
        (datetime(2026, 12, 31, 23), datetime(2027, 1, 1, 0), wall.OVER_MIDNIGHT),
    ],
)
def test_a_lesson_ends_after_it_begins_and_on_the_same_day(
    start: datetime, end: datetime, reason: str
) -> None:
    with pytest.raises(RowError) as wrong:
        span(start, end, wall=wall_of, names=NAMES)

    assert (wrong.value.where, wrong.value.reason) == ("endTime", reason)


def test_a_span_over_the_lost_hour_keeps_what_the_wall_shows() -> None:
    start, end = datetime(2026, 3, 29, 1, 30), datetime(2026, 3, 29, 3, 30)

    assert span(start, end, wall=wall_of, names=NAMES) == (date(2026, 3, 29), "01:30", "03:30")

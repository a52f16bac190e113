"""The file as other calendar software reads it: vobject, which shares no code with ours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from booking.family.calendar_file import CalendarMeeting, calendar_file

STOCKHOLM = ZoneInfo("Europe/Stockholm")
BOOKED_AT = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
MEETING = CalendarMeeting(
    uid="01KB0000000000000000000000.01KB0000000000000000000001",
    sequence=0,
    title='Utvecklingssamtal, Åke; klass 4B, "Rönnen"',
    starts_at=datetime(2026, 12, 1, 15, 0, tzinfo=UTC),
    ends_at=datetime(2026, 12, 1, 15, 20, tzinfo=UTC),
    place="Sal 4, Björken",
    video_link="",
    changed_at=BOOKED_AT,
    is_cancelled=False,
)


def read(meeting: CalendarMeeting) -> vobject.base.Component:
    return vobject.readOne(calendar_file(meeting).decode()).vevent


def test_another_library_reads_the_meeting_at_the_schools_time() -> None:
    event = read(MEETING)

    assert event.dtstart.value == MEETING.starts_at
    assert event.dtend.value == MEETING.ends_at
    assert event.dtstart.value.strftime("%H:%M") == "16:00"
    assert event.summary.value == MEETING.title
    assert event.location.value == "Sal 4, Björken"
    assert event.status.value == "CONFIRMED"
    assert event.dtstamp.value == BOOKED_AT
    assert event.valarm.trigger.value == timedelta(hours=-24)


def test_a_changed_meeting_replaces_the_one_that_the_calendar_has() -> None:
    later = replace(MEETING, sequence=1, starts_at=MEETING.starts_at + timedelta(hours=1))

    before, after = read(MEETING), read(later)

    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")


def test_a_cancelled_meeting_says_so_and_rings_no_more() -> None:
    event = read(replace(MEETING, is_cancelled=True, sequence=2))

    assert event.status.value == "CANCELLED"
    assert not hasattr(event, "valarm")


def test_a_meeting_by_video_has_the_link() -> None:
    event = read(replace(MEETING, place="", video_link="https://video.example/4b"))

    assert event.url.value == "https://video.example/4b"
    assert event.location.value == "https://video.example/4b"


def test_nobody_can_be_written_to_from_the_file() -> None:
    text = calendar_file(MEETING).decode().upper()

    for word in ("MAILTO", "ORGANIZER", "ATTENDEE", "METHOD"):
        assert word not in text


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_both_sides_of_a_change_of_the_clock_are_right(day: str) -> None:
    for clock in ("01:00", "04:00"):
        starts = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=STOCKHOLM)
        ends = starts + timedelta(minutes=20)

        event = read(replace(MEETING, starts_at=starts, ends_at=ends))

        assert event.dtstart.value.astimezone(UTC) == starts.astimezone(UTC)
        assert event.dtstart.value.strftime("%H:%M") == clock


@given(st.datetimes(datetime(2024, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_any_time_comes_out_as_it_went_in(instant: datetime) -> None:
    starts = instant.replace(second=0, microsecond=0)
    if starts.astimezone(STOCKHOLM).fold or _comes_twice(starts):
        return  # no meeting is put out in the hour that comes twice

    event = read(replace(MEETING, starts_at=starts, ends_at=starts + timedelta(minutes=15)))

    assert event.dtstart.value.astimezone(UTC) == starts


def _comes_twice(instant: datetime) -> bool:
    wall = instant.astimezone(STOCKHOLM)
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()

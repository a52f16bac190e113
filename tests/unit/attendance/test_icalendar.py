"""iCalendar: series and their exceptions are unrolled, and bad events are told of."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timetables import a_calendar, a_vevent

from attendance.timetable.lesson import LessonKind
from attendance.timetable_import.reading import ical, rows, wall
from attendance.timetable_import.reading.ical import read_icalendar
from attendance.timetable_import.reading.rows import FileRefusedError, Reading

FIRST, LAST = date(2026, 8, 3), date(2027, 8, 1)


def read(*events: list[str]) -> Reading:
    return read_icalendar(a_calendar(*events), first=FIRST, last=LAST)


def days(reading: Reading) -> list[str]:
    return [f"{one.day} {one.starts}-{one.ends}" for one in reading.drafts]


def test_a_lesson_is_read_whole() -> None:
    reading = read(
        a_vevent(
            "LOCATION:Sal 12",
            "DESCRIPTION:Ta med\\nlinjal",
            "X-SKOLBRO-GROUP:class-4A, class-4C",
            "X-SKOLBRO-TEACHER:teacher-maria",
            "X-SKOLBRO-SUBSTITUTE:teacher-omar",
        )
    )

    (draft,) = reading.drafts
    assert (reading.rejections, reading.rows) == ([], 1)
    assert days(reading) == ["2026-11-24 08:20-09:20"]
    assert draft.groups == ("class-4B", "class-4A", "class-4C")
    assert (draft.teachers, draft.substitutes) == (("teacher-maria",), ("teacher-omar",))
    assert (draft.title, draft.room, draft.note) == ("Matematik", "Sal 12", "Ta med linjal")
    assert (draft.kind, draft.cancelled, draft.moved_from) == (LessonKind.LESSON, False, None)


def test_a_weekly_lesson_stands_at_the_same_time_before_and_after_the_change_of_clock() -> None:
    reading = read(
        a_vevent("RRULE:FREQ=WEEKLY;COUNT=3", start="20261019T082000", end="20261019T092000")
    )

    assert days(reading) == [
        "2026-10-19 08:20-09:20", "2026-10-26 08:20-09:20", "2026-11-02 08:20-09:20",
    ]  # fmt: skip
    assert len({one.id for one in reading.drafts}) == 3


def test_a_weekly_lesson_goes_through_week_53_and_the_new_year() -> None:
    reading = read(
        a_vevent("RRULE:FREQ=WEEKLY;COUNT=4", start="20261222T082000", end="20261222T092000")
    )

    assert [one.day.isocalendar()[:2] for one in reading.drafts] == [
        (2026, 52), (2026, 53), (2027, 1), (2027, 2),
    ]  # fmt: skip


def test_a_series_without_end_goes_as_far_as_it_is_read() -> None:
    reading = read(a_vevent("RRULE:FREQ=WEEKLY", start="20250805T082000", end="20250805T092000"))

    assert (reading.drafts[0].day, reading.drafts[-1].day) == (date(2026, 8, 4), date(2027, 7, 27))


def test_a_day_off_a_moved_and_a_cancelled_lesson() -> None:
    reading = read(
        a_vevent("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Stockholm:20261201T082000"),
        a_vevent(
            "RECURRENCE-ID;TZID=Europe/Stockholm:20261208T082000",
            start="20261209T102000",
            end="20261209T112000",
        ),
        a_vevent(
            "RECURRENCE-ID;TZID=Europe/Stockholm:20261215T082000",
            "STATUS:CANCELLED",
            start="20261215T082000",
            end="20261215T092000",
        ),
    )

    assert [
        (str(one.day), one.starts, one.moved_from, one.cancelled) for one in reading.drafts
    ] == [
        ("2026-11-24", "08:20", None, False),
        ("2026-12-09", "10:20", "2026-12-08T08:20", False),
        ("2026-12-15", "08:20", None, True),
    ]
    assert [one.place.number for one in reading.drafts] == [1, 2, 3]


def test_an_occurrence_keeps_its_id_when_it_is_moved() -> None:
    series = a_vevent("RRULE:FREQ=WEEKLY;COUNT=2")
    moved = a_vevent(
        "RECURRENCE-ID;TZID=Europe/Stockholm:20261201T082000",
        start="20261202T082000",
        end="20261202T092000",
    )

    assert {one.id for one in read(series).drafts} == {one.id for one in read(series, moved).drafts}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART:20261124T072000Z", "DTEND:20261124T082000Z"),
        ("DTSTART:20261124T082000", "DTEND:20261124T092000"),
        ("DTSTART;TZID=W. Europe Standard Time:20261124T082000", "DURATION:PT1H"),
        ("DTSTART;TZID=America/New_York:20261124T022000", "DURATION:PT60M"),
    ],
)
def test_every_way_of_telling_the_time_leads_to_the_schools_clock(start: str, end: str) -> None:
    reading = read(["UID:1", "SUMMARY:Musik", start, end])

    assert (days(reading), reading.rejections) == (["2026-11-24 08:20-09:20"], [])


@pytest.mark.parametrize("category", ["RAST", "Lunch", "skola,rast"])
def test_a_break_is_told_by_its_category(category: str) -> None:
    assert read(a_vevent(f"CATEGORIES:{category}")).drafts[0].kind is LessonKind.BREAK


@pytest.mark.parametrize(
    ("event", "where", "reason"),
    [
        (["UID:1", "SUMMARY:x", "DTSTART;VALUE=DATE:20261124"], "DTSTART", ical.ALL_DAY),
        (["UID:1", "SUMMARY:x", "DTSTART:i morgon"], "DTSTART", ical.UNREADABLE),
        (["UID:1", "SUMMARY:x"], "DTSTART", rows.EMPTY),
        (["UID:1", "DTSTART:20261124T082000Z"], "SUMMARY", rows.EMPTY),
        (["SUMMARY:x", "DTSTART:20261124T082000Z"], "UID", rows.EMPTY),
        (["UID:1", "SUMMARY:x", "DTSTART:20261124T082000Z"], "DTEND", wall.ENDS_FIRST),
        (a_vevent(end="20261124T072000"), "DTEND", wall.ENDS_FIRST),
        (a_vevent(end="20261125T000000"), "DTEND", wall.OVER_MIDNIGHT),
        (
            a_vevent(start="20270328T023000", end="20270328T033000"),
            "DTSTART",
            wall.LOST_HOUR,
        ),
        (a_vevent("RRULE:FREQ=SECONDLY"), "RRULE", ical.TOO_OFTEN_REASON),
        (a_vevent("RRULE:FREQ=DAILY;BYHOUR=1,2,3"), "RRULE", ical.TOO_OFTEN_REASON),
        (a_vevent("RRULE:FREQ=SOMETIMES"), "RRULE", ical.UNREADABLE),
        (
            a_vevent("RRULE:FREQ=DAILY", start="19000101T082000", end="19000101T092000"),
            "DTSTART",
            wall.OUT_OF_TIME,
        ),
        (a_vevent("LOCATION:" + "x" * 101), "LOCATION", rows.TOO_LONG),
        (a_vevent("X-SKOLBRO-GROUP:" + ",".join(map(str, range(40)))),
         "X-SKOLBRO-GROUP", rows.TOO_MANY),
    ],
)  # fmt: skip
def test_a_bad_event_is_told_with_place_field_and_reason_and_the_others_go_in(
    event: list[str], where: str, reason: str
) -> None:
    reading = read(event, ["UID:good", "SUMMARY:Bild", *a_vevent()[1:3]])

    assert [one.title for one in reading.drafts] == ["Bild"]
    (told,) = reading.rejections
    assert (told.place.section, told.place.number) == ("VEVENT", 1)
    assert (told.field, told.reason) == (where, reason)


def test_a_lesson_of_long_ago_is_history_and_no_fault() -> None:
    reading = read(a_vevent(start="20250304T082000", end="20250304T092000"))

    assert (reading.rows, reading.drafts, reading.rejections) == (1, [], [])


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\xff", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"BEGIN:VEVENT\r\n"]
)
def test_a_file_that_is_none_is_refused_as_a_whole(content: bytes) -> None:
    with pytest.raises(FileRefusedError):
        read_icalendar(content, first=FIRST, last=LAST)


@pytest.mark.parametrize("limit", ["MOST_EVENTS", "MOST_LESSONS"])
def test_a_file_of_too_many_lessons_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ical, limit, 1)

    with pytest.raises(FileRefusedError):
        read(a_vevent(), ["UID:2", *a_vevent()[1:]])


VALUES = st.sampled_from(
    [
        "20261124T082000Z",
        "20261124",
        "FREQ=WEEKLY;COUNT=2",
        "FREQ=DAILY;UNTIL=20261130",
        "PT1H",
        "x",
    ]
) | st.text(st.characters(exclude_categories=("C", "Z")), max_size=20)
FIELDS = st.sampled_from(
    ["DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "SUMMARY", "UID",
     "CATEGORIES", "LOCATION", "STATUS", "DTSTART;TZID=Europe/Stockholm", "X-SKOLBRO-GROUP"]
)  # fmt: skip


@given(st.lists(st.tuples(FIELDS, VALUES), max_size=8))
def test_whatever_stands_in_an_event_nothing_crashes(lines: list[tuple[str, str]]) -> None:
    event = [f"{name}:{value}" for name, value in lines]
    with suppress(FileRefusedError):
        reading = read(event, ["UID:good", "SUMMARY:Bild", *a_vevent()[1:3]])
        assert "Bild" in {one.title for one in reading.drafts}

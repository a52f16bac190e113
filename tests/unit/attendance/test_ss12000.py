"""SS 12000's activities and calendar events: good rows become drafts, bad ones are told of."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timetables import Json, a_document, an_activity, an_event, as_json

from attendance.timetable.lesson import LessonKind
from attendance.timetable_import.reading import exceptions, fields, rows, ss12000, wall
from attendance.timetable_import.reading.rows import (
    Draft,
    DraftException,
    FileRefusedError,
    Reading,
)
from attendance.timetable_import.reading.ss12000 import read_ss12000


def read(*events: Json, **lists: Any) -> Reading:
    return read_ss12000(as_json(a_document(*events, **lists)))


def one(*events: Json, **lists: Any) -> Draft:
    reading = read(*events, **lists)
    assert reading.rejections == []
    (draft,) = reading.drafts
    return draft


def test_a_lesson_is_read_whole() -> None:
    draft = one(an_event(comment="Ta med\n linjal", cancelled=True))

    assert (draft.id, draft.groups, draft.title) == ("event-1", ("class-4B",), "Matematik")
    assert (draft.day.isoformat(), draft.starts, draft.ends) == ("2026-11-24", "08:20", "09:20")
    assert (draft.room, draft.teachers, draft.substitutes) == ("Sal 12", ("teacher-maria",), ())
    assert (draft.cancelled, draft.note, draft.kind) == (
        True, "Ta med linjal", LessonKind.LESSON,
    )  # fmt: skip


def test_pages_of_the_api_are_read_as_lists_are() -> None:
    document = a_document(an_event())
    paged = {name: {"data": rows, "pageToken": None} for name, rows in document.items()}

    assert read_ss12000(as_json(paged)).drafts == read_ss12000(as_json(document)).drafts


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("Undervisning", LessonKind.LESSON),
        ("Elevaktivitet", LessonKind.LESSON),
        ("Provaktivitet", LessonKind.LESSON),
        ("Övrigt", LessonKind.BREAK),
    ],
)
def test_what_needs_no_roll_call_is_a_break(kind: str, shown: LessonKind) -> None:
    assert one(an_event(), activities=[an_activity(activityType=kind)]).kind is shown


def test_a_teachers_own_time_is_no_lesson_of_the_group() -> None:
    reading = read(an_event(), activities=[an_activity(activityType="Läraraktivitet")])

    assert (reading.drafts, reading.rejections, reading.groups) == ([], [], set())


@pytest.mark.parametrize(
    ("told", "teachers", "substitutes"),
    [
        ([], ("teacher-maria",), ()),
        ([("duty-maria", False)], (), ()),
        ([("duty-maria", False), ("duty-omar", True)], ("teacher-maria",), ("teacher-omar",)),
        ([("duty-omar", True)], ("teacher-maria",), ("teacher-omar",)),
        ([("duty-maria", True)], ("teacher-maria",), ()),
        ([("duty-omar", True), ("duty-omar", True)], ("teacher-maria",), ("teacher-omar",)),
    ],
)
def test_who_teaches_and_who_teaches_instead(
    told: list[tuple[str, bool]], teachers: tuple[str, ...], substitutes: tuple[str, ...]
) -> None:
    listed = [{"duty": {"id": duty}, "participates": there} for duty, there in told]
    draft = one(an_event(teacherExceptions=listed))

    assert (draft.teachers, draft.substitutes) == (teachers, substitutes)


def test_a_teacher_is_there_between_the_days_of_the_assignment() -> None:
    held = [
        {"duty": {"id": "duty-maria"}, "endDate": "2026-11-23"},
        {"duty": {"id": "duty-omar"}, "startDate": "2026-11-24", "endDate": "2026-11-24"},
    ]

    assert one(an_event(), activities=[an_activity(teachers=held)]).teachers == ("teacher-omar",)


def test_without_duties_a_duty_is_taken_for_the_person() -> None:
    assert one(an_event(), duties=[]).teachers == ("duty-maria",)


def test_a_students_exception_has_times_of_its_own() -> None:
    told = [
        {"student": {"id": "s-1"}, "participates": False},
        {"student": {"id": "s-2"}, "participates": True, "startTime": "2026-11-24T08:00:00Z"},
    ]

    assert one(an_event(studentExceptions=told)).exceptions == (
        DraftException(student="s-1", participates=False),
        DraftException(student="s-2", participates=True, starts="09:00"),
    )


def test_a_room_that_the_file_does_not_know_is_left_out_and_told_of() -> None:
    reading = read(an_event(rooms=[{"id": "nowhere"}, {"id": "x", "displayName": "Aulan"}]))

    assert [draft.room for draft in reading.drafts] == ["Aulan"]
    (told,) = reading.rejections
    assert (told.field, told.reason, told.went_in) == ("rooms", ss12000.NO_ROOM, True)


@pytest.mark.parametrize(
    ("changes", "where", "reason"),
    [
        ({"id": None}, "id", rows.EMPTY),
        ({"id": 7}, "id", rows.WRONG_TYPE),
        ({"id": "x" * 256}, "id", rows.TOO_LONG),
        ({"activity": None}, "activity", rows.EMPTY),
        ({"activity": "activity-1"}, "activity", rows.WRONG_TYPE),
        ({"activity": {"id": "other"}}, "activity", ss12000.NOWHERE),
        ({"startTime": None}, "startTime", wall.NO_INSTANT),
        ({"endTime": "2026-11-24T08:00:00+01:00"}, "endTime", wall.ENDS_FIRST),
        ({"endTime": "2026-11-25T00:00:00+01:00"}, "endTime", wall.OVER_MIDNIGHT),
        ({"cancelled": "nej"}, "cancelled", rows.WRONG_TYPE),
        ({"comment": 1}, "comment", rows.WRONG_TYPE),
        ({"rooms": {"id": "room-12"}}, "rooms", rows.WRONG_TYPE),
        ({"rooms": [{"id": "r", "displayName": "x" * 101}]}, "rooms", rows.TOO_LONG),
        ({"rooms": [{"id": "r", "displayName": "\u202e12"}]}, "rooms", rows.UNSHOWN),
        ({"teacherExceptions": ["x"]}, "teacherExceptions", rows.WRONG_TYPE),
        (
            {"teacherExceptions": [{"duty": {"id": "d"}}]},
            "teacherExceptions",
            exceptions.MISSING,
        ),
        (
            {"studentExceptions": [{"student": {"id": "s"}, "participates": True}] * 31},
            "studentExceptions",
            rows.TOO_MANY,
        ),
        (
            {
                "studentExceptions": [
                    {
                        "student": {"id": "s"},
                        "participates": True,
                        "endTime": "2026-11-25T08:00:00Z",
                    }
                ]
            },
            "studentExceptions",
            exceptions.ANOTHER_DAY,
        ),
        (
            {
                "studentExceptions": [
                    {
                        "student": {"id": "s"},
                        "participates": True,
                        "startTime": "2026-11-24T10:00:00Z",
                    }
                ]
            },
            "studentExceptions",
            wall.ENDS_FIRST,
        ),
    ],
)
def test_a_bad_event_is_told_with_place_field_and_reason_and_the_others_go_in(
    changes: Json, where: str, reason: str
) -> None:
    reading = read(an_event(**changes), an_event(id="event-2"))

    assert [draft.id for draft in reading.drafts] == ["event-2"]
    (told,) = reading.rejections
    assert (told.place.section, told.place.number) == ("calendarEvents", 1)
    assert (told.field, told.reason, told.went_in) == (where, reason, False)


@pytest.mark.parametrize(
    ("changes", "where", "reason"),
    [
        ({"displayName": " "}, "displayName", rows.EMPTY),
        ({"displayName": "x" * 101}, "displayName", rows.TOO_LONG),
        ({"activityType": "Lek"}, "activityType", ss12000.NO_SUCH_KIND),
        ({"activityType": ["Undervisning"]}, "activityType", ss12000.NO_SUCH_KIND),
        ({"groups": []}, "groups", rows.EMPTY),
        ({"groups": [None]}, "groups", rows.WRONG_TYPE),
        ({"teachers": [{}]}, "teachers", rows.EMPTY),
        (
            {"teachers": [{"duty": {"id": "d"}, "startDate": "i går"}]},
            "teachers",
            fields.NOT_A_DATE,
        ),
    ],
)
def test_a_bad_activity_takes_its_events_with_it(changes: Json, where: str, reason: str) -> None:
    reading = read(an_event(), activities=[an_activity(**changes)])

    told = [(one.place.section, one.field, one.reason) for one in reading.rejections]
    assert told == [
        ("activities", where, reason),
        ("calendarEvents", "activity", ss12000.NOWHERE),
    ]
    assert (reading.drafts, reading.rows) == ([], 2)


def test_an_id_stands_once() -> None:
    reading = read(an_event(), an_event(), activities=[an_activity(), an_activity()])

    assert [(one.place.number, one.reason) for one in reading.rejections] == [
        (2, ss12000.TWICE), (2, ss12000.TWICE),
    ]  # fmt: skip


def test_a_long_comment_is_cut_and_the_lesson_stays() -> None:
    note = one(an_event(comment="ä" * 600)).note

    assert (len(note), note[-1]) == (rows.MOST_IN_A_NOTE, "…")


def test_the_file_speaks_for_groups_without_a_lesson_too() -> None:
    empty = an_activity(id="activity-2", groups=[{"id": "class-5A"}])

    assert read(an_event(), activities=[an_activity(), empty]).groups == {"class-4B", "class-5A"}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"{", b'"x"', b"\xff\xfe", b"[" * 100_000,
        b'{"activities": [], "calendarEvents": 1}',
        b'{"activities": {"data": 1}, "calendarEvents": []}',
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_as_a_whole(content: bytes) -> None:
    with pytest.raises(FileRefusedError):
        read_ss12000(content)


def test_a_file_of_too_many_lessons_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ss12000, "MOST_EVENTS", 1)

    with pytest.raises(FileRefusedError) as refused:
        read(an_event(), an_event(id="event-2"))

    assert refused.value.values == {"most": 1}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("2026-11-24T08:20:00Z"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([*an_event(), "cancelled", "teacherExceptions", "studentExceptions"])


@given(st.dictionaries(NAMES, JSON), st.dictionaries(st.sampled_from(list(an_activity())), JSON))
def test_whatever_stands_in_a_field_nothing_crashes_and_every_row_is_accounted_for(
    in_event: Json, in_activity: Json
) -> None:
    reading = read(an_event(**in_event), activities=[an_activity(**in_activity)])

    refused = {one.place.section for one in reading.rejections if not one.went_in}
    shown = in_activity.get("activityType") != "Läraraktivitet"
    assert bool(reading.drafts) == (not refused and shown)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(FileRefusedError):
        assert read_ss12000(content).drafts == []


def test_the_kinds_of_activity_are_the_standards() -> None:
    # Code_ActivityType of SS 12000:2020, version 2.1.0.
    listed = {"Undervisning", "Elevaktivitet", "Provaktivitet", "Läraraktivitet", "Övrigt"}

    assert set(ss12000.KINDS) == listed

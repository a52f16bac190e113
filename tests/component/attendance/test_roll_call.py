"""A lesson's roll call: read in one request, and saved whole in one."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.reports import report
from tests.component.attendance.roll_calls import (
    DURING,
    Classroom,
    a_classroom,
    a_lesson,
    mark,
    put_week,
)
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, Portal, call

from attendance.api import handler
from attendance.timetable.lesson import LessonKind, StudentException
from skolbro import ids
from skolbro.access.relations import Kind

pytestmark = pytest.mark.usefixtures("_begun")


@pytest.fixture
def _begun(room: Classroom, at: Clock) -> None:  # noqa: ARG001 - made first, by the clock of the morning
    at(DURING)


@pytest.fixture
def room(portal: Portal) -> Classroom:
    return a_classroom(portal)


def students(room: Classroom, **parts: Any) -> list[dict[str, Any]]:
    answer = room.read(**parts)
    assert answer.status == 200, answer
    found: list[dict[str, Any]] = answer.body["students"]
    return found


def test_a_teacher_reads_the_lesson_with_those_who_are_expected_there(room: Classroom) -> None:
    answer = room.read()

    assert answer.status == 200
    assert answer.headers["ETag"].startswith('"1-')
    assert answer.body["lesson"] == {
        "id": room.lesson, "title": "Svenska", "room": "B12", "starts": "08:20", "ends": "09:00",
    }  # fmt: skip
    assert answer.body["opensAt"] == "2026-11-24T07:10:00Z"
    assert (answer.body["savedBy"], answer.body["savedAt"]) == (None, None)
    names = [one["displayName"] for one in answer.body["students"]]
    assert names == ["Alva Lind", "Bo Berg", "Cilla Dahl"]
    alva = answer.body["students"][0]
    assert (alva["reported"], alva["reports"], alva["mark"]) == ("none", [], None)


def test_what_is_reported_is_seen_before_the_roll_is_called(room: Classroom, at: Clock) -> None:
    at(TUESDAY)
    report(
        room.family, note="Tandläkaren", wholeDay=None, span={"starts": "08:30", "ends": "10:00"}
    )
    at(DURING)

    alva = students(room)[0]

    assert alva["reported"] == "part"
    (told,) = alva["reports"]
    assert (told["starts"], told["ends"], told["note"]) == ("08:30", "10:00", "Tandläkaren")


def test_a_report_of_another_part_of_the_day_is_not_the_lessons(room: Classroom) -> None:
    report(room.family, wholeDay=None, span={"starts": "09:00", "ends": "10:00"})

    assert (students(room)[0]["reported"], students(room)[0]["reports"]) == ("none", [])


def test_the_class_is_saved_at_once_and_read_back(room: Classroom) -> None:
    marks = [
        mark(room.alva, "late", 7),
        mark(room.bo, "leftEarly", 12),
        mark(room.cilla, "present"),
    ]

    saved = room.save(*marks)

    assert (saved.status, saved.headers["ETag"]) == (200, '"2"')
    assert saved.body["marks"] == marks
    assert saved.body["savedBy"] == {"id": room.teacher, "name": "Tor Ek", "me": True}
    read = room.read(by=room.family.mentor)
    assert read.headers["ETag"].startswith('"2-')
    assert read.body["savedBy"]["me"] is False
    assert [one["mark"] for one in read.body["students"]] == [
        {name: one[name] for name in ("presence", "missedMinutes")} for one in marks
    ]


def test_a_save_leaves_an_event_that_names_no_student(room: Classroom) -> None:
    room.save()

    (event,) = room.events("roll_call_saved")
    assert event["data"] == {
        "school_id": room.family.school.id,
        "group_id": room.family.class_id,
        "lesson_id": room.lesson,
        "date": "2026-11-24",
        "version": 2,
        "by": room.teacher,
    }


def test_a_correction_keeps_what_was_said_before(room: Classroom, at: Clock) -> None:
    room.save()
    at(DURING + timedelta(minutes=5))
    corrected = room.save(*room.all("late", missed=9), by=room.family.mentor, version='"2"')

    assert corrected.headers["ETag"] == '"3"'
    answer = call(handler, "GET", f"{room.address}/saves", person=room.teacher)
    newest, first = answer.body["items"]
    assert newest["savedBy"]["name"] == "Maria Ek"
    assert newest["savedAt"] == "2026-11-24T07:35:00Z"
    assert newest["marks"][0] == mark(room.alva, "late", 9)
    assert first["savedBy"]["me"] is True
    assert first["marks"][0] == mark(room.alva, "absent")


def test_of_two_teachers_at_once_the_second_is_told_and_nothing_is_lost(room: Classroom) -> None:
    assert room.save().status == 200

    other = room.save(*room.all("present"), by=room.family.mentor)

    assert (other.status, other.problem) == (412, "changed-meanwhile")
    assert students(room)[0]["mark"]["presence"] == "absent"
    assert len(room.events("roll_call_saved")) == 1


def test_a_save_whose_answer_was_lost_is_answered_again(room: Classroom, at: Clock) -> None:
    first = room.save()
    before = room.day()
    at(DURING + timedelta(minutes=1))

    again = room.save()

    assert (again.status, again.body, again.headers["ETag"]) == (200, first.body, '"2"')
    assert room.day() == before
    assert len(room.events("roll_call_saved")) == 1


@pytest.mark.parametrize("change", ["by", "marks"])
def test_another_save_of_the_same_version_is_no_repetition(room: Classroom, change: str) -> None:
    room.save()

    changes: dict[str, dict[str, Any]] = {
        "by": {"by": room.family.mentor},
        "marks": {"marks": room.all("present")},
    }

    other = room.save(**changes[change])

    assert (other.status, other.problem) == (412, "changed-meanwhile")


def test_a_roll_call_that_nobody_has_saved_has_no_history(room: Classroom) -> None:
    assert call(handler, "GET", f"{room.address}/saves", person=room.teacher).status == 404


def test_a_repetition_after_somebody_elses_save_is_told_of_it(room: Classroom) -> None:
    room.save()
    room.save(*room.all("present"), by=room.family.mentor, version='"2"')

    assert room.save().problem == "changed-meanwhile"


def test_the_tag_that_was_read_is_taken_though_a_report_has_come_since(
    room: Classroom, at: Clock
) -> None:
    at(TUESDAY)
    tag = room.read().headers["ETag"]
    report(room.family)
    again = room.read(headers={"if-none-match": tag})
    at(DURING)

    assert again.status == 200
    assert room.save(version=tag).status == 200


def test_a_reader_who_has_it_all_is_told_so(room: Classroom) -> None:
    tag = room.read().headers["ETag"]

    assert room.read(headers={"if-none-match": tag}).status == 304


def test_who_is_not_marked_keeps_what_stood(room: Classroom) -> None:
    room.save()

    room.save(mark(room.bo, "late", 3), version='"2"')

    assert [one["mark"]["presence"] for one in students(room)] == ["absent", "late", "present"]


def test_a_report_and_a_mark_stand_side_by_side(room: Classroom, at: Clock) -> None:
    at(TUESDAY)
    report(room.family)
    at(DURING)
    room.save()

    alva = students(room)[0]

    assert (alva["reported"], alva["mark"]["presence"]) == ("whole", "absent")
    day = room.day()
    assert day["version"] == 2
    assert day[f"mark#{room.lesson}"]["version"] == 2


@pytest.mark.parametrize(
    ("minute", "status"), [("08:09", 409), ("08:10", 200), ("08:59", 200), ("23:59", 200)]
)
def test_the_roll_is_called_from_ten_minutes_before(
    room: Classroom, at: Clock, minute: str, status: int
) -> None:
    hour, minutes = map(int, minute.split(":"))
    at(datetime(2026, 11, 24, hour - 1, minutes, tzinfo=UTC))

    answer = room.save()

    assert answer.status == status
    if status == 409:
        assert answer.problem == "roll-call-not-open"
        assert "08:10" in answer.body["detail"]
        assert room.day() == {}


def test_a_roll_call_is_corrected_for_thirty_days(room: Classroom, at: Clock) -> None:
    at(DURING + timedelta(days=30))
    assert room.save().status == 200

    at(DURING + timedelta(days=31))
    late = room.save(version='"2"')

    assert (late.status, late.problem) == (409, "roll-call-closed")
    assert "administratör" in late.body["detail"]


@pytest.mark.parametrize("change", [{"cancelled": True}, {"kind": LessonKind.BREAK}])
def test_no_roll_is_called_where_nobody_is_expected(
    room: Classroom, change: dict[str, Any]
) -> None:
    put_week(room, a_lesson(room, **change))

    assert room.read().problem == "no-roll-call"
    assert room.save().problem == "no-roll-call"
    assert room.day() == {}


def test_a_lesson_of_another_day_or_group_is_not_there(room: Classroom, portal: Portal) -> None:
    other = a_classroom(portal)
    for address in (
        room.address_of(other.lesson),
        room.address_of(room.lesson, "2026-11-23"),
        room.address_of(ids.new()),
        room.address_of(room.lesson, "2026-11-16"),
    ):
        read = call(handler, "GET", address, person=room.teacher)
        saved = room.save(address=address)
        assert (read.status, read.problem) == (404, "not-found"), address
        assert (saved.status, saved.problem) == (404, "not-found"), address
    assert room.save(address=other.address).status == 404
    assert room.day() == {}


@pytest.mark.parametrize("change", [{"starts": "08:30"}, {"ends": "09:10"}])
def test_a_lesson_that_has_been_moved_is_read_again(
    room: Classroom, change: dict[str, Any]
) -> None:
    put_week(room, a_lesson(room, **change))

    answer = room.save()

    assert (answer.status, answer.problem) == (409, "lesson-changed")
    assert room.day() == {}


def test_a_student_has_own_times_or_is_not_expected(room: Classroom) -> None:
    own = StudentException(student_id=room.alva, ends="08:40")
    away = StudentException(student_id=room.bo, participates=False)
    put_week(room, a_lesson(room, exceptions=(own, away)))

    shown = students(room)

    assert [one["id"] for one in shown] == [room.alva, room.cilla]
    assert shown[0]["ownTimes"] == {"starts": None, "ends": "08:40"}
    marks = [mark(room.alva, "absent", ownTimes=shown[0]["ownTimes"]), mark(room.cilla, "present")]
    assert room.save(*marks).status == 200
    stored = room.day()[f"mark#{room.lesson}"]
    assert (stored["starts"], stored["ends"]) == ("08:20", "08:40")


@pytest.mark.parametrize("whose", ["forgotten", "invented", "changed", "not there"])
def test_own_times_are_those_of_the_timetable(room: Classroom, whose: str) -> None:
    own = StudentException(student_id=room.alva, ends="08:40")
    away = StudentException(student_id=room.bo, participates=False)
    put_week(room, a_lesson(room, exceptions=(own, away)))
    right = {"starts": None, "ends": "08:40"}
    wrong = {
        "forgotten": mark(room.alva, "absent"),
        "invented": mark(room.cilla, "absent", ownTimes=right),
        "changed": mark(room.alva, "absent", ownTimes={"starts": "08:20", "ends": "08:40"}),
        "not there": mark(room.bo, "present"),
    }[whose]

    answer = room.save(wrong)

    assert (answer.status, answer.problem) == (409, "lesson-changed")
    assert room.events("roll_call_saved") == []


def test_a_student_who_left_the_group_this_morning_is_not_marked(
    room: Classroom, portal: Portal
) -> None:
    portal.relate(room.bo, Kind.MEMBER_OF, room.family.class_id, valid_until=TUESDAY)

    answer = room.save()

    assert (answer.status, answer.problem) == (409, "student-not-in-lesson")
    assert [one["pointer"] for one in answer.body["errors"]] == ["/marks/1/studentId"]
    assert room.day() == {}


@pytest.mark.parametrize(
    ("presence", "missed", "status"),
    [
        ("present", 0, 200), ("present", 1, 422), ("absent", 0, 200), ("absent", 40, 422),
        ("late", 0, 422), ("late", 1, 200), ("late", 39, 200), ("late", 40, 422),
        ("leftEarly", 0, 422), ("leftEarly", 39, 200), ("leftEarly", 41, 422), ("late", 1439, 422),
    ],
)  # fmt: skip
def test_minutes_belong_to_the_late_and_to_who_left_early(
    room: Classroom, presence: str, missed: int, status: int
) -> None:
    answer = room.save(mark(room.bo, "present"), mark(room.alva, presence, missed))

    assert answer.status == status
    if status == 422:
        assert answer.problem == "mark-not-possible"
        assert answer.body["errors"][0]["pointer"] == "/marks/1/missedMinutes"


def test_a_student_is_marked_once(room: Classroom) -> None:
    answer = room.save(mark(room.bo, "present"), mark(room.alva, "absent"), mark(room.bo, "absent"))

    assert answer.problem == "mark-not-possible"
    pointers = [one["pointer"] for one in answer.body["errors"]]
    assert pointers == ["/marks/0/studentId", "/marks/2/studentId"]


def test_a_save_names_the_version_that_was_read(room: Classroom) -> None:
    assert room.save(version="").status == 428
    for never_given in ('"2"', '"0"', 'W/"1"', "*", '"1-x"'):
        assert room.save(version=never_given).status == 412


def test_a_teacher_whose_work_with_the_group_has_just_ended_saves_nothing(
    room: Classroom, portal: Portal
) -> None:
    portal.relate(room.teacher, Kind.TEACHES, room.family.class_id, valid_until=DURING)

    assert room.read().status == 404
    assert room.save().status == 404
    assert room.day() == {}


def test_who_calls_the_roll_marks_a_protected_student_and_the_reading_is_logged(
    portal: Portal, at: Clock
) -> None:
    room = a_classroom(portal, protected=True)
    at(DURING)

    assert room.alva in [one["id"] for one in students(room)]
    assert room.save().status == 200
    history = call(handler, "GET", f"{room.address}/saves", person=room.teacher)
    assert room.alva in str(history.body)
    reads = portal.items("attendance", "Read")
    assert {one["what"]["S"] for one in reads} == {"attendance.roll-call"}
    assert {one["reader_id"]["S"] for one in reads} == {room.teacher}
    assert {one["person_id"]["S"] for one in reads} == {room.alva}
    assert len(reads) == 2


def test_a_class_of_thirty_five_is_saved_at_once(room: Classroom, portal: Portal) -> None:
    school = room.family.school
    more = [ids.new() for _ in range(32)]
    for student in more:
        portal.relate(student, Kind.MEMBER_OF, room.family.class_id, school_id=school.id)

    answer = room.save(*room.all(), *(mark(one, "present") for one in more))

    assert answer.status == 200
    assert len(portal.items("attendance", "StudentDay")) == 35


def test_the_clock_change_does_not_move_a_lesson(room: Classroom, at: Clock) -> None:
    # Monday after the night in which the clocks went back, 08:10 is 07:10 UTC; before, 06:10.
    monday, friday = date(2026, 10, 26), date(2026, 10, 23)
    for day, opens in ((monday, (7, 10)), (friday, (6, 10))):
        put_week(room, a_lesson(room, day=day))
        address = room.address_of(room.lesson, day.isoformat())
        opening = datetime(day.year, day.month, day.day, *opens, tzinfo=UTC)
        at(opening - timedelta(seconds=1))
        assert room.save(address=address).problem == "roll-call-not-open"
        at(opening)
        assert room.save(address=address).status == 200

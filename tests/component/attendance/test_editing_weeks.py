"""An administrator edits a week: what changes, what is refused, and what is told."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.attendance.timetables import (
    LESSON,
    Timetables,
    lessons,
    shown,
    timetables,
)
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, Portal, a_school

from attendance.timetable.editing import add_lesson
from attendance.timetable.week import MOST_LESSONS, GroupWeek
from skolbro import ids
from skolbro.access.relations import Duty, Kind

KEY = {"idempotency-key": "0123456789"}


@pytest.fixture
def school(portal: Portal) -> Timetables:
    return timetables(portal)


def test_a_lesson_is_added_with_an_address_and_the_weeks_new_version(school: Timetables) -> None:
    answer = school.add(teacherIds=[school.family.mentor])

    lesson = answer.body["lesson"]
    assert answer.status == 201
    assert answer.headers["ETag"].startswith('"2-')
    assert answer.headers["Location"] == f"{school.place()}/lessons/{lesson['id']}"
    assert answer.body["warnings"] == []
    read = school.read()
    assert (read.headers["ETag"], lessons(read)) == (answer.headers["ETag"], [lesson])


def test_an_answer_that_was_lost_is_given_again_and_one_lesson_is_made(school: Timetables) -> None:
    shown = school.read().headers["ETag"]
    first = school.add(headers=KEY, version=shown)
    again = school.add(headers=KEY, version=shown)

    assert (again.status, again.body) == (201, first.body)
    assert again.headers == first.headers
    assert len(lessons(school.read())) == 1
    other = school.add(headers=KEY, version=shown, title="Svenska")
    assert other.problem == "idempotency-key-reused"


def test_a_lesson_is_moved_cancelled_and_given_a_substitute(school: Timetables) -> None:
    made = school.add(teacherIds=[school.family.mentor]).body["lesson"]
    body = {**LESSON, "date": "2026-11-26", "starts": "13:00", "ends": "14:00",
            "teacherIds": [school.family.mentor], "substituteIds": [school.omar]}  # fmt: skip

    moved = school.send("PUT", made["id"], body=body)
    cancelled = school.send("PUT", made["id"], body={**body, "cancelled": True})

    assert moved.status == 200
    assert moved.headers["ETag"].startswith('"3-')
    assert moved.body["lesson"]["movedFrom"] == {"date": "2026-11-24", "starts": "08:20"}
    assert moved.body["lesson"]["substitutes"] == [{"id": school.omar, "name": "Omar Ali"}]
    assert cancelled.body["lesson"]["cancelled"] is True
    assert lessons(school.student_week())[0]["movedFrom"]["date"] == "2026-11-24"
    assert lessons(school.student_week())[0]["cancelled"] is True


def test_a_lesson_is_taken_out(school: Timetables, portal: Portal) -> None:
    made = school.add(teacherIds=[school.omar]).body["lesson"]

    assert school.send("DELETE", made["id"]).status == 204

    assert lessons(school.read()) == []
    assert shown(school.own_week(school.omar)) == []
    for entity in ("TeacherWeek", "RoomWeek"):
        (item,) = portal.items("attendance", entity)
        assert [name for name in item if name.startswith("at#")] == []


def test_two_administrators_do_not_write_over_each_other(school: Timetables) -> None:
    added = school.add()
    made, tag = added.body["lesson"], added.headers["ETag"]
    first = school.send("PUT", made["id"], version=tag, body={**LESSON, "title": "Svenska"})

    for method, body in (("PUT", LESSON), ("DELETE", None)):
        answer = school.send(method, made["id"], version=tag, body=body)
        assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert school.add(version=tag).problem == "changed-meanwhile"
    assert (first.status, shown(school.read())) == (200, ["2026-11-24 08:20 Svenska"])


def test_a_change_names_the_version_it_changes(school: Timetables) -> None:
    made = school.add().body["lesson"]

    for method, lesson_id in (("POST", ""), ("PUT", made["id"]), ("DELETE", made["id"])):
        body = None if method == "DELETE" else LESSON
        answer = school.send(method, lesson_id, version="", body=body)
        assert (answer.status, answer.problem) == (428, "if-match-needed")


def test_what_is_not_there_is_not_changed(school: Timetables) -> None:
    school.add()

    assert school.send("PUT", ids.new(), body=LESSON).problem == "not-found"
    assert school.send("DELETE", ids.new()).problem == "not-found"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"date": "2026-11-30"}, "day-outside-week"),
        ({"date": "2026-11-22"}, "day-outside-week"),
        ({"ends": "08:20"}, "lesson-times"),
        ({"ends": "08:00"}, "lesson-times"),
        ({"starts": "8:20"}, "invalid-request"),
        ({"ends": "24:00"}, "invalid-request"),
        ({"title": " "}, "invalid-request"),
        ({"title": "x" * 101}, "invalid-request"),
        ({"kind": "lek"}, "invalid-request"),
        ({"teacherIds": "x"}, "invalid-request"),
        ({"teacherIds": [1]}, "invalid-request"),
        ({"teacherIds": [ids.new()]}, "unknown-staff"),
        ({"substituteIds": [ids.new()]}, "unknown-staff"),
        ({"exceptions": [{"studentId": ids.new(), "participates": True}]}, "not-in-group"),
        ({"room": 12}, "invalid-request"),
        ({"extra": True}, "invalid-request"),
    ],
)
def test_a_lesson_that_cannot_be_is_refused_and_nothing_is_written(
    school: Timetables, portal: Portal, changes: dict[str, Any], problem: str
) -> None:
    answer = school.add(**changes)

    assert (answer.status, answer.problem) == (422, problem)
    assert portal.items("attendance") == []


def test_a_full_week_takes_no_more(school: Timetables, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_LESSONS == 100
    monkeypatch.setattr("attendance.timetable.week.MOST_LESSONS", 1)
    school.add()

    answer = school.add(title="Svenska")

    assert (answer.status, answer.problem) == (409, "week-full")


def test_a_teacher_or_a_room_in_two_places_is_told_and_not_refused(school: Timetables) -> None:
    maria, music = school.family.mentor, school.group("Musik 4")
    school.add(teacherIds=[maria])

    answer = school.add(group=music, starts="09:00", ends="10:00", room="sal 12",
                        teacherIds=[school.omar], substituteIds=[maria])  # fmt: skip

    told = {"groupName": "4B", "date": "2026-11-24", "starts": "08:20", "ends": "09:20"}
    assert answer.status == 201
    assert answer.body["warnings"] == [
        {"kind": "room", "name": "sal 12", **told},
        {"kind": "teacher", "name": "Maria Ek", **told},
    ]
    later = school.send("PUT", answer.body["lesson"]["id"], group=music, body={
        **LESSON, "starts": "09:20", "ends": "10:00", "substituteIds": [maria]})  # fmt: skip
    assert later.body["warnings"] == []


def test_a_lesson_does_not_clash_with_what_it_was(school: Timetables) -> None:
    made = school.add(teacherIds=[school.omar]).body["lesson"]

    answer = school.send("PUT", made["id"], body={**LESSON, "teacherIds": [school.omar],
                                                   "starts": "08:40"})  # fmt: skip

    assert answer.body["warnings"] == []


def test_only_the_schools_own_administrators_edit(school: Timetables, portal: Portal) -> None:
    made, principal, other = school.add().body["lesson"], ids.new(), ids.new()
    portal.work_at(principal, school.family.school, Duty.PRINCIPAL)
    portal.work_at(other, portal.add_school(a_school()), Duty.SCHOOL_ADMINISTRATOR)
    before = portal.items("attendance")

    for person in (principal, other, school.family.mentor, school.family.anna, ids.new()):
        assert school.read(by=person).problem == "not-found"
        assert school.add(by=person).problem == "not-found"
        for method, body in (("PUT", LESSON), ("DELETE", None)):
            answer = school.send(method, made["id"], by=person, body=body)
            assert answer.problem == "not-found"
    assert portal.items("attendance") == before


def test_a_group_of_another_school_is_not_there(school: Timetables, portal: Portal) -> None:
    elsewhere = ids.new()
    portal.relate(ids.new(), Kind.MEMBER_OF, elsewhere, school_id=ids.new())

    for group in (elsewhere, ids.new(), "x"):
        assert school.read(group=group).problem == "not-found"
        assert school.add(group=group, version='"1"').problem == "not-found"
    assert portal.items("attendance") == []


def test_a_duty_that_has_just_ended_changes_nothing(
    school: Timetables, portal: Portal, at: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = school.family.school
    portal.relate(school.sara, Kind.WORKS_AT, place.id, school_id=place.id,
                  duties=(Duty.SCHOOL_ADMINISTRATOR,),
                  valid_until=TUESDAY + timedelta(seconds=1))  # fmt: skip

    def a_second_later(*parts: Any, **named: Any) -> GroupWeek:
        at(TUESDAY + timedelta(seconds=1))
        return add_lesson(*parts, **named)

    tag = school.read().headers["ETag"]
    monkeypatch.setattr("attendance.timetable.changing.add_lesson", a_second_later)

    assert school.add(version=tag).problem == "not-found"
    assert portal.items("attendance") == []


def test_a_change_of_what_was_not_shown_reads_and_changes_nothing(
    school: Timetables, portal: Portal
) -> None:
    other = ids.new()
    portal.work_at(other, school.family.school, Duty.SCHOOL_ADMINISTRATOR)
    made, group = school.add().body["lesson"], school.group("Matte 4")
    tags = {
        "none of ours": '"2"',
        "made up": f'"2-{"0" * 24}"',
        "another administrator's": school.read(by=other).headers["ETag"],
        "another week's": school.read(week="2026-W49").headers["ETag"],
        "another group's": school.read(group=group).headers["ETag"],
    }
    before = portal.items("attendance")

    for what, tag in tags.items():
        answer = school.send("PUT", made["id"], version=tag, body={**LESSON, "title": "Svenska"})
        assert (answer.status, answer.problem) == (412, "changed-meanwhile"), what
    assert portal.items("attendance") == before


def test_who_was_shown_a_week_and_is_an_administrator_no_more_is_told_nothing(
    school: Timetables, portal: Portal
) -> None:
    made, tag = school.add().body["lesson"], school.read().headers["ETag"]
    place = school.family.school
    portal.relate(school.sara, Kind.WORKS_AT, place.id, school_id=place.id,
                  duties=(Duty.SCHOOL_ADMINISTRATOR,), valid_until=TUESDAY)  # fmt: skip

    for method, body in (("PUT", LESSON), ("DELETE", None)):
        answer = school.send(method, made["id"], version=tag, body=body)
        assert (answer.status, answer.problem) == (404, "not-found")

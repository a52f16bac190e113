"""The office corrects the roll call of a lesson that is too long ago for its teachers."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.component.attendance.leaves import kept
from tests.component.attendance.months import deliver_outbox
from tests.component.attendance.roll_calls import (
    DURING,
    Classroom,
    a_classroom,
    a_lesson,
    mark,
    put_week,
)
from tests.component.conftest import Clock
from tests.component.portal import Answer, Portal, a_school, call

from attendance.api import handler
from attendance.statistics.items import MONTH
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.table import from_item

LATER = DURING + timedelta(days=60)


@pytest.fixture
def room(portal: Portal, at: Clock) -> Classroom:
    """The class; Alva was marked absent at the time."""
    made = a_classroom(portal)
    at(DURING)
    assert made.save().status == 200
    at(LATER)
    return made


def an_administrator(room: Classroom) -> str:
    person, school = ids.new(), room.family.school
    room.portal.relate(
        person, Kind.WORKS_AT, school.id, school_id=school.id, commune_id=school.commune_id,
        duties=(Duty.SCHOOL_ADMINISTRATOR,), person_name="Sara Åberg",
    )  # fmt: skip
    return person


def ask(room: Classroom, method: str, *, by: str, school: str = "", **parts: Any) -> Answer:
    lesson = parts.pop("lesson", room.lesson)
    place = room.address_of(lesson, parts.pop("day", "2026-11-24")).removeprefix("/attendance")
    path = f"/attendance/schools/{school or room.family.school.id}{place}"
    return call(handler, method, path, person=by, **parts)


def correct(room: Classroom, *marks: dict[str, Any], version: str = '"2"', **parts: Any) -> Answer:
    body = {"starts": "08:20", "ends": "09:00", "marks": list(marks or room.all("present"))}
    return ask(room, "PUT", body=body, headers={"if-match": version}, **parts)


def test_the_office_corrects_what_a_teacher_no_longer_may(room: Classroom) -> None:
    sara = an_administrator(room)
    assert room.save(*room.all("present"), version='"2"').problem == "roll-call-closed"

    read = ask(room, "GET", by=sara)
    saved = correct(room, by=sara, version=read.headers["ETag"])

    assert read.body["groupName"] == "4B"
    assert read.body["students"][0]["mark"] == {"presence": "absent", "missedMinutes": 0}
    assert saved.status == 200, saved
    assert saved.body["savedBy"] == {"id": sara, "name": "Sara Åberg", "me": True}
    assert room.day()[f"mark#{room.lesson}"]["presence"] == "present"
    history = call(handler, "GET", f"{room.address}/saves", person=room.teacher).body["items"]
    assert [one["savedBy"]["name"] for one in history] == ["Sara Åberg", "Tor Ek"]


def test_the_statistics_follow(room: Classroom) -> None:
    deliver_outbox(room.portal)
    assert correct(room, by=an_administrator(room)).status == 200
    deliver_outbox(room.portal)

    months = [from_item(one) for one in room.portal.items("attendance", MONTH.name)]
    (alva,) = [one for one in months if one["student_id"] == room.alva]
    assert alva["d24"]["g"] == {room.family.class_id: [40, 0, 0, 0]}


def test_the_same_sent_again_is_answered_and_an_old_version_is_refused(room: Classroom) -> None:
    sara = an_administrator(room)
    first, again = correct(room, by=sara), correct(room, by=sara)

    assert (again.status, again.body) == (200, first.body)
    other = correct(room, *room.all("absent"), by=sara)
    assert (other.status, other.problem) == (412, "changed-meanwhile")
    assert ask(room, "PUT", by=sara, body={
        "starts": "08:20", "ends": "09:00", "marks": room.all()}).status == 428  # fmt: skip


def test_a_lesson_that_has_not_begun_is_not_saved(room: Classroom, at: Clock) -> None:
    put_week(room, a_lesson(room, day=date(2026, 11, 26)))
    at(DURING)

    answer = correct(room, by=an_administrator(room), day="2026-11-26", version='"1"')

    assert (answer.status, answer.problem) == (409, "roll-call-not-open")


def test_nobody_else_gets_there(room: Classroom) -> None:
    other, principal = ids.new(), ids.new()
    other_school = room.portal.add_school(a_school())
    room.portal.work_at(other, other_school, Duty.SCHOOL_ADMINISTRATOR)
    room.portal.work_at(principal, room.family.school, Duty.PRINCIPAL)

    for person in (other, principal, room.teacher, room.family.mentor, room.family.anna):
        assert ask(room, "GET", by=person).status == 404
        assert correct(room, by=person).status == 404
    # Neither through the school that one does administer.
    assert ask(room, "GET", by=other, school=other_school.id).status == 404
    assert correct(room, by=other, school=other_school.id).status == 404
    assert room.day()[f"mark#{room.lesson}"]["presence"] == "absent"


def test_a_protected_student_is_neither_shown_nor_marked_and_keeps_the_mark(
    portal: Portal, at: Clock
) -> None:
    room = a_classroom(portal, protected=True)
    at(DURING)
    assert room.save(by=room.family.mentor).status == 200
    read_before = len(kept(portal, "Read"))
    at(LATER)
    sara = an_administrator(room)

    read = ask(room, "GET", by=sara)
    marked = correct(room, mark(room.alva, "present"), by=sara)
    saved = correct(room, mark(room.bo, "absent"), by=sara)

    assert [one["displayName"] for one in read.body["students"]] == ["Bo Berg", "Cilla Dahl"]
    assert (marked.status, marked.problem) == (409, "student-not-in-lesson")
    assert saved.status == 200, saved
    assert room.alva not in str((read.body, saved.body))
    assert room.day()[f"mark#{room.lesson}"]["presence"] == "absent"
    assert room.day(room.bo)[f"mark#{room.lesson}"]["presence"] == "absent"
    assert len(kept(portal, "Read")) == read_before

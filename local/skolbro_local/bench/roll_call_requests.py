"""The requests about a lesson's roll call of a class of 25, and about what it said."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from attendance.api import handler
from attendance.day.store import DAY
from attendance.timetable.items import lesson_attributes
from attendance.timetable.lesson import Lesson, week_of
from attendance.timetable.store import WEEK
from skolbro import aws
from skolbro.access.relations import Kind
from skolbro.access.store import people_of
from skolbro.table import to_item
from skolbro_local.bench.deployment import MORNING
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import World, stored_item

# A lesson whose roll is to be called, and one whose roll was called; a week before.
COMING, TAKEN = "01KARX00000000000000000001", "01KARX00000000000000000002"
WEEK_BEFORE = MORNING.date() - timedelta(days=7)
LESSONS_A_WEEK = 25


def roll_call_requests(world: World) -> tuple[Request, ...]:
    """One request or more to every operation of a lesson's roll call."""
    students = _teach(world)
    return (*_at_the_lesson(world, students), *_afterwards(world))


def _at_the_lesson(world: World, students: tuple[str, ...]) -> tuple[Request, ...]:
    lessons = f"/attendance/groups/{world.class_id}/days/{WEEK_BEFORE}/lessons"
    maria: dict[str, Any] = {"module": "attendance", "person": world.mentor}
    return (
        Request(
            operation="attendance_read_roll_call", path=f"{lessons}/{COMING}/roll-call", **maria
        ),
        _save(world, COMING, students),
        *_by_office(world, students),
        Request(
            operation="attendance_list_roll_call_saves", path=f"{lessons}/{TAKEN}/roll-call/saves",
            **maria,
        ),
    )  # fmt: skip


def _by_office(world: World, students: tuple[str, ...]) -> tuple[Request, ...]:
    save, of_school = _save(world, COMING, students), f"/attendance/schools/{world.school.id}"
    path = save.path.replace("/attendance", of_school, 1)
    read = replace(save, operation="attendance_read_roll_call", method="GET", body=None, headers={})
    return tuple(
        replace(one, operation=f"{one.operation}_by_office", path=path, person=world.administrator)
        for one in (read, save)
    )


def _afterwards(world: World) -> tuple[Request, ...]:
    child = f"/attendance/students/{world.child}"
    mentored = f"/attendance/groups/{world.class_id}/students/{world.child}"
    lesson = f"days/{WEEK_BEFORE}/lessons/{TAKEN}"
    maria: dict[str, Any] = {"module": "attendance", "person": world.mentor}
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    known = stored_item(world, "attendance", DAY, student_id=world.child, date=WEEK_BEFORE)
    said: dict[str, Any] = {
        "method": "PUT",
        "headers": {"if-match": '"1"'},
        "standing": ((world.deployment.table("attendance"), known),),
    }
    return (
        Request(operation="attendance_list_student_days", path=f"{child}/days", **anna),
        Request(
            operation="attendance_list_mentored_student_days", path=f"{mentored}/days", **maria
        ),
        Request(
            operation="attendance_explain_absence", path=f"{child}/{lesson}/explanation",
            body={"text": "Bussen kom inte"}, **said, **anna,
        ),
        Request(
            operation="attendance_assess_absence", path=f"{mentored}/{lesson}/validity",
            body={"valid": True}, **said, **maria,
        ),
    )  # fmt: skip


def _teach(world: World) -> tuple[str, ...]:
    """A whole week of lessons, of which one has had its roll called; who is in the class."""
    with world.deployment.serving("attendance"):
        members = people_of(world.class_id, kinds=(Kind.MEMBER_OF,), now=MORNING)
        students = tuple(one.person_id for one in members)
        aws.dynamodb().put_item(
            TableName=world.deployment.table("attendance"), Item=to_item(WEEK.item(_week(world)))
        )
        handler(_save(world, TAKEN, students).event(), None)
    return students


def _week(world: World) -> dict[str, Any]:
    ids = [COMING, TAKEN, *(f"01KARX{number:020d}" for number in range(10, 8 + LESSONS_A_WEEK))]
    lessons = [
        Lesson(
            id=lesson_id, group_id=world.class_id, day=WEEK_BEFORE, starts="08:20", ends="09:00",
            title="Svenska", room="B12",
        )
        for lesson_id in ids
    ]  # fmt: skip
    return {
        "group_id": world.class_id,
        "school_id": world.school.id,
        "week": week_of(WEEK_BEFORE),
        "lessons": {one.id: lesson_attributes(one) for one in lessons},
        "version": 1,
    }


def _save(world: World, lesson_id: str, students: tuple[str, ...]) -> Request:
    marks = [{"studentId": one, "presence": "present", "missedMinutes": 0} for one in students]
    for mark in marks:
        if mark["studentId"] == world.child:
            mark["presence"] = "absent"
    path = f"/attendance/groups/{world.class_id}/days/{WEEK_BEFORE}/lessons/{lesson_id}/roll-call"
    return Request(
        operation="attendance_save_roll_call", module="attendance", method="PUT", path=path,
        person=world.mentor, headers={"if-match": '"1"'},
        body={"starts": "08:20", "ends": "09:00", "marks": marks},
    )  # fmt: skip

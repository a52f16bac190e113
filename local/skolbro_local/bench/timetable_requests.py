"""Requests about a timetable: a full week of a class, with teachers, rooms and an import."""

from datetime import date, timedelta
from typing import Any

from attendance.timetable.items import week_attributes
from attendance.timetable.lesson import Lesson, Teacher
from attendance.timetable.store import TIMETABLE
from attendance.timetable.store import WEEK as GROUP_WEEK
from attendance.timetable.week import GroupWeek
from attendance.timetable_import import store
from attendance.timetable_import.imports import Format, new_import
from attendance.timetable_import.reading.rows import Place, Rejection
from skolbro import ids
from skolbro.access.scopes import at_work
from skolbro.access.scopes.shown import week_as_shown
from skolbro.http.etag import of_version_shown
from skolbro.table import to_item
from skolbro_local.bench.deployment import MORNING
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import REJECTIONS, World

WEEK, MONDAY = "2026-W48", date(2026, 11, 23)
LESSONS_IN_A_DAY = 7


def timetable_requests(world: World) -> tuple[Request, ...]:
    """Every operation of the timetable and its import."""
    week = _week(world)
    table = world.deployment.table("attendance")
    standing = tuple(
        (table, to_item(item))
        for item in (
            GROUP_WEEK.item(week_attributes(week)),
            TIMETABLE.item({"school_id": world.school.id}),
        )
    )
    return (*_reading(world, standing), *_editing(world, week, standing), *_importing(world))


def _week(world: World) -> GroupWeek:
    maria = Teacher(id=world.mentor, name="Maria Ek")
    lessons = [
        Lesson(
            id=ids.new(), group_id=world.class_id, day=MONDAY + timedelta(days=day),
            starts=f"{8 + hour:02d}:20", ends=f"{9 + hour:02d}:10", title="Matematik",
            room="Sal 12", teachers=(maria,), note="Ta med linjal",
        )
        for day in range(5)
        for hour in range(LESSONS_IN_A_DAY)
    ]  # fmt: skip
    return GroupWeek(
        group_id=world.class_id, group_name="4B", school_id=world.school.id, week=WEEK,
        lessons={lesson.id: lesson for lesson in lessons},
    )  # fmt: skip


def _reading(world: World, standing: Any) -> tuple[Request, ...]:  # noqa: ANN401 - of a request
    common: dict[str, Any] = {"module": "attendance", "standing": standing}
    return (
        Request(
            operation="attendance_read_student_week", person=world.guardian,
            path=f"/attendance/students/{world.child}/weeks/{WEEK}", **common,
        ),
        Request(
            operation="attendance_read_own_week", person=world.mentor,
            path=f"/attendance/teachers/me/weeks/{WEEK}", **common,
        ),
        Request(
            operation="attendance_read_group_week", person=world.mentor,
            path=f"/attendance/groups/{world.class_id}/weeks/{WEEK}", **common,
        ),
    )  # fmt: skip


def _editing(world: World, week: GroupWeek, standing: Any) -> tuple[Request, ...]:  # noqa: ANN401 - as above
    place = f"/attendance/schools/{world.school.id}/groups/{world.class_id}/weeks/{WEEK}"
    lesson = f"{place}/lessons/{next(iter(week.lessons))}"
    body = {"date": MONDAY.isoformat(), "starts": "07:20", "ends": "08:10", "title": "Bild"}
    body |= {"room": "Bildsalen"}
    shown = week_as_shown(world.school.id, world.class_id, WEEK)
    with world.deployment.serving("attendance"):
        tag = of_version_shown(1, to=world.administrator, what=shown)
    sara: dict[str, Any] = {
        "module": "attendance",
        "person": world.administrator,
        "standing": standing,
        "headers": {"if-match": tag},
    }
    return (
        Request(operation="attendance_read_group_week_to_edit", path=place, **sara),
        Request(
            operation="attendance_add_lesson", method="POST", path=f"{place}/lessons", body=body,
            **sara,
        ),
        Request(
            operation="attendance_change_lesson", method="PUT", path=lesson, body=body, **sara
        ),
        Request(operation="attendance_delete_lesson", method="DELETE", path=lesson, **sara),
    )  # fmt: skip


def _importing(world: World) -> tuple[Request, ...]:
    imports = f"/attendance/schools/{world.school.id}/timetable-imports"
    one = f"{imports}/{_started(world)}"
    sara: dict[str, Any] = {"module": "attendance", "person": world.administrator}
    return (
        Request(
            operation="attendance_start_timetable_import", method="POST", path=imports,
            body={"fileName": "schema.json", "bytes": 1000, "format": "ss12000"}, **sara,
        ),
        Request(operation="attendance_read_timetable_import", path=one, **sara),
        Request(
            operation="attendance_list_timetable_rejections", path=f"{one}/rejections", **sara
        ),
    )  # fmt: skip


def _started(world: World) -> str:
    """An import with many rejected rows."""
    started = new_import(
        world.school.id, commune_id=world.school.commune_id, by=world.administrator, now=MORNING,
        size=1, kind=Format.SS12000,
    )  # fmt: skip
    places = (Place(section="calendarEvents", number=one) for one in range(1, REJECTIONS + 1))
    wrong = [Rejection(place=place, field="id", reason="Fel") for place in places]
    with world.deployment.serving("attendance"):
        store.start_import(at_work("bench"), started)
        store.keep_rejections(at_work("bench"), started.id, wrong)
    return started.id

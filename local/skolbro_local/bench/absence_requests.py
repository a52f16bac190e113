"""The requests of guardians, mentors and the office about absence."""

import json
from datetime import timedelta
from typing import Any

from attendance.api import handler as attendance
from attendance.day.items import day_from
from attendance.day.store import DAY
from skolbro.table import from_item
from skolbro_local.bench.deployment import MORNING
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import World, report, stored_item

TODAY = MORNING.date()
TOMORROW = TODAY + timedelta(days=1)
LAST_MONTH = TODAY - timedelta(days=28)


def absence_requests(world: World) -> tuple[Request, ...]:
    """One request or more to every operation about absence."""
    return (*_guardians(world), *_schools(world))


def _guardians(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    child = f"/attendance/students/{world.child}"
    tomorrow = stored_item(world, "attendance", DAY, student_id=world.child, date=TOMORROW)
    (absence,) = (one.id for one in day_from(from_item(tomorrow)).absences)
    one, standing = (
        f"{child}/absences/{absence}",
        ((world.deployment.table("attendance"), tomorrow),),
    )
    return (
        Request(operation="attendance_list_report_days", path=f"{child}/report-days", **anna),
        report(world, world.sibling, TODAY),
        report(world, world.sibling, TODAY, variant="two days", days=2),
        Request(
            operation="attendance_extend_absence", method="POST", path=f"{one}/extension",
            standing=standing, **anna,
        ),
        Request(operation="attendance_list_absences", path=f"{child}/absences", **anna),
        Request(operation="attendance_read_absence", path=one, **anna),
        Request(
            operation="attendance_withdraw_absence", method="DELETE", path=one,
            headers={"if-match": '"1"'}, standing=standing, **anna,
        ),
    )  # fmt: skip


def _schools(world: World) -> tuple[Request, ...]:
    group = f"/attendance/groups/{world.class_id}"
    body = {"studentId": world.child, "firstDay": LAST_MONTH.isoformat(), "wholeDay": True}
    return (
        Request(
            operation="attendance_register_absence", method="POST", module="attendance",
            path=f"{group}/absences", person=world.mentor, body=body,
        ),
        Request(
            operation="attendance_register_absence_by_office", method="POST", module="attendance",
            path=f"/attendance/schools/{world.school.id}/absences", person=world.administrator,
            body=body,
        ),
        _taken_back(world, "attendance_withdraw_registration", world.mentor, place=group),
        _taken_back(
            world, "attendance_withdraw_registration_by_office", world.administrator,
            place=f"/attendance/schools/{world.school.id}",
        ),
        Request(
            operation="attendance_read_group_day", module="attendance",
            path=f"{group}/days/{TODAY}", person=world.mentor,
        ),
    )  # fmt: skip


def _taken_back(world: World, operation: str, person: str, *, place: str) -> Request:
    """What somebody at the school has registered by mistake."""
    with world.deployment.serving("attendance"):
        day = TODAY - timedelta(days=20 if person == world.mentor else 21)
        body = {"studentId": world.child, "firstDay": day.isoformat(), "wholeDay": True}
        made = Request(
            operation=operation, module="attendance", method="POST", person=person,
            path=f"{place}/absences", body=body,
        )  # fmt: skip
        answer = json.loads(attendance(made.event(), None)["body"])
    (absence,) = (one["id"] for one in answer["items"])
    item = stored_item(world, "attendance", DAY, student_id=world.child, date=day)
    return Request(
        operation=operation, module="attendance", method="DELETE", person=person,
        path=f"{place}/students/{world.child}/absences/{absence}", headers={"if-match": '"1"'},
        standing=((world.deployment.table("attendance"), item),),
    )  # fmt: skip

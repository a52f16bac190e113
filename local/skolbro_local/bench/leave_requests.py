"""The requests of guardians, mentors and principals about leave, and for statistics."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from attendance.leave.application import (
    Decider,
    Leave,
    Period,
    Place,
    Status,
    WaitingLeave,
    leave_id,
)
from attendance.leave.items import (
    CLASS_LEAVE,
    LEAVE,
    SCHOOL_LEAVE,
    leave_attributes,
    waiting_attributes,
)
from attendance.statistics.items import MONTH, month_attributes
from attendance.statistics.month import DayCount, Month
from attendance.statistics.tally import Tally
from skolbro import ids
from skolbro.table import to_item
from skolbro_local.bench.deployment import MORNING
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import World

type Standing = tuple[tuple[str, dict[str, Any]], ...]

TODAY = MORNING.date()
MONDAY = TODAY + timedelta(days=7 - TODAY.weekday())
PERIOD = Period(first=MONDAY, last=MONDAY + timedelta(days=4))
LESSONS_A_DAY = 5


def leave_requests(world: World) -> tuple[Request, ...]:
    """One request or more to every operation about leave and statistics."""
    return (*_guardians(world), *_deciders(world), *_statistics(world))


def _guardians(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    child, leave = f"/attendance/students/{world.child}", _leave(world)
    days = {"firstDay": PERIOD.first.isoformat(), "lastDay": PERIOD.last.isoformat()}
    standing = _standing(world, leave)
    one = f"{child}/leaves/{leave.id}"
    return (
        Request(operation="attendance_weigh_leave", path=f"{child}/leave-period", **anna),
        Request(
            operation="attendance_apply_for_leave", method="POST", path="/attendance/leaves",
            body={"studentId": world.child, "reason": "Begravning", **days}, **anna,
        ),
        Request(
            operation="attendance_list_leaves", path=f"{child}/leaves", standing=standing, **anna
        ),
        Request(operation="attendance_read_leave", path=one, standing=standing, **anna),
        Request(
            operation="attendance_withdraw_leave", method="DELETE", path=one, standing=standing,
            headers={"if-match": '"1"'}, **anna,
        ),
        *_other_guardian(world, child),
    )  # fmt: skip


def _other_guardian(world: World, child: str) -> tuple[Request, ...]:
    """What the guardian answers to an application of the other's."""
    leave = _leave(world, applied_by=ids.new())
    unconfirmed = replace(
        leave, status=Status.AWAITS_CONFIRMATION, awaits=(world.guardian,), class_id=""
    )
    one = f"{child}/leaves/{leave.id}"
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    change: dict[str, Any] = {**anna, "method": "PUT", "headers": {"if-match": '"1"'}}
    return (
        Request(
            operation="attendance_confirm_leave", path=f"{one}/confirmation",
            standing=_standing(world, unconfirmed), **change,
        ),
        Request(
            operation="attendance_veto_leave", path=f"{one}/veto",
            standing=_standing(world, leave), **change,
        ),
    )  # fmt: skip


def _deciders(world: World) -> tuple[Request, ...]:
    leave = _leave(world)
    standing = _standing(world, leave)
    of_class = f"/attendance/groups/{world.class_id}"
    of_school = f"/attendance/schools/{world.school.id}"
    one = f"students/{world.child}/leaves/{leave.id}"
    maria: dict[str, Any] = {"module": "attendance", "person": world.mentor, "standing": standing}
    rut = {**maria, "person": world.principal}
    decision: dict[str, Any] = {
        "method": "PUT", "body": {"outcome": "approved"}, "headers": {"if-match": '"1"'},
    }  # fmt: skip
    decide = "attendance_decide_school_leave"
    return (
        Request(operation="attendance_list_class_leaves", path=f"{of_class}/leaves", **maria),
        Request(operation="attendance_read_class_leave", path=f"{of_class}/{one}", **maria),
        Request(
            operation="attendance_decide_class_leave", path=f"{of_class}/{one}/decision",
            variant="five days", **maria, **decision,
        ),
        Request(operation="attendance_list_school_leaves", path=f"{of_school}/leaves", **rut),
        Request(operation="attendance_read_school_leave", path=f"{of_school}/{one}", **rut),
        Request(
            operation=decide, path=f"{of_school}/{one}/decision", variant="five days", **rut,
            **decision,
        ),
    )  # fmt: skip


def _statistics(world: World) -> tuple[Request, ...]:
    table = world.deployment.table("attendance")
    standing = ((table, to_item(MONTH.item(month_attributes(_month(world))))),)
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    maria = {**anna, "person": world.mentor}
    group = f"/attendance/groups/{world.class_id}"
    return (
        Request(
            operation="attendance_read_student_statistics", standing=standing,
            path=f"/attendance/students/{world.child}/statistics", **anna,
        ),
        Request(
            operation="attendance_read_group_statistics", path=f"{group}/statistics",
            variant="25 students", standing=standing, **maria,
        ),
        Request(
            operation="attendance_export_group_statistics", path=f"{group}/statistics-file",
            variant="25 students", standing=standing, **maria,
        ),
        *_led_statistics(world, standing),
    )  # fmt: skip


def _led_statistics(world: World, standing: Standing) -> tuple[Request, ...]:
    of_school = f"/attendance/schools/{world.school.id}"
    group = f"{of_school}/groups/{world.class_id}"
    rut: dict[str, Any] = {
        "module": "attendance",
        "person": world.principal,
        "standing": standing,
    }
    return (
        Request(
            operation="attendance_read_led_student_statistics",
            path=f"{of_school}/students/{world.child}/statistics", **rut,
        ),
        Request(
            operation="attendance_read_led_group_statistics", path=f"{group}/statistics",
            variant="25 students", **rut,
        ),
        Request(
            operation="attendance_export_led_group_statistics", path=f"{group}/statistics-file",
            variant="25 students", **rut,
        ),
    )  # fmt: skip


def _leave(world: World, *, applied_by: str = "") -> Leave:
    return Leave(
        id=leave_id(PERIOD),
        student_id=world.child,
        school_id=world.school.id,
        class_id=world.class_id,
        school_days=len(PERIOD.days),
        reason="Begravning",
        applied_by=applied_by or world.guardian,
        applicant_name="Anna Lind",
        applied_at=MORNING,
        status=Status.AWAITS_DECISION,
        decider=Decider.MENTOR,
    )


def _standing(world: World, leave: Leave) -> Standing:
    table, place = world.deployment.table("attendance"), Place(world.school.id, world.class_id)
    waiting = WaitingLeave(
        id=leave.id, student_id=leave.student_id, student_name="Alva Lind", group_name="4B",
        school_days=leave.school_days, decider=leave.decider, waits_since=MORNING,
    )  # fmt: skip
    listed = waiting_attributes(waiting, place)
    items = (
        LEAVE.item(leave_attributes(leave)),
        CLASS_LEAVE.item(listed),
        SCHOOL_LEAVE.item(listed),
    )
    return tuple((table, to_item(item)) for item in items)


def _month(world: World) -> Month:
    """A month in which every day so far had five lessons of different groups."""
    groups = {ids.new(): Tally(offered=60, late=5) for _ in range(LESSONS_A_DAY)}
    days = {TODAY.replace(day=day): DayCount(version=9, groups=groups) for day in range(1, 23)}
    return Month(
        student_id=world.child, month=TODAY.isoformat()[:7], school_id=world.school.id, days=days,
        version=22,
    )  # fmt: skip

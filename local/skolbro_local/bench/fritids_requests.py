"""The requests of guardians and of fritids staff about time registration."""

from typing import Any

from attendance.fritids.schedule import monday_of_day
from attendance.fritids.store import PLAN, UNIT, WEEK
from attendance.timetable.lesson import week_of
from skolbro import clock, ids
from skolbro_local.bench.deployment import MORNING
from skolbro_local.bench.fritids_world import HOLIDAY, LATER, TODAY
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import World, stored_item

FREE: list[list[Any]] = [[], [], [], [], [], [], []]
NEXT_OPEN_MONDAY = monday_of_day(LATER).isoformat()
FIRST, SECOND = {"if-match": '"1"'}, {"if-match": '"2"'}


def fritids_requests(world: World) -> tuple[Request, ...]:
    """One request or more to every operation of time registration."""
    return (
        *_weeks(world),
        *_holidays(world),
        _plan(world),
        *_plan_changes(world),
        *_units(world),
        *_days(world),
        *_of_one_child(world),
    )


def _weeks(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    child = f"/attendance/students/{world.child}"
    week = f"{child}/fritids-weeks/{LATER}"
    free = {"weekday": 2, "times": []}
    copy = {"week": LATER.isoformat(), "weekOffset": {"first": 1, "last": 1}, "days": FREE}
    both = [world.child, world.sibling]
    return (
        Request(operation="attendance_list_fritids_days", path=f"{child}/fritids", **anna),
        Request(operation="attendance_read_fritids_week", path=week, **anna),
        Request(
            operation="attendance_change_fritids_week", method="PUT", path=week, headers=FIRST,
            body={"days": [free]}, **anna,
        ),
        Request(
            operation="attendance_copy_fritids_week", method="POST",
            path="/attendance/fritids-copies", body={"studentIds": both, **copy}, **anna,
        ),
    )  # fmt: skip


def _holidays(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    child = f"/attendance/students/{world.child}"
    holiday = f"{child}/fritids-holidays/{HOLIDAY.id}"
    return (
        Request(operation="attendance_read_holiday_answer", path=holiday, **anna),
        Request(
            operation="attendance_answer_holiday", method="PUT", path=holiday, headers=FIRST,
            body={"off": True}, **anna,
        ),
        Request(
            operation="attendance_comment_fritids_day", method="POST", body={"text": "Hej"},
            path=f"{child}/fritids-days/{TODAY}/comments", **anna,
        ),
    )  # fmt: skip


def _plan(world: World) -> Request:
    return Request(
        operation="attendance_read_fritids_plan", module="attendance", person=world.guardian,
        path=f"/attendance/students/{world.child}/fritids-plan",
    )  # fmt: skip


def _plan_changes(world: World) -> tuple[Request, ...]:
    path = f"/attendance/students/{world.child}/fritids-plan"
    stored = stored_item(world, "attendance", PLAN, student_id=world.child)
    change: dict[str, Any] = {
        "module": "attendance", "person": world.guardian, "method": "PUT", "headers": SECOND,
        "standing": ((world.deployment.table("attendance"), stored),),
    }  # fmt: skip
    base = {"validFrom": NEXT_OPEN_MONDAY, "weeks": [FREE], "ownWeeks": False}
    common = {"rule": "together", "owners": [], "firstWeek": NEXT_OPEN_MONDAY}
    return (
        Request(
            operation="attendance_change_fritids_schedule", path=f"{path}/schedule", body=base,
            **change,
        ),
        Request(
            operation="attendance_change_pick_up", path=f"{path}/pick-up", body={"adults": []},
            **change,
        ),
        Request(
            operation="attendance_propose_residence", path=f"{path}/residence", body=common,
            **change,
        ),
        Request(
            operation="attendance_accept_residence", path=f"{path}/residence/acceptance", **change
        ),
    )  # fmt: skip


def _units(world: World) -> tuple[Request, ...]:
    unit = f"/attendance/groups/{world.fritids}/fritids"
    fatima: dict[str, Any] = {"module": "attendance", "person": world.fritids_staff}
    settings = stored_item(world, "attendance", UNIT, group_id=world.fritids)
    hours = [{"starts": "06:00", "ends": "18:00"}] * 5 + [None, None]
    office = f"/attendance/schools/{world.school.id}/groups/{world.fritids}/fritids"
    karin: dict[str, Any] = {"module": "attendance", "person": world.administrator}
    change: dict[str, Any] = {
        "method": "PUT", "headers": SECOND,
        "body": {"hours": hours, "closedDays": [], "lockDays": 7, "holidays": []},
        "standing": ((world.deployment.table("attendance"), settings),),
    }  # fmt: skip
    return (
        Request(operation="attendance_read_fritids_unit", path=unit, **fatima),
        Request(operation="attendance_change_fritids_unit", path=unit, **change, **fatima),
        Request(operation="attendance_read_school_fritids_unit", path=office, **karin),
        Request(operation="attendance_change_school_fritids_unit", path=office, **change, **karin),
    )  # fmt: skip


def _days(world: World) -> tuple[Request, ...]:
    unit = f"/attendance/groups/{world.fritids}/fritids"
    fatima: dict[str, Any] = {"module": "attendance", "person": world.fritids_staff}
    return (
        Request(operation="attendance_read_unit_day", path=f"{unit}/{TODAY}", **fatima),
        Request(operation="attendance_read_occupancy", path=f"{unit}/{TODAY}/occupancy", **fatima),
        _touches(world, "one out", [_out(world.child)]),
        _touches(world, "25 in", [_in(child) for child in world.fritids_children[:25]]),
        Request(
            operation="attendance_list_missing_weeks", path=f"{unit}-weeks/{LATER}/missing",
            **fatima,
        ),
    )  # fmt: skip


def _of_one_child(world: World) -> tuple[Request, ...]:
    unit = f"/attendance/groups/{world.fritids}/fritids"
    fatima: dict[str, Any] = {"module": "attendance", "person": world.fritids_staff}
    times = f"{unit}/{TODAY}/students/{world.child}/schedule"
    week = stored_item(world, "attendance", WEEK, student_id=world.child, week=week_of(TODAY))
    return (
        Request(operation="attendance_read_child_times", path=times, **fatima),
        Request(
            operation="attendance_change_child_times", method="PUT", path=times, headers=SECOND,
            body={"times": []}, standing=((world.deployment.table("attendance"), week),), **fatima,
        ),
        Request(
            operation="attendance_read_pick_up_card",
            path=f"{unit}/{TODAY}/students/{world.child}", **fatima,
        ),
        Request(
            operation="attendance_comment_child_day", method="POST",
            path=f"{unit}/{TODAY}/comments", body={"text": "Hej", "studentId": world.child},
            **fatima,
        ),
    )  # fmt: skip


def _touches(world: World, variant: str, touches: list[dict[str, Any]]) -> Request:
    return Request(
        operation="attendance_check_in_and_out", variant=variant, module="attendance",
        method="POST", path=f"/attendance/groups/{world.fritids}/fritids/{TODAY}/touches",
        person=world.fritids_staff, body={"touches": touches},
    )  # fmt: skip


def _in(child: str) -> dict[str, Any]:
    return {"id": ids.new(), "studentId": child, "kind": "in", "at": clock.to_wire(MORNING)}


def _out(child: str) -> dict[str, Any]:
    return {**_in(child), "kind": "out", "leavesWith": "other", "reason": "Ringde hem"}

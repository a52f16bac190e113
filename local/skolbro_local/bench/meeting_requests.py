"""The requests of guardians about parent meetings."""

from typing import Any

from booking.rounds.slot import Holder
from skolbro.table import Item, to_item
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.meetings_world import (
    BOOKED,
    FREE,
    OF_SIBLING,
    booked,
    slot_id,
    slot_item,
    waits,
)
from skolbro_local.bench.world import World

type Standing = tuple[tuple[str, dict[str, Any]], ...]

FIRST = {"if-match": '"1"'}


def meeting_requests(world: World) -> tuple[Request, ...]:
    """One request or more to every operation of guardians."""
    return (*_to_choose(world), *_with_a_meeting(world), *_waiting(world))


def _to_choose(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {"module": "booking", "person": world.guardian}
    rounds = f"/booking/students/{world.child}/rounds"
    free = slot_item(FREE, 0, world.class_id, mentor=world.mentor)
    return (
        Request(operation="booking_list_childs_rounds", path=rounds, **anna),
        Request(operation="booking_read_childs_round", path=f"{rounds}/{FREE}", **anna),
        Request(
            operation="booking_book_meeting", method="POST", path=f"{rounds}/{FREE}/booking",
            body={"slotId": slot_id(FREE, 0)}, standing=_standing(world, [free]), **anna,
        ),
        Request(
            operation="booking_propose_times", path="/booking/proposals",
            query={
                "students": f"{world.child},{world.sibling}", "rounds": f"{FREE},{OF_SIBLING}",
            },
            **anna,
        ),
    )  # fmt: skip


def _with_a_meeting(world: World) -> tuple[Request, ...]:
    meeting = f"/booking/students/{world.child}/rounds/{BOOKED}/booking"
    anna: dict[str, Any] = {
        "module": "booking",
        "person": world.guardian,
        "path": meeting,
        "standing": _with_booking(world),
    }
    return (
        Request(operation="booking_read_meeting", **anna),
        Request(
            operation="booking_read_calendar_file",
            **{**anna, "path": f"{meeting}/calendar-file"},
        ),
        Request(
            operation="booking_change_meeting", method="PUT", headers=FIRST,
            body={"slotId": slot_id(BOOKED, 1)}, **anna,
        ),
        Request(operation="booking_cancel_meeting", method="DELETE", headers=FIRST, **anna),
    )  # fmt: skip


def _waiting(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {
        "module": "booking",
        "person": world.guardian,
        "path": f"/booking/students/{world.child}/rounds/{FREE}/waiting",
    }
    place = _standing(world, [waits(world.child)])
    return (
        Request(operation="booking_wait_for_slot", method="PUT", **anna),
        Request(
            operation="booking_leave_waiting_list", method="DELETE", standing=place, **anna
        ),
    )  # fmt: skip


def _with_booking(world: World) -> Standing:
    return _standing(
        world,
        [
            slot_item(BOOKED, 0, world.class_id, holder=Holder(world.child), mentor=world.mentor),
            slot_item(BOOKED, 1, world.class_id, mentor=world.mentor),
            *booked(
                school=world.school.id, class_id=world.class_id, child=world.child,
                guardian=world.guardian,
            ),
        ],
    )  # fmt: skip


def _standing(world: World, items: list[Item]) -> Standing:
    table = world.deployment.table("booking")
    return tuple((table, to_item(one)) for one in items)

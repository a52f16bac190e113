"""Staff's and administrators' requests about parent meetings."""

from typing import Any

from skolbro_local.bench.gateway import Request
from skolbro_local.bench.round_world import THURSDAY, Evening, evening
from skolbro_local.bench.world import World

FIRST, FOURTH = {"if-match": '"1"'}, {"if-match": '"4"'}
A_ROUND = {
    "title": "Utvecklingssamtal",
    "opens": {"day": "2026-11-23", "time": "07:00"},
    "closes": {"day": "2026-12-02", "time": "12:00"},
    "firstDay": THURSDAY.isoformat(),
    "lastDay": THURSDAY.isoformat(),
    "minutes": 15,
    "gap": 5,
    "place": "Sal 12",
}
REASON = {"reason": "Maria är sjuk"}


def round_requests(world: World) -> tuple[Request, ...]:
    """One request to every operation of rounds, times, and what staff do for a student."""
    made = evening(world)
    return (*_rounds(made), *_slots(made), *_for_student(made), *_school(made))


def _rounds(made: Evening) -> tuple[Request, ...]:
    world = made.world
    maria = _by(made, world.mentor)
    group = f"/booking/groups/{world.class_id}/rounds"
    one, wish = f"{group}/{made.round.id}", {"wish": "notNeeded"}
    return (
        Request(operation="booking_list_group_rounds", path=group, **maria),
        Request(operation="booking_make_round", method="POST", path=group, body=A_ROUND, **maria),
        Request(operation="booking_read_group_round", path=one, **maria),
        Request(
            operation="booking_change_round", method="PUT", path=one, body=A_ROUND, headers=FIRST,
            **maria,
        ),
        Request(
            operation="booking_cancel_round", method="PUT", path=f"{one}/cancellation",
            body=REASON, headers=FIRST, **maria,
        ),
        Request(
            operation="booking_say_wish", method="PUT", path=f"{one}/wishes/{world.child}",
            body=wish, headers=FOURTH, **maria,
        ),
    )  # fmt: skip


def _slots(made: Evening) -> tuple[Request, ...]:
    maria = _by(made, made.world.mentor)
    slots = f"/booking/groups/{made.world.class_id}/rounds/{made.round.id}/slots"
    one, day = f"{slots}/{made.slots[1].id}", {"day": THURSDAY.isoformat()}
    later = {**day, "starts": "21:00", "ends": "21:15", "blocked": True}
    return (
        Request(
            operation="booking_put_out_slots", variant="six times", method="POST", path=slots,
            body={**day, "starts": "08:00", "ends": "10:00"}, **maria,
        ),
        Request(operation="booking_read_slot", path=one, **maria),
        Request(
            operation="booking_change_slot", method="PUT", path=one, headers=FIRST,
            body={**later, "teacherIds": [made.world.mentor]}, **maria,
        ),
        Request(
            operation="booking_take_in_slot", method="DELETE", path=one, headers=FIRST, **maria
        ),
        Request(
            operation="booking_read_own_day", path=f"/booking/teachers/me/days/{THURSDAY}", **maria
        ),
    )  # fmt: skip


def _for_student(made: Evening) -> tuple[Request, ...]:
    world = made.world
    free, taken = _by(made, world.mentor), _by(made, world.mentor, booked=True)
    place = f"groups/{world.class_id}/rounds/{made.round.id}/students/{world.child}"
    path, first, second = f"/booking/{place}/booking", made.slots[0].id, made.slots[1].id
    return (
        Request(
            operation="booking_book_for_student", method="POST", path=path,
            body={"slotId": first}, **free,
        ),
        Request(operation="booking_read_for_student", path=path, **taken),
        Request(
            operation="booking_move_for_student", method="PUT", path=path,
            body={"slotId": second}, headers=FIRST, **taken,
        ),
        Request(
            operation="booking_cancel_for_student", method="DELETE", path=path, headers=FIRST,
            **taken,
        ),
    )  # fmt: skip


def _school(made: Evening) -> tuple[Request, ...]:
    world = made.world
    sara = _by(made, world.administrator)
    school = f"/booking/schools/{world.school.id}/rounds"
    one = f"{school}/{made.series.id}"
    return (
        Request(operation="booking_list_school_rounds", path=school, **sara),
        Request(
            operation="booking_make_school_rounds", variant="one class", method="POST",
            path=school, body={**A_ROUND, "groupIds": [world.class_id]}, **sara,
        ),
        Request(operation="booking_read_school_rounds", path=one, **sara),
        Request(
            operation="booking_cancel_school_rounds", variant="one class", method="PUT",
            path=f"{one}/cancellation", body=REASON, headers=FIRST, **sara,
        ),
    )  # fmt: skip


def _by(made: Evening, person: str, *, booked: bool = False) -> dict[str, Any]:
    return {"module": "booking", "person": person, "standing": made.standing(booked=booked)}

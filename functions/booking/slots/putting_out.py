"""A teacher's change of a round's times: the rule, the table, and the answer."""

from dataclasses import replace

from booking.rounds.slot import Slot, SlotState
from booking.slots import store
from booking.slots.laying import changed_slot, lay_out
from booking.slots.policy import Planning
from booking.slots.presentation import show_slots
from booking.slots.schemas import SlotIn, SlotListOut, SlotsIn
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError, Problem


def put_out(planned: Planning, wanted: SlotsIn, key: IdempotencyKey) -> SlotListOut:
    """More times. Raises the problems of the rule and of the table."""
    scope = planned.scope
    try:
        try:
            slots = lay_out(wanted, planned.round, teachers=planned.teachers, now=scope.now)
        except Problem:
            # Times put out in time, whose answer was lost, are answered afterwards too.
            store.recall(scope, key)
            raise
        shown = show_slots(slots, scope)
        answer = shown.model_dump_json(by_alias=True)
        store.put_out(scope, planned.round, slots, key=key, answer=answer)
    except AlreadyAnswered as before:
        return SlotListOut.model_validate_json(before.answer)
    return shown


def standing(planned: Planning) -> Slot:
    """The time in the path, unless it has been taken in. Raises `NotFoundError`."""
    if planned.slot is None or planned.slot.state is SlotState.CANCELLED:
        raise NotFoundError
    return planned.slot


def change(planned: Planning, wanted: SlotIn, *, version: int) -> None:
    """A time as it shall be. Raises the problems of the rule and of the table."""
    slot = standing(planned)
    if slot.version == version:
        store.change_slot(planned.scope, slot, _changed(planned, slot, wanted))
        return
    before = replace(slot, version=version, sequence=slot.sequence - 1)
    # A change that was made, whose answer was lost, has changed the version itself.
    if slot.version != version + 1 or _changed(planned, before, wanted) != slot:
        raise PreconditionFailedError


def take_in(planned: Planning, *, version: int) -> None:
    """No such time any more. Raises the problems of the table."""
    slot = planned.slot
    if slot is not None and slot.state is SlotState.CANCELLED and slot.version == version + 1:
        return
    store.take_in(planned.scope, planned.round, standing(planned), version=version)


def _changed(planned: Planning, slot: Slot, wanted: SlotIn) -> Slot:
    return changed_slot(
        slot, wanted, planned.round, teachers=planned.teachers, now=planned.scope.now
    )

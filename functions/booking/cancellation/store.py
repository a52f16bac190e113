"""The calls of booking's table that cancel what is in a cancelled round."""

from collections.abc import Iterator
from typing import Any

from booking.day.changes import release_cells
from booking.meetings.booking import Booking, BookingStatus
from booking.meetings.events import MeetingCancelled, about
from booking.meetings.items import BOOKING, booking_attributes, booking_from, booking_key
from booking.meetings.moves import cancelled
from booking.rounds.items import ROUND, SLOT, round_from, slot_from
from booking.rounds.round import Round, RoundStatus
from booking.rounds.slot import Slot, SlotState
from booking.waiting.events import WaitingEnded
from booking.waiting.items import waiting_from, waiting_key
from booking.waiting.offers import Waiting
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.table import Transaction, read_keys, read_page, to_item

# A page of times is read, and their bookings with it, before the next.
A_PAGE = 50


def cancelled_round(_: WorkScope, round_id: str) -> Round | None:
    """The round, if it is cancelled. One round trip."""
    found = read_keys(Settings.load().table, [ROUND.key(id=round_id)])
    made = round_from(found[0]) if found else None
    return made if made and made.status is RoundStatus.CANCELLED else None


def slots_left(scope: WorkScope, round_id: str) -> Iterator[tuple[Slot, Booking | None]]:
    """The times that have not been cancelled yet, each with its booking. Two round trips a page."""
    for items in _pages(round_id, "SLOT#"):
        slots = [slot for slot in map(slot_from, items) if slot.state is not SlotState.CANCELLED]
        for slot in slots:
            yield slot, booking_of(scope, slot)


def slot_now(_: WorkScope, slot: Slot) -> Slot | None:
    """A time as it stands. One round trip."""
    found = read_keys(Settings.load().table, [SLOT.key(round_id=slot.round_id, id=slot.id)])
    return slot_from(found[0]) if found else None


def booking_of(_: WorkScope, slot: Slot) -> Booking | None:
    """Who has booked a time, if anybody has. One round trip."""
    if slot.state is not SlotState.BOOKED or slot.holder is None:
        return None
    found = read_keys(Settings.load().table, [booking_key(slot.round_id, slot.holder)])
    return booking_from(found[0]) if found else None


def cancel_slot(scope: WorkScope, slot: Slot, booking: Booking | None, *, by: str) -> None:
    """Cancel a time, and the meeting with it; all have their time back: one transaction.

    The meeting's event is part of it, so that each is told of once. Raises `ConditionFailedError`
    if somebody has changed the time or the meeting since it was read.
    """
    table = Settings.load().table
    transaction = Transaction()
    transaction.update(
        table,
        SLOT.key(round_id=slot.round_id, id=slot.id),
        change=(
            "SET #state = :cancelled, version = :next REMOVE offer_until, student_id, guardian_id"
        ),
        names={"#state": "state"},
        values={
            ":cancelled": SlotState.CANCELLED.value,
            ":before": slot.version,
            ":next": slot.version + 1,
        },
        condition="version = :before",
    )
    if booking is not None:
        _cancel_booking(transaction, scope, booking, by=by)
    holds = (*slot.teachers_holds(), *(booking.holds() if booking else ()))
    release_cells(transaction, holds)
    transaction.commit()


def waiting_left(_: WorkScope, round_id: str) -> Iterator[Waiting]:
    """Those who wait for a time in the round. One round trip a page."""
    for items in _pages(round_id, "WAIT#"):
        yield from map(waiting_from, items)


def end_waiting(scope: WorkScope, waiting: Waiting, made: Round) -> None:
    """Let somebody wait no more, and tell: one transaction, 4 write units; once for each.

    Raises `ConditionFailedError` if they do not wait any more.
    """
    table = Settings.load().table
    transaction = Transaction()
    transaction.delete(
        table, waiting_key(waiting.round_id, waiting.holder), condition="attribute_exists(pk)"
    )
    told = WaitingEnded(
        round_id=made.id,
        group_id=made.group_id,
        school_id=made.school_id,
        student_id=waiting.holder.student_id,
        alone_id=waiting.holder.guardian_id,
    )
    emit(transaction, told.happened(scope.now), table=table)
    transaction.commit()


def _cancel_booking(
    transaction: Transaction, scope: WorkScope, booking: Booking, *, by: str
) -> None:
    table, after = Settings.load().table, cancelled(booking, by=by, now=scope.now)
    transaction.put(
        table,
        BOOKING.item(booking_attributes(after)),
        condition="#status = :booked AND version = :before",
        names={"#status": "status"},
        values={":booked": BookingStatus.BOOKED.value, ":before": booking.version},
    )
    told = MeetingCancelled.model_validate({**about(after, by=by), "cause": "round"})
    emit(transaction, told.happened(scope.now), table=table)


def _pages(round_id: str, begins: str) -> Iterator[tuple[dict[str, Any], ...]]:
    start: dict[str, Any] = {}
    while True:
        page = read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :round AND begins_with(sk, :begins)",
            ExpressionAttributeValues=to_item({":round": f"ROUND#{round_id}", ":begins": begins}),
            ConsistentRead=True,
            Limit=A_PAGE,
            **start,
        )
        yield page.items
        if page.last_key is None:
            return
        start = {"ExclusiveStartKey": page.last_key}

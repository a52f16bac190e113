"""The calls of booking's table for what staff do for a student."""

from dataclasses import dataclass
from datetime import datetime

from booking.meetings.booking import Booking
from booking.meetings.changes import DoneBeforeError, book, cancel, change
from booking.meetings.events import MeetingBooked, MeetingCancelled, MeetingChanged, about
from booking.meetings.items import BOOKING, booking_from, booking_key
from booking.rounds.changes import require_open
from booking.rounds.items import ROUND, SLOT, round_from, slot_from
from booking.rounds.round import Round
from booking.rounds.slot import Holder, Slot
from booking.waiting.items import waiting_from, waiting_key
from booking.waiting.offers import Waiting
from skolbro import aws, ids
from skolbro.access.reads import read_logged
from skolbro.access.scopes import SelfScope, StudentScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction, read_keys, read_page, to_item

READING = "booking.meeting"


@dataclass(frozen=True, slots=True)
class AtHand:
    """A round, a time of it, a student's meeting there, and who waits."""

    round: Round
    slot: Slot | None
    booking: Booking | None
    line: tuple[Waiting, ...]


def at_hand(_: SelfScope, round_id: str, *, holder: Holder, slot_id: str) -> AtHand | None:
    """What a change is made of: of use to nobody before the student is proved.

    One round trip: up to three read units, and those of the waiting list.
    """
    if not ids.is_id(round_id) or not holder.student_id:
        return None
    keys = [ROUND.key(id=round_id), booking_key(round_id, holder)]
    keys += [SLOT.key(round_id=round_id, id=slot_id)] if ids.is_id(slot_id) else []
    found, line = aws.together(
        lambda: read_keys(Settings.load().table, keys), lambda: _line(round_id)
    )
    of = {item["entity"]: item for item in found}
    if ROUND.name not in of:
        return None
    return AtHand(
        round_from(of[ROUND.name]),
        slot_from(of[SLOT.name]) if SLOT.name in of else None,
        booking_from(of[BOOKING.name]) if BOOKING.name in of else None,
        line,
    )


def slot_of(scope: StudentScope, booking: Booking) -> Slot:
    """The time of a meeting. One round trip; of a protected student the reading is logged."""
    table = Settings.load().table
    found = read_logged(
        lambda: read_keys(table, [SLOT.key(round_id=booking.round_id, id=booking.slot_id)]),
        table=table,
        reader_id=scope.actor.person_id,
        protected=(scope.student_id,) if scope.is_protected else (),
        what=READING,
        now=scope.now,
    )
    if not found:
        raise NotFoundError
    return slot_from(found[0])


def book_for(
    scope: StudentScope, booking: Booking, *, slot: Slot, key: IdempotencyKey, answer: str
) -> None:
    """Take a free time for a student: one transaction, 20 write units.

    Raises `AlreadyAnswered`, `NotFoundError`, `RoundCancelledError`, and as `meetings.changes.book`
    does.
    """
    table, transaction = Settings.load().table, Transaction()
    _require(scope, booking, transaction)
    key.record(transaction, table=table, answer=answer)
    book(transaction, booking, slot=slot, now=scope.now)
    transaction.delete(table, waiting_key(booking.round_id, booking.holder))
    told = MeetingBooked.model_validate(about(booking, by=scope.actor.person_id))
    emit(transaction, told.happened(scope.now), table=table)
    transaction.commit()


def move_for(
    scope: StudentScope,
    booking: Booking,
    *,
    before: Booking,
    slot: Slot,
    held_until: datetime | None,
) -> None:
    """Take another time for a student and give back the one before: one transaction.

    22 write units. Raises `NotFoundError`, `RoundCancelledError`, and as
    `meetings.changes.change` does; done before is done.
    """
    table, transaction = Settings.load().table, Transaction()
    _require(scope, booking, transaction)
    change(transaction, booking, before=before, slot=slot, held_until=held_until, now=scope.now)
    fields = about(booking, by=scope.actor.person_id) | {"freed_slot_id": before.slot_id}
    told = MeetingChanged.model_validate(fields)
    emit(transaction, told.happened(scope.now), table=table)
    _commit(transaction)


def cancel_for(
    scope: StudentScope, booking: Booking, *, before: Booking, held_until: datetime | None
) -> None:
    """Give back a student's time: one transaction, 16 write units; done before is done.

    Raises `NotFoundError`, and as `meetings.changes.cancel` does.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    cancel(transaction, booking, before=before, held_until=held_until)
    fields = about(booking, by=scope.actor.person_id) | {"cause": "staff"}
    told = MeetingCancelled.model_validate(fields)
    emit(transaction, told.happened(scope.now), table=table)
    _commit(transaction)


def recall(_: StudentScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a meeting that was booked before. One round trip."""
    key.recall(table=Settings.load().table)


def _require(scope: StudentScope, booking: Booking, transaction: Transaction) -> None:
    scope.require(transaction)
    require_open(transaction, booking.round_id, group_id=booking.group_id)


def _commit(transaction: Transaction) -> None:
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def _line(round_id: str) -> tuple[Waiting, ...]:
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :round AND begins_with(sk, :wait)",
        ExpressionAttributeValues=to_item(
            {":round": ROUND.pk.format(id=round_id), ":wait": "WAIT#"}
        ),
        ConsistentRead=True,
    )
    return tuple(map(waiting_from, page.items))

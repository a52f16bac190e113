"""The calls of booking's table for guardians."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from booking.family.at_hand import RoundRead, holder_of
from booking.meetings.booking import Booking
from booking.meetings.changes import DoneBeforeError, book, cancel, change
from booking.meetings.events import MeetingBooked, MeetingCancelled, MeetingChanged, about
from booking.meetings.items import BOOKING, booking_from, booking_key
from booking.rounds.items import FLAGS, ROUND, SLOT, round_from, slot_from, wish_from
from booking.rounds.round import Round
from booking.rounds.slot import Holder, Slot
from booking.waiting.items import WAITING, waiting_from, waiting_key
from skolbro import aws
from skolbro.access.reads import read_logged
from skolbro.access.scopes import ChildScope, SelfScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError
from skolbro.table import Page, Transaction, read_keys, read_page, to_item

READING = "booking.rounds"
MOST_BOOKINGS, MOST_ROUNDS = 100, 100


def whole_round(scope: SelfScope, *, student_id: str, round_id: str) -> RoundRead:
    """A round with its times, its waiting list and one child's meeting. One round trip.

    Read for whoever asks, at the same time as the relation that shows the child: of use to nobody
    until that has been found. Read units grow with the round's times, `MOST_SLOTS` at most.
    Raises `NotFoundError`.
    """
    page, bookings = aws.together(
        lambda: _under_round(round_id, ""),
        lambda: read_keys(Settings.load().table, _bookings_of(scope, student_id, round_id)),
    )
    return _read(scope, student_id, [*page.items, *bookings])


def meeting_at_hand(
    scope: SelfScope, *, student_id: str, round_id: str, slot_id: str, gives_back: bool
) -> RoundRead:
    """A round with one of its times and one child's meeting. One round trip, 5 read units.

    With the waiting list, if a time may be given back. Otherwise as `whole_round`.
    """
    keys = [ROUND.key(id=round_id), *_bookings_of(scope, student_id, round_id)]
    if slot_id:
        keys.append(SLOT.key(round_id=round_id, id=slot_id))
    table = Settings.load().table
    if not gives_back:
        return _read(scope, student_id, read_keys(table, keys))
    found, line = aws.together(
        lambda: read_keys(table, keys), lambda: _under_round(round_id, "WAIT#")
    )
    return _read(scope, student_id, [*found, *line.items])


def rounds_of_groups(scope: ChildScope, group_ids: Iterable[str]) -> tuple[Round, ...]:
    """The rounds of a child's groups. One round trip, one query a group, at the same time."""
    now = int(scope.now.timestamp())
    pages = aws.all_together([partial(_of_group, one, now) for one in group_ids])
    return tuple(round_from(item) for page in pages for item in page.items)


def bookings_of(scope: SelfScope, student_id: str) -> tuple[Booking, ...]:
    """A child's bookings, for whoever asks: see `whole_round`. One round trip."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :student AND begins_with(sk, :booking)",
        ExpressionAttributeValues=to_item(
            {":student": BOOKING.pk.format(student_id=student_id), ":booking": "BOOKING#"}
        ),
        ConsistentRead=True,
        ScanIndexForward=False,
        Limit=MOST_BOOKINGS,
    )
    mine = {"", scope.actor.person_id}
    found = map(booking_from, page.items)
    return tuple(one for one in found if one.holder.guardian_id in mine)


def log_reading(scope: ChildScope) -> None:
    """Keep that a child with protected identity was read of, before it is answered."""
    protected = (scope.student_id,) if scope.is_protected else ()
    table, reader = Settings.load().table, scope.actor.person_id
    read_logged(
        lambda: None, table=table, reader_id=reader, protected=protected, what=READING,
        now=scope.now,
    )  # fmt: skip


def book_meeting(
    scope: ChildScope, booking: Booking, *, slot: Slot, key: IdempotencyKey, answer: str
) -> None:
    """Take a free time, or the one that is offered: one transaction, 18 write units.

    A place in the waiting list is given up. Raises `AlreadyAnswered`, `NotFoundError` where a
    relation has just ended, and as `meetings.changes.book` does.
    """
    table, transaction = Settings.load().table, Transaction()
    _require_child(scope, booking, transaction)
    key.record(transaction, table=table, answer=answer)
    book(transaction, booking, slot=slot, now=scope.now)
    transaction.delete(table, waiting_key(booking.round_id, booking.holder))
    told = MeetingBooked.model_validate(about(booking, by=scope.actor.person_id))
    emit(transaction, told.happened(scope.now), table=table)
    transaction.commit()


def change_meeting(
    scope: ChildScope,
    booking: Booking,
    *,
    before: Booking,
    slot: Slot,
    held_until: datetime | None,
) -> None:
    """Take another time and give back the one before: one transaction, 16 write units.

    Raises `NotFoundError` where a relation has just ended, and as `meetings.changes.change` does.
    """
    table, transaction = Settings.load().table, Transaction()
    _require_child(scope, booking, transaction)
    change(transaction, booking, before=before, slot=slot, held_until=held_until, now=scope.now)
    fields = about(booking, by=scope.actor.person_id) | {"freed_slot_id": before.slot_id}
    told = MeetingChanged.model_validate(fields)
    emit(transaction, told.happened(scope.now), table=table)
    transaction.commit()


def cancel_meeting(
    scope: ChildScope, booking: Booking, *, before: Booking, held_until: datetime | None
) -> None:
    """Give back the time: one transaction, 12 write units; done before is done.

    Raises `NotFoundError` where the relation has just ended, and as `meetings.changes.cancel`.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    cancel(transaction, booking, before=before, held_until=held_until)
    fields = about(booking, by=scope.actor.person_id) | {"cause": "guardian"}
    emit(transaction, MeetingCancelled.model_validate(fields).happened(scope.now), table=table)
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def recall_booking(_: SelfScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a meeting that was booked before. One round trip."""
    key.recall(table=Settings.load().table)


def _require_child(scope: ChildScope, booking: Booking, transaction: Transaction) -> None:
    scope.require(transaction)
    scope.require_member(booking.group_id, transaction, refusal=NotFoundError)


def _bookings_of(scope: SelfScope, student_id: str, round_id: str) -> list[dict[str, Any]]:
    alone = Holder(student_id, scope.actor.person_id)
    return [booking_key(round_id, one) for one in (Holder(student_id), alone)]


def _under_round(round_id: str, begins: str) -> Page:
    condition, values = "pk = :round", {":round": ROUND.pk.format(id=round_id)}
    if begins:
        condition, values = (
            f"{condition} AND begins_with(sk, :begins)",
            values | {":begins": begins},
        )
    return read_page(
        TableName=Settings.load().table,
        KeyConditionExpression=condition,
        ExpressionAttributeValues=to_item(values),
        ConsistentRead=True,
    )


def _of_group(group_id: str, now: int) -> Page:
    return read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :group AND begins_with(sk, :round)",
        FilterExpression="expires_at > :now",
        ExpressionAttributeValues=to_item(
            {":group": f"GROUP#{group_id}", ":round": "ROUND#", ":now": now}
        ),
        ScanIndexForward=False,
        ConsistentRead=True,
        Limit=MOST_ROUNDS,
    )


def _read(scope: SelfScope, student_id: str, items: Sequence[dict[str, Any]]) -> RoundRead:
    of = {name: [one for one in items if one["entity"] == name] for name in _KINDS}
    if not of[ROUND.name]:
        raise NotFoundError
    made = round_from(of[ROUND.name][0])
    holder = holder_of(made, student_id, guardian_id=scope.actor.person_id)
    bookings = [one for one in map(booking_from, of[BOOKING.name]) if one.holder == holder]
    wishes = [wish_from(one) for one in of[FLAGS.name] if one["student_id"] == student_id]
    return RoundRead(
        made=made,
        slots=tuple(map(slot_from, of[SLOT.name])),
        booking=next(iter(bookings), None),
        line=tuple(map(waiting_from, of[WAITING.name])),
        wish=wishes[0].wish if wishes else None,
    )


_KINDS = (ROUND.name, SLOT.name, BOOKING.name, WAITING.name, FLAGS.name)

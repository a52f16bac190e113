"""The waiting list's calls of booking's table."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from booking.meetings.booking import BookingStatus
from booking.meetings.items import booking_key
from booking.meetings.problems import MeetingBookedError
from booking.rounds.items import ROUND, SLOT, round_from, slot_from
from booking.rounds.round import Round
from booking.rounds.slot import Holder, Slot, SlotState
from booking.waiting.events import SlotOffered, WaitingLeft
from booking.waiting.items import WAITING, waiting_attributes, waiting_from, waiting_key
from booking.waiting.offers import Line, Waiting, free_from
from skolbro import clock
from skolbro.access.scopes import ChildScope, WorkScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction, read_page, to_item
from skolbro.table.transaction import Refusal

# A place in the list is of use to nobody when the round's days are over.
KEPT_AFTER = timedelta(days=30)
_KINDS = (ROUND, SLOT, WAITING)


def wait_in_line(scope: ChildScope, made: Round, *, holder: Holder) -> Waiting:
    """Take the last place in the list, or keep the one that the child has.

    One transaction, 8 write units. Raises `NotFoundError` where a relation has just ended, and
    `MeetingBookedError` for a child that has a meeting.
    """
    waiting = Waiting(round_id=made.id, holder=holder, since=scope.now)
    transaction = Transaction()
    scope.require(transaction)
    scope.require_member(made.group_id, transaction, refusal=NotFoundError)
    require_no_meeting(scope, transaction, made.id, holder=holder)
    over = datetime.combine(made.last_day, time(), UTC) + KEPT_AFTER
    transaction.put(
        Settings.load().table,
        WAITING.item(waiting_attributes(waiting, expires_at=int(over.timestamp()))),
        condition="attribute_not_exists(pk)",
        refusal=_WaitsBeforeError,
    )
    try:
        transaction.commit()
    except _WaitsBeforeError as before:
        return before.waiting
    return waiting


def leave_line(scope: ChildScope, round_id: str, *, holder: Holder) -> None:
    """Give up the place, and a time that is held. One transaction, 6 write units.

    Raises `NotFoundError` where the relation has just ended.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    transaction.delete(table, waiting_key(round_id, holder))
    left = WaitingLeft(round_id=round_id, student_id=scope.student_id, by=scope.actor.person_id)
    emit(transaction, left.happened(scope.now), table=table)
    transaction.commit()


def require_no_meeting(
    _: ChildScope | WorkScope,
    transaction: Transaction,
    round_id: str,
    *,
    holder: Holder,
    refusal: Refusal = lambda _: MeetingBookedError(),
) -> None:
    """Hold only if nothing is booked for whoever waits."""
    transaction.require(
        Settings.load().table,
        booking_key(round_id, holder),
        condition="attribute_not_exists(pk) OR #status = :cancelled",
        names={"#status": "status"},
        values={":cancelled": BookingStatus.CANCELLED.value},
        refusal=refusal,
    )


def line_of(_: WorkScope, round_id: str) -> Line | None:
    """A round with its times and its waiting list. One round trip; None if there is no round."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :round",
        ExpressionAttributeValues=to_item({":round": ROUND.pk.format(id=round_id)}),
        ConsistentRead=True,
    )
    of = {kind.name: [one for one in page.items if one["entity"] == kind.name] for kind in _KINDS}
    if not of[ROUND.name]:
        return None
    return Line(
        made=round_from(of[ROUND.name][0]),
        slots=tuple(map(slot_from, of[SLOT.name])),
        waiting=tuple(map(waiting_from, of[WAITING.name])),
    )


def offer_slot(scope: WorkScope, slot: Slot, waiting: Waiting, *, made: Round) -> None:
    """Hold a time that is kept for the list for one who waits, and tell: 10 write units.

    `waiting` says until when. Raises `HasMeetingError` for who has a meeting by now, and
    `ConditionFailedError` where the time or the list is not as it was read.
    """
    transaction, until = Transaction(), waiting.offered_until or scope.now
    _hold_for(transaction, slot, waiting.holder, until=free_from(until))
    _keep_offer(transaction, slot, waiting.holder, until=until, now=scope.now)
    require_no_meeting(
        scope, transaction, made.id, holder=waiting.holder, refusal=lambda _: HasMeetingError()
    )
    told = SlotOffered(
        round_id=made.id,
        group_id=made.group_id,
        school_id=made.school_id,
        student_id=waiting.holder.student_id,
        alone_id=waiting.holder.guardian_id,
        slot_id=slot.id,
    )
    emit(transaction, told.happened(scope.now), table=Settings.load().table)
    transaction.commit()


def free_slot(_: WorkScope, slot: Slot) -> None:
    """Let a time that is kept for nobody be anybody's. Raises `ConditionFailedError`."""
    transaction = Transaction()
    transaction.update(
        Settings.load().table,
        SLOT.key(round_id=slot.round_id, id=slot.id),
        change=(
            "SET #state = :free, version = version + :one"
            " REMOVE student_id, guardian_id, offer_until"
        ),
        condition="#state = :offered AND version = :version",
        names={"#state": "state"},
        values={
            ":free": SlotState.FREE.value,
            ":offered": SlotState.OFFERED.value,
            ":version": slot.version,
            ":one": 1,
        },
    )
    transaction.commit()


def take_off_line(_: WorkScope, waiting: Waiting) -> None:
    """Let somebody wait no more, if nothing has been offered since. One write unit.

    Raises `ConditionFailedError`.
    """
    until = waiting.offered_until
    transaction = Transaction()
    transaction.delete(
        Settings.load().table,
        waiting_key(waiting.round_id, waiting.holder),
        condition="offered_until = :until" if until else "attribute_not_exists(offered_until)",
        values={":until": clock.to_wire(until)} if until else None,
    )
    transaction.commit()


def withdraw_offer(_: WorkScope, waiting: Waiting) -> None:
    """Let somebody whose offered time is gone wait on, in the same place. One write unit.

    Raises `ConditionFailedError`.
    """
    transaction = Transaction()
    transaction.update(
        Settings.load().table,
        waiting_key(waiting.round_id, waiting.holder),
        change="REMOVE offered_slot, offered_until",
        condition="offered_slot = :slot",
        values={":slot": waiting.offered_slot},
    )
    transaction.commit()


class HasMeetingError(Exception):
    """Who waits has a meeting."""


def _keep_offer(
    transaction: Transaction, slot: Slot, holder: Holder, *, until: datetime, now: datetime
) -> None:
    transaction.update(
        Settings.load().table,
        waiting_key(slot.round_id, holder),
        change="SET offered_slot = :slot, offered_until = :until",
        condition=(
            "attribute_exists(pk)"
            " AND (attribute_not_exists(offered_until) OR offered_until <= :now)"
        ),
        values={":slot": slot.id, ":until": clock.to_wire(until), ":now": clock.to_wire(now)},
    )


def _hold_for(transaction: Transaction, slot: Slot, holder: Holder, *, until: datetime) -> None:
    transaction.update(
        Settings.load().table,
        SLOT.key(round_id=slot.round_id, id=slot.id),
        change=(
            "SET student_id = :student, guardian_id = :guardian, offer_until = :until,"
            " version = version + :one"
        ),
        condition="#state = :offered AND version = :version",
        names={"#state": "state"},
        values={
            ":student": holder.student_id,
            ":guardian": holder.guardian_id,
            ":until": clock.to_wire(until),
            ":offered": SlotState.OFFERED.value,
            ":version": slot.version,
            ":one": 1,
        },
    )


class _WaitsBeforeError(Exception):
    def __init__(self, found: dict[str, Any] | None) -> None:
        super().__init__("the child waits already")
        self.waiting = waiting_from(found or {})

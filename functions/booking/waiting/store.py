"""The waiting list's calls of booking's table."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from booking.meetings.booking import BookingStatus
from booking.meetings.items import booking_key
from booking.meetings.problems import MeetingBookedError
from booking.rounds.round import Round
from booking.rounds.slot import Holder
from booking.waiting.events import WaitingLeft
from booking.waiting.items import WAITING, waiting_attributes, waiting_from, waiting_key
from booking.waiting.offers import Waiting
from skolbro.access.scopes import ChildScope, WorkScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction
from skolbro.table.transaction import Refusal

# A place in the list is of use to nobody when the round's days are over.
KEPT_AFTER = timedelta(days=30)


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
    """Give up the place, and a time that is held. One transaction, 8 write units.

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


class _WaitsBeforeError(Exception):
    def __init__(self, found: dict[str, Any] | None) -> None:
        super().__init__("the child waits already")
        self.waiting = waiting_from(found or {})

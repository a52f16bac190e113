"""Reminders' calls of booking's table."""

from typing import Any

from booking.meetings.booking import Booking, BookingStatus
from booking.meetings.events import ReminderDue, about
from booking.meetings.items import booking_from, booking_key
from booking.rounds.slot import Holder
from skolbro import aws
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.table import ConditionFailedError, Transaction, from_item


def booking_of(_: WorkScope, round_id: str, *, holder: Holder) -> Booking | None:
    """A meeting as it stands. One read unit."""
    answer: dict[str, Any] = aws.dynamodb().get_item(  # type: ignore[assignment]
        TableName=Settings.load().table, Key=booking_key(round_id, holder), ConsistentRead=True
    )
    return booking_from(from_item(answer["Item"])) if "Item" in answer else None


def remind(scope: WorkScope, booking: Booking) -> None:
    """Tell that a meeting is a day away, once for each time that it has had. 4 write units.

    Nothing happens if it has been told, or if the meeting is not as it was read.
    """
    table, transaction = Settings.load().table, Transaction()
    transaction.update(
        table,
        booking_key(booking.round_id, booking.holder),
        change="SET reminded_slot = :slot",
        condition=(
            "#status = :booked AND slot_id = :slot"
            " AND (attribute_not_exists(reminded_slot) OR reminded_slot <> :slot)"
        ),
        names={"#status": "status"},
        values={":slot": booking.slot_id, ":booked": BookingStatus.BOOKED.value},
    )
    told = ReminderDue.model_validate(about(booking, by=booking.booked_by))
    emit(transaction, told.happened(scope.now), table=table)
    try:
        transaction.commit()
    except ConditionFailedError:
        return

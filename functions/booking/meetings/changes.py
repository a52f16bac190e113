"""What a transaction does to a booking and to the times that it takes and gives back.

A guardian and staff change the same items by the same conditions, so neither can undo the other.
The booking is put first, so that whoever has lost it is told of that before anything else. A
caller reads nothing of what it competes for: the conditions hold, or one of the refusals is raised.
"""

from datetime import datetime
from typing import Any

from booking.day.changes import move_cells
from booking.meetings.booking import Booking, BookingStatus
from booking.meetings.items import BOOKING, booking_attributes, booking_from
from booking.meetings.problems import (
    MeetingBookedError,
    MeetingCancelledError,
    PersonBusyError,
    SlotTakenError,
)
from booking.rounds.items import SLOT
from booking.rounds.slot import Holder, Slot, SlotState
from skolbro import clock
from skolbro.calendar import wall_time
from skolbro.config import Settings
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction

type Found = dict[str, Any] | None

_TAKEN_FROM = (SlotState.BOOKED, SlotState.FREE, SlotState.OFFERED)
_STATE, _STATUS = {"#state": "state"}, {"#status": "status"}


class DoneBeforeError(Exception):
    """The change stands already: its answer was lost."""

    def __init__(self, booking: Booking) -> None:
        super().__init__("the change was made before")
        self.booking = booking


def book(transaction: Transaction, booking: Booking, *, slot: Slot, now: datetime) -> None:
    """Take a time for who has none in the round: 3 items, and one for each other person's day.

    On commit raises `MeetingBookedError`, `SlotTakenError`, `NotFoundError`, `PersonBusyError`.
    """
    _put_booked(transaction, booking)
    _take(transaction, slot, holder=booking.holder, now=now)
    move_cells(transaction, take=booking.holds(), release=(), refusal=_busy)


def change(
    transaction: Transaction,
    booking: Booking,
    *,
    before: Booking,
    slot: Slot,
    held_until: datetime | None,
    now: datetime,
) -> None:
    """Take a time and give back the one before, as one act: never neither, never both.

    With `held_until` the time before is held for those who wait, else it is anybody's. On commit
    raises as `book` does, `PreconditionFailedError`, `MeetingCancelledError`, and
    `DoneBeforeError` where it stands already.
    """
    _put_after(transaction, booking, before=before)
    _take(transaction, slot, holder=booking.holder, now=now)
    _give_back(transaction, before, held_until=held_until)
    move_cells(transaction, take=booking.holds(), release=before.holds(), refusal=_busy)


def cancel(
    transaction: Transaction, booking: Booking, *, before: Booking, held_until: datetime | None
) -> None:
    """Give back the time; the booking stays, as cancelled, for calendars that have it.

    On commit raises `PreconditionFailedError`, and `DoneBeforeError` where it stands already.
    """
    _put_after(transaction, booking, before=before)
    _give_back(transaction, before, held_until=held_until)
    move_cells(transaction, take=(), release=before.holds(), refusal=_busy)


def _put_booked(transaction: Transaction, booking: Booking) -> None:
    # A cancelled one may stand there: the version counts on, and so does its calendar's sequence.
    transaction.put(
        Settings.load().table,
        BOOKING.item(booking_attributes(booking)),
        condition="attribute_not_exists(pk) OR (#status = :cancelled AND version = :before)",
        names=_STATUS,
        values={":cancelled": BookingStatus.CANCELLED.value, ":before": booking.version - 1},
        refusal=lambda _: MeetingBookedError(),
    )


def _put_after(transaction: Transaction, booking: Booking, *, before: Booking) -> None:
    transaction.put(
        Settings.load().table,
        BOOKING.item(booking_attributes(booking)),
        condition="#status = :booked AND version = :before",
        names=_STATUS,
        values={":booked": BookingStatus.BOOKED.value, ":before": before.version},
        refusal=lambda found: _why_not_changed(found, booking),
    )


def _why_not_changed(found: Found, wanted: Booking) -> Exception:
    if found is None:
        return NotFoundError()
    standing = booking_from(found)
    if (standing.status, standing.slot_id) == (wanted.status, wanted.slot_id):
        return DoneBeforeError(standing)
    if standing.status is BookingStatus.CANCELLED:
        return MeetingCancelledError()
    return PreconditionFailedError()


def _take(transaction: Transaction, slot: Slot, *, holder: Holder, now: datetime) -> None:
    states = {f":{one.value}": one.value for one in _TAKEN_FROM}
    transaction.update(
        Settings.load().table,
        SLOT.key(round_id=slot.round_id, id=slot.id),
        change=(
            "SET #state = :booked, student_id = :student, guardian_id = :guardian,"
            " version = version + :one REMOVE offer_until"
        ),
        # Its times are those that were read: the days of its people are taken by them.
        condition=(
            "#starts = :starts AND ends = :ends AND (#state = :free OR (#state = :offered"
            " AND (offer_until <= :now OR (student_id = :student AND guardian_id = :guardian))))"
        ),
        names={**_STATE, "#starts": "starts"},
        values={
            **states,
            ":student": holder.student_id,
            ":guardian": holder.guardian_id,
            ":starts": clock.to_wire(slot.span.starts),
            ":ends": clock.to_wire(slot.span.ends),
            ":now": clock.to_wire(now),
            ":one": 1,
        },
        refusal=lambda found: SlotTakenError() if found else NotFoundError(),
    )


def _give_back(transaction: Transaction, booking: Booking, *, held_until: datetime | None) -> None:
    state = SlotState.FREE if held_until is None else SlotState.OFFERED
    until = {":until": clock.to_wire(held_until)} if held_until else {}
    transaction.update(
        Settings.load().table,
        SLOT.key(round_id=booking.round_id, id=booking.slot_id),
        change=(
            "SET #state = :state, version = version + :one"
            + (", offer_until = :until" if until else "")
            + " REMOVE student_id, guardian_id"
        ),
        condition="#state = :booked AND student_id = :student AND guardian_id = :guardian",
        names=_STATE,
        values={
            ":state": state.value,
            ":booked": SlotState.BOOKED.value,
            ":student": booking.holder.student_id,
            ":guardian": booking.holder.guardian_id,
            ":one": 1,
            **until,
        },
        refusal=lambda _: PreconditionFailedError(),
    )


def _busy(_: str, at: datetime) -> Exception:
    return PersonBusyError(clock=wall_time(at))

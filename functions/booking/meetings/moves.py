"""What a booking becomes when it is made, moved or cancelled. Pure."""

from dataclasses import replace
from datetime import datetime

from booking.meetings.booking import Booking, BookingStatus
from booking.rounds.round import Round
from booking.rounds.slot import Holder, Slot


def booked(
    made: Round,
    slot: Slot,
    *,
    holder: Holder,
    guardian_id: str,
    by: str,
    now: datetime,
    before: Booking | None = None,
) -> Booking:
    """A meeting of a round, at a time of it.

    `before` is a meeting of the same round that was cancelled: calendars know it by the same id,
    and take the new one for a later version of it.
    """
    return Booking(
        holder=holder,
        round_id=made.id,
        group_id=made.group_id,
        school_id=made.school_id,
        slot_id=slot.id,
        span=slot.span,
        guardian_id=guardian_id,
        booked_by=by,
        booked_at=now,
        sequence=before.sequence + 1 if before else 0,
        version=before.version + 1 if before else 1,
    )


def moved(booking: Booking, slot: Slot, *, guardian_id: str, by: str, now: datetime) -> Booking:
    """The same meeting at another time; who moves it is who comes."""
    later = _later(booking, by=by, now=now)
    return replace(later, slot_id=slot.id, span=slot.span, guardian_id=guardian_id)


def cancelled(booking: Booking, *, by: str, now: datetime) -> Booking:
    """The meeting that will not be."""
    return replace(_later(booking, by=by, now=now), status=BookingStatus.CANCELLED)


def _later(booking: Booking, *, by: str, now: datetime) -> Booking:
    return replace(
        booking,
        booked_by=by,
        booked_at=now,
        sequence=booking.sequence + 1,
        version=booking.version + 1,
    )

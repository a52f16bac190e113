"""When a meeting is reminded of. Pure.

Product, Parent meetings: a reminder 24 h before. A day is 24 hours here also on the nights when
the clocks change.
"""

from datetime import datetime, timedelta

from booking.meetings.booking import Booking, BookingStatus

BEFORE = timedelta(hours=24)
# A schedule may run a minute early by another clock.
EARLY = timedelta(minutes=5)


def remind_at(booking: Booking) -> datetime:
    """The instant at which guardians are to be reminded."""
    return booking.span.starts - BEFORE


def is_due(booking: Booking | None, *, slot_id: str, now: datetime) -> bool:
    """Whether a reminder that was planned for a time is still right.

    Not if the meeting has been cancelled or moved, nor if it has begun: a message may come late.
    """
    return (
        booking is not None
        and booking.status is BookingStatus.BOOKED
        and booking.slot_id == slot_id
        and remind_at(booking) - EARLY <= now < booking.span.starts
    )

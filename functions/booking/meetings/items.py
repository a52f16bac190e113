"""How bookings are kept: the item, its key, and what stands in it."""

from typing import Any

from booking.day.cells import Span
from booking.meetings.booking import Booking, BookingStatus
from booking.rounds.slot import Holder
from skolbro import clock
from skolbro.table import AccessPattern, Entity

# `place` is the round's id, or with one guardian alone `ROUND#GUARDIAN`: see `booking_place`.
BOOKING = Entity(
    name="Booking",
    what="A student's meeting of a round: one, or one for each guardian where they meet alone.",
    pk="STUDENT#{student_id}",
    sk="BOOKING#{place}",
)
ENTITIES = (BOOKING,)
PATTERNS = (
    AccessPattern(name="one booking", entity=BOOKING, by="pk, sk"),
    AccessPattern(name="a student's bookings", entity=BOOKING, by="pk, sk begins with BOOKING"),
)


def booking_place(round_id: str, holder: Holder) -> str:
    """Where a student's booking of a round stands: at most one for each such place."""
    return f"{round_id}#{holder.guardian_id}" if holder.guardian_id else round_id


def booking_key(round_id: str, holder: Holder) -> dict[str, Any]:
    """The key of a booking."""
    return BOOKING.key(student_id=holder.student_id, place=booking_place(round_id, holder))


def booking_attributes(booking: Booking) -> dict[str, Any]:
    """A booking as its item is to hold it."""
    holder = booking.holder
    return {
        "student_id": holder.student_id,
        "alone_id": holder.guardian_id,
        "place": booking_place(booking.round_id, holder),
        "round_id": booking.round_id,
        "group_id": booking.group_id,
        "school_id": booking.school_id,
        "slot_id": booking.slot_id,
        "starts": clock.to_wire(booking.span.starts),
        "ends": clock.to_wire(booking.span.ends),
        "guardian_id": booking.guardian_id,
        "booked_by": booking.booked_by,
        "booked_at": clock.to_wire(booking.booked_at),
        "status": booking.status.value,
        "sequence": booking.sequence,
        "version": booking.version,
    }


def booking_from(item: dict[str, Any]) -> Booking:
    """A booking as its item holds it."""
    return Booking(
        holder=Holder(item["student_id"], item["alone_id"]),
        round_id=item["round_id"],
        group_id=item["group_id"],
        school_id=item["school_id"],
        slot_id=item["slot_id"],
        span=Span(clock.from_wire(item["starts"]), clock.from_wire(item["ends"])),
        guardian_id=item["guardian_id"],
        booked_by=item["booked_by"],
        booked_at=clock.from_wire(item["booked_at"]),
        status=BookingStatus(item["status"]),
        sequence=item["sequence"],
        version=item["version"],
    )

"""A booking (bokning): a student's meeting in a round. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from booking.day.cells import Hold, Span
from booking.rounds.slot import Holder


class BookingStatus(StrEnum):
    """A cancelled booking stays, so that its calendar file can say so."""

    BOOKED = "booked"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A child's one meeting of a round, with all guardians, or with one (`holder`).

    `booked_by` is a guardian or one of staff, and `guardian_id` the guardian whose time it takes:
    empty where staff has booked. `sequence` counts its changes, for calendar files.
    """

    holder: Holder
    round_id: str
    group_id: str
    school_id: str
    slot_id: str
    span: Span
    guardian_id: str
    booked_by: str
    booked_at: datetime
    status: BookingStatus = BookingStatus.BOOKED
    sequence: int = 0
    version: int = 1

    @property
    def ref(self) -> str:
        """How the days of the child and the guardian name it."""
        holder = self.holder
        return f"{self.round_id}.{self.slot_id}.{holder.student_id}.{holder.guardian_id}"

    def holds(self) -> tuple[Hold, ...]:
        """The time that it takes of the child, and of the guardian who comes.

        A meeting with one guardian alone holds the child on a line of that guardian's own, so
        that the other cannot tell from a refusal that there is one.
        """
        holder = self.holder
        child = Hold(
            person_id=holder.student_id, span=self.span, ref=self.ref, line=holder.guardian_id
        )
        if not self.guardian_id:
            return (child,)
        return (child, Hold(person_id=self.guardian_id, span=self.span, ref=self.ref))

"""A time (tid) of a round, put out by teachers, for one meeting. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from booking.day.cells import Hold, Span
from booking.rounds.round import Venue

MOST_TEACHERS = 4


@dataclass(frozen=True, slots=True)
class SlotRef:
    """Which time holds a cell of a teacher's day."""

    group_id: str
    round_id: str
    slot_id: str

    def __str__(self) -> str:
        return f"{self.group_id}.{self.round_id}.{self.slot_id}"


def slot_ref(text: str) -> SlotRef | None:
    """The time that a cell names; None where it is held by a booking, as a guardian's are."""
    parts = text.split(".")
    return SlotRef(*parts) if len(parts) == len(SlotRef.__slots__) else None


class SlotState(StrEnum):
    """What a time can be. An offered one is kept for a while for who waits first."""

    FREE = "free"
    BLOCKED = "blocked"
    BOOKED = "booked"
    OFFERED = "offered"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Teacher:
    """One who holds the meeting; without a name where the identity is protected."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Holder:
    """For whom a time is booked or offered: a student; with one guardian alone, or with all."""

    student_id: str
    guardian_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One time. `sequence` counts what has been changed of it, as calendar files do."""

    id: str
    round_id: str
    group_id: str
    span: Span
    teachers: tuple[Teacher, ...]
    venue: Venue
    state: SlotState = SlotState.FREE
    holder: Holder | None = None
    offer_until: datetime | None = None
    sequence: int = 0
    version: int = 1

    @property
    def ref(self) -> str:
        """How the days of its teachers name it."""
        return str(SlotRef(self.group_id, self.round_id, self.id))

    def is_free(self, now: datetime) -> bool:
        """Whether anybody may book it: free, or offered to somebody who has not answered."""
        is_left = self.offer_until is not None and self.offer_until <= now
        return self.state is SlotState.FREE or (self.state is SlotState.OFFERED and is_left)

    def teachers_holds(self) -> tuple[Hold, ...]:
        """The time of its teachers that it holds, from when it is put out until it is taken in."""
        return tuple(
            Hold(person_id=teacher.id, span=self.span, ref=self.ref) for teacher in self.teachers
        )

"""A part of an audience that is still to be told. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import batched

from notify.broadcasts.broadcast import Audience
from skolbro import ids
from skolbro.access.schools import SHARDS

# With two guardians each, a few seconds of work, and 1.2 KB of message.
STUDENTS_IN_A_CHUNK = 40


class Of(StrEnum):
    """What an errand is of. A part is a sixteenth of all schools."""

    COMMUNE = "commune"
    PART = "part"
    SCHOOL = "school"
    GROUP = "group"
    STUDENTS = "students"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Tell a broadcast to the guardians of a part of its audience, from after a place on.

    `by` is who sent it, under whom it is kept.
    """

    broadcast_id: str
    by: str
    of: Of
    object_id: str = ""
    after: str = ""
    student_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises `ValueError` for what is not an errand."""
        named = [self.broadcast_id, self.by, *self.student_ids, *filter(None, [self.after])]
        if self.of is Of.PART:
            is_known = self.object_id in SHARDS
        else:
            is_known = self.of is Of.STUDENTS or ids.is_id(self.object_id)
        if not is_known or not all(map(ids.is_id, named)):
            raise ValueError("not an errand")

    def on(self, after: str) -> "Errand":
        """The rest of it."""
        return replace(self, after=after)

    def part(self, of: Of, object_id: str) -> "Errand":
        """Of the same broadcast, something smaller."""
        return Errand(broadcast_id=self.broadcast_id, by=self.by, of=of, object_id=object_id)

    def chunks(self, student_ids: list[str]) -> tuple["Errand", ...]:
        """The same broadcast for the guardians of some students, a chunk at a time."""
        return tuple(
            Errand(broadcast_id=self.broadcast_id, by=self.by, of=Of.STUDENTS, student_ids=some)
            for some in batched(sorted(student_ids), STUDENTS_IN_A_CHUNK, strict=False)
        )


def whole(broadcast_id: str, audience: Audience, object_id: str, *, by: str) -> Errand:
    """All of an audience."""
    return Errand(broadcast_id=broadcast_id, by=by, of=Of(audience.value), object_id=object_id)

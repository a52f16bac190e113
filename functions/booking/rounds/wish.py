"""What a teacher says of a student in a round: no meeting is needed, or one is asked for. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """The two things that can be said; else nothing is."""

    NOT_NEEDED = "notNeeded"
    REQUESTED = "requested"


@dataclass(frozen=True, slots=True)
class StudentWish:
    """What has been said of one student; the first version says nothing."""

    wish: Wish | None = None
    version: int = 1

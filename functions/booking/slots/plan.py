"""A round with all that stands in it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from booking.rounds.round import Round
from booking.rounds.slot import Slot
from booking.rounds.wish import StudentWish


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A round, its times in order (those taken in left out), and the wishes by student."""

    round: Round
    slots: tuple[Slot, ...]
    wishes: Mapping[str, StudentWish]

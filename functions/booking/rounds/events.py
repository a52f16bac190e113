"""What rounds tell other modules."""

from typing import ClassVar

from booking.rounds.round import Round
from skolbro.events import EventData
from skolbro.ids import Id


class RoundData(EventData):
    """Which round, of which group."""

    round_id: Id
    group_id: Id
    school_id: Id


class RoundPlanned(RoundData):
    """Staff have made a round, or have changed when it opens: for booking's own worker."""

    event_type: ClassVar = "booking.round_planned.v1"


class RoundOpened(RoundData):
    """Guardians of the group may book, and there are times to book."""

    event_type: ClassVar = "booking.round_opened.v1"


class RoundCancelled(RoundData):
    """Staff have cancelled a round; each of its meetings is cancelled in a moment."""

    event_type: ClassVar = "booking.round_cancelled.v1"

    by: Id


def about(planned: Round) -> dict[str, object]:
    """The fields that all events of a round have."""
    return {
        "round_id": planned.id,
        "group_id": planned.group_id,
        "school_id": planned.school_id,
    }

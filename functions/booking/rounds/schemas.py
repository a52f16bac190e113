"""Rounds on the wire."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from booking.rounds.round import LONGEST, LONGEST_GAP, SHORTEST, STEP
from skolbro.http.wire import Clock, Day, In, Instant, Out

Title = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Note = Annotated[str, StringConstraints(max_length=1000)]
Place = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Link = Annotated[
    str,
    StringConstraints(pattern=r"^https://[A-Za-z0-9.\-]+(?::[0-9]+)?(?:/\S*)?$", max_length=500),
]
Minutes = Annotated[int, Field(ge=SHORTEST, le=LONGEST, multiple_of=STEP)]
Gap = Annotated[int, Field(ge=0, le=LONGEST_GAP, multiple_of=STEP)]


class MomentIn(In):
    """A day and a time on the school's clock."""

    day: Day
    time: Clock


class RoundIn(In):
    """A round as staff plan it: a place or a link, which each time may have of its own.

    With `separate` each guardian of a child may book a meeting alone.
    """

    title: Title
    opens: MomentIn
    closes: MomentIn
    first_day: Day
    last_day: Day
    minutes: Minutes
    gap: Gap
    place: Place | None = None
    link: Link | None = None
    note: Note | None = None
    separate: bool | None = None


class VenueOut(Out):
    """Where it is: one of them is null."""

    place: str | None
    link: str | None


class RoundOut(Out):
    """A round, before staff. `slotCount` is how many times have been put out."""

    id: str
    group_id: str
    title: str
    opens_at: Instant
    closes_at: Instant
    first_day: Day
    last_day: Day
    minutes: int
    gap: int
    venue: VenueOut
    note: str | None
    separate: bool
    series_id: str | None
    status: Literal["open", "cancelled"]
    reason: str | None
    slot_count: int


class RoundListOut(Out):
    """A group's rounds, the latest made first."""

    items: list[RoundOut]
    next: str | None


class CancellationIn(In):
    """Why a round is cancelled, in words that guardians read."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)]


class WishIn(In):
    """What is said of a student: no meeting needed, one is asked for, or neither."""

    wish: Literal["notNeeded", "requested"] | None

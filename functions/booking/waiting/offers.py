"""Who waits for a time, in which order, and how long a time is held for them. Pure.

A time that somebody gives back goes to the waiting list in order (product: parent meetings). It is
held, so that nobody who happens to look is faster than those who wait; but never for longer than
a stated instant, so that a worker that has stopped costs the school no time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from booking.rounds.round import Round
from booking.rounds.slot import Holder, Slot, SlotState

# A guardian who reads the offer in the evening has the morning to answer.
OFFER_STANDS = timedelta(hours=12)
# Whoever takes a time must be able to come to it.
BEFORE_THE_MEETING = timedelta(hours=2)
# A shorter offer would be over before it is read.
SHORTEST_OFFER = timedelta(minutes=30)
# What the worker has to give the time to the next in, before it is anybody's.
GRACE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A child's place in the list, from when; `offered_slot` is held for it until an instant."""

    round_id: str
    holder: Holder
    since: datetime
    offered_slot: str = ""
    offered_until: datetime | None = None

    def has_offer(self, now: datetime) -> bool:
        """Whether a time is held for the child now."""
        return self.offered_until is not None and now < self.offered_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A round with its times, and all who wait for one."""

    made: Round
    slots: tuple[Slot, ...]
    waiting: tuple[Waiting, ...]


def in_line(waiting: Iterable[Waiting], *, now: datetime) -> tuple[Waiting, ...]:
    """Those who are to be offered a time, the one who has waited longest first.

    Without those for whom a time is held already. Who came in the same second is told apart by
    an id, so that every reader sees the same order.
    """
    unserved = (one for one in waiting if not one.has_offer(now))
    return tuple(sorted(unserved, key=_turn))


def offer_until(*, starts_at: datetime, closes_at: datetime, now: datetime) -> datetime | None:
    """Until when a time may be offered: `OFFER_STANDS`, cut by the window and the meeting.

    None where too little is left to answer in; then the time is free for whoever comes.
    """
    until = min(now + OFFER_STANDS, closes_at, starts_at - BEFORE_THE_MEETING)
    return until if until - now >= SHORTEST_OFFER else None


def free_from(held_until: datetime) -> datetime:
    """When a held time is anybody's although nobody has said so: all workers may have stopped."""
    return held_until + GRACE


def is_held(slot: Slot, line: Iterable[Waiting], *, now: datetime) -> bool:
    """Whether a time is kept for somebody who waits for it, and whose offer stands."""
    return any(one.has_offer(now) and is_offered(slot, one) for one in line)


def is_offered(slot: Slot, waiting: Waiting) -> bool:
    """Whether a time and a place in the list name each other."""
    names_slot = waiting.offered_slot == slot.id and waiting.holder == slot.holder
    return slot.state is SlotState.OFFERED and names_slot


def left_over(slots: Iterable[Slot], line: Iterable[Waiting], *, now: datetime) -> tuple[Slot, ...]:
    """The times that are kept for nobody any more, or not yet, the soonest first."""
    waiting = tuple(line)
    kept = (one for one in slots if one.state is SlotState.OFFERED)
    unheld = (one for one in kept if not is_held(one, waiting, now=now))
    return tuple(sorted(unheld, key=lambda one: (one.span.starts, one.id)))


def _turn(one: Waiting) -> tuple[datetime, str, str]:
    return one.since, one.holder.student_id, one.holder.guardian_id

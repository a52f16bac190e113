"""Times for siblings after each other, so that a family comes to school once. Pure."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import permutations

# More siblings than this in one evening, and all orders of them, are no longer quick to try.
MOST_SIBLINGS = 5
MOST_PROPOSALS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A time that a child may have: one that is free, or the one that the child has already."""

    round_id: str
    slot_id: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """One time for each child, in the order of the clock, none before the last has ended."""

    times: tuple[tuple[str, Opening], ...]

    @property
    def starts_at(self) -> datetime:
        """When the family comes."""
        return self.times[0][1].starts_at

    @property
    def ends_at(self) -> datetime:
        """When it goes."""
        return self.times[-1][1].ends_at

    @property
    def waiting(self) -> timedelta:
        """What the family waits between the meetings, altogether."""
        meetings = sum((one.ends_at - one.starts_at for _, one in self.times), timedelta())
        return self.ends_at - self.starts_at - meetings


def proposals(openings: Mapping[str, Sequence[Opening]]) -> tuple[Proposal, ...]:
    """For children by id, the shortest visits first, then the soonest (product: back-to-back).

    A visit is from the first meeting's start to the last one's end: each start and order of the
    children gives the visit that ends
    first. At most `MOST_PROPOSALS`; none where one of the children has no time to choose.
    """
    if not 0 < len(openings) <= MOST_SIBLINGS or not all(openings.values()):
        return ()
    # By their ends, so that the first that begins late enough is the one that ends first.
    by_end = {child: sorted(times, key=_end) for child, times in openings.items()}
    found = {
        frozenset((child, time.slot_id) for child, time in visit.times): visit
        for order in permutations(by_end)
        for visit in _visits(order, by_end)
    }
    best = sorted(found.values(), key=lambda one: (one.ends_at - one.starts_at, one.starts_at))
    return tuple(best[:MOST_PROPOSALS])


def _visits(order: tuple[str, ...], by_end: Mapping[str, Sequence[Opening]]) -> Iterator[Proposal]:
    for first in by_end[order[0]]:
        visit = [(order[0], first)]
        for child in order[1:]:
            following = _next(by_end[child], visit[-1][1].ends_at)
            if following is None:
                break
            visit.append((child, following))
        else:
            yield Proposal(tuple(visit))


def _next(by_end: Sequence[Opening], since: datetime) -> Opening | None:
    place = bisect_left(by_end, since, key=lambda one: one.ends_at)
    return next((one for one in by_end[place:] if one.starts_at >= since), None)


def _end(one: Opening) -> tuple[datetime, datetime, str]:
    return one.ends_at, one.starts_at, one.slot_id

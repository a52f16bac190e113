"""A person's day in cells of five minutes, each held by at most one thing. Pure.

Product, Parent meetings: nobody (guardian, teacher, sibling) is in two places at once. A cell is
named by its time in UTC, so that the hour that comes twice when the clocks change is two hours.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

CELL = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Span:
    """From an instant until, but not including, another; both on five whole minutes."""

    starts: datetime
    ends: datetime

    def overlaps(self, other: "Span") -> bool:
        """Whether there is an instant in both."""
        return self.starts < other.ends and other.starts < self.ends

    def cells(self) -> Iterator[tuple[date, str]]:
        """The days in UTC and the cells (`HHMM`) that it reaches into."""
        at = self.starts.astimezone(UTC)
        while at < self.ends:
            yield at.date(), at.strftime("%H%M")
            at += CELL


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A span of a person's time, held by what `ref` names.

    `line` keeps apart what must not be seen of each other: on separate lines a person may be held
    twice. It is empty, or an id.
    """

    person_id: str
    span: Span
    ref: str
    line: str = ""

    def cells(self) -> Iterator[tuple[date, str]]:
        """The days in UTC and the names of the cells."""
        prefix = f"l{self.line}_" if self.line else "c"
        return ((day, prefix + cell) for day, cell in self.span.cells())


@dataclass(slots=True)
class DayChange:
    """What becomes of one person's one day: cells to take, and cells to let go, each by a ref."""

    person_id: str
    day: date
    take: dict[str, str] = field(default_factory=dict)
    release: dict[str, str] = field(default_factory=dict)

    def in_the_way(self, standing: Mapping[str, object]) -> str | None:
        """The first cell to take that something else holds, of what stands in the day."""
        for cell, ref in sorted(self.take.items()):
            if standing.get(cell, ref) not in {ref, self.release.get(cell, ref)}:
                return cell
        return None


def day_changes(*, take: Iterable[Hold] = (), release: Iterable[Hold] = ()) -> list[DayChange]:
    """One change for each person and day, however many spans are taken and let go there.

    Raises `OverlapError` where two of the spans to take are of one person at the same time.
    """
    days: dict[tuple[str, date], DayChange] = {}

    def of(hold: Hold, day: date) -> DayChange:
        return days.setdefault((hold.person_id, day), DayChange(hold.person_id, day))

    for hold in take:
        for day, cell in hold.cells():
            if of(hold, day).take.setdefault(cell, hold.ref) != hold.ref:
                raise OverlapError(hold)
    for hold in release:
        for day, cell in hold.cells():
            of(hold, day).release[cell] = hold.ref
    return list(days.values())


class OverlapError(Exception):
    """Two spans that are to be taken at once are of one person at the same time."""

    def __init__(self, hold: Hold) -> None:
        super().__init__("two of the spans overlap")
        self.hold = hold

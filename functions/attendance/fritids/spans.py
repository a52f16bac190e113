"""Times at fritids: from a time to another of one day, on the wall's clock. Pure.

A child may be there several times a day: early in the morning, and again in the afternoon.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from attendance.fritids.problems import (
    OutsideOpeningHoursError,
    SpanOverMidnightError,
    SpansOverlapError,
)
from skolbro.calendar import clock_of, minute_of

MIDNIGHT, END_OF_DAY = "00:00", "24:00"
MOST_SPANS = 4


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """From `starts` until, but not including, `ends`, both `HH:MM`: they sort as text."""

    starts: str
    ends: str

    def overlaps(self, other: "Span") -> bool:
        """Whether they share a minute."""
        return self.starts < other.ends and other.starts < self.ends

    def holds(self, clock: str) -> bool:
        """Whether a time lies within it."""
        return self.starts <= clock < self.ends

    def __str__(self) -> str:
        return f"{self.starts}–{self.ends}"


WHOLE_DAY = Span(starts=MIDNIGHT, ends=END_OF_DAY)


def checked(spans: Iterable[Span], *, hours: Span) -> tuple[Span, ...]:
    """The times of one day in order, if they can be kept.

    Raises `SpanOverMidnightError`, `SpansOverlapError`, and `OutsideOpeningHoursError` with the
    hours. Two times may meet: 07:00–08:00 and 08:00–09:00.
    """
    in_order = tuple(sorted(spans))
    for span in in_order:
        if span.ends <= span.starts:
            raise SpanOverMidnightError(starts=span.starts, ends=span.ends)
    for first, second in pairwise(in_order):
        if first.overlaps(second):
            raise SpansOverlapError(first=first, second=second)
    for span in in_order:
        if span.starts < hours.starts or span.ends > hours.ends:
            raise OutsideOpeningHoursError(span=span, opens=hours.starts, closes=hours.ends)
    return in_order


def without(spans: Iterable[Span], away: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the times when the child is away for some: a report covers fritids too."""
    left = tuple(spans)
    for gap in away:
        left = tuple(part for span in left for part in _outside(span, gap))
    return left


def span_of(first: int, last: int) -> Span:
    """From a minute after midnight to another."""
    return Span(starts=clock_of(first), ends=clock_of(last))


def half_hours(hours: Span) -> Iterator[Span]:
    """The half hours that opening hours touch, by the clock's own halves."""
    start, end = minute_of(hours.starts) // 30 * 30, minute_of(hours.ends)
    for minute in range(start, end, 30):
        yield span_of(minute, minute + 30)


def _outside(span: Span, gap: Span) -> Iterator[Span]:
    if not span.overlaps(gap):
        yield span
        return
    if span.starts < gap.starts:
        yield Span(starts=span.starts, ends=gap.starts)
    if gap.ends < span.ends:
        yield Span(starts=gap.ends, ends=span.ends)

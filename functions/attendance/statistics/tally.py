"""Minutes of one day: what was offered, what was missed with a reason, without, and late.

After Skolverket's general advice on attendance (SKOLFS 2012:34): absence is valid when it was
reported or granted, or when the school has accepted the explanation; else it is invalid. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

type Presence = Literal["present", "late", "absent", "leftEarly"]
type Minutes = tuple[int, int]

_MINUTES_IN_AN_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Minutes. `valid` and `invalid` are absence; `late` is what was missed without being away."""

    offered: int = 0
    valid: int = 0
    invalid: int = 0
    late: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            offered=self.offered + other.offered,
            valid=self.valid + other.valid,
            invalid=self.invalid + other.invalid,
            late=self.late + other.late,
        )

    @property
    def absent(self) -> int:
        """All absence, valid or not."""
        return self.valid + self.invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of a day in which a report or a leave stands, by the school's clock, `HH:MM`."""

    starts: str = "00:00"
    ends: str = "24:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonMark:
    """What the roll call of one lesson says of one student.

    `minutes` is how late somebody came, or how long before the end somebody left. `accepted` is
    that the mentor has turned the absence into valid.
    """

    group_id: str
    starts: str
    ends: str
    status: Presence
    minutes: int = 0
    accepted: bool = False


def tallies(marks: Iterable[LessonMark], spans: Iterable[Span]) -> dict[str, Tally]:
    """A student's day by group: all that its roll calls and reports say, whatever came first.

    What is missed while a report stands is valid absence, also the minutes of somebody who came
    late or left early; missed minutes of those two that nothing covers are late.
    """
    covered = _joined(spans)
    found: dict[str, Tally] = {}
    for mark in marks:
        found[mark.group_id] = found.get(mark.group_id, Tally()) + _tally(mark, covered)
    return found


def total(tallied: Iterable[Tally]) -> Tally:
    """The sum."""
    return sum(tallied, Tally())


def of_groups(tallied: Mapping[str, Tally], group_id: str | None) -> Tally:
    """One group's minutes, or all of them."""
    if group_id is None:
        return total(tallied.values())
    return tallied.get(group_id, Tally())


def per_cent(minutes: int, offered: int) -> float | None:
    """A share of the offered minutes with one decimal; none of nothing."""
    return round(100 * minutes / offered, 1) if offered else None


def _tally(mark: LessonMark, covered: list[Minutes]) -> Tally:
    starts, ends = _minute(mark.starts), _minute(mark.ends)
    offered = max(ends - starts, 0)
    missed = _missed(mark, (starts, ends))
    away = missed[1] - missed[0]
    valid = away if mark.accepted else _overlap(missed, covered)
    if mark.status == "absent":
        return Tally(offered=offered, valid=valid, invalid=away - valid)
    return Tally(offered=offered, valid=valid, late=away - valid)


def _missed(mark: LessonMark, lesson: Minutes) -> Minutes:
    starts, ends = lesson
    away = min(max(mark.minutes, 0), max(ends - starts, 0))
    match mark.status:
        case "absent":
            return starts, max(starts, ends)
        case "late":
            return starts, starts + away
        case "leftEarly":
            return ends - away, ends
        case "present":
            return starts, starts


def _joined(spans: Iterable[Span]) -> list[Minutes]:
    """The same minutes as spans that do not overlap: two reports cover a minute once."""
    joined: list[Minutes] = []
    for starts, ends in sorted((_minute(one.starts), _minute(one.ends)) for one in spans):
        if joined and starts <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], ends)
        elif starts < ends:
            joined.append((starts, ends))
    return joined


def _overlap(missed: Minutes, covered: list[Minutes]) -> int:
    starts, ends = missed
    return sum(max(0, min(ends, until) - max(starts, since)) for since, until in covered)


def _minute(wall: str) -> int:
    hours, _, minutes = wall.partition(":")
    return int(hours) * _MINUTES_IN_AN_HOUR + int(minutes)

"""Minutes of one day: what was offered, what was missed with a reason, without, and late.

After Skolverket's general advice on attendance: absence is valid when it was reported or granted,
or when the school has accepted the explanation; else it is invalid. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attendance.day.absence import overlap
from attendance.day.student_day import Mark, Presence, StudentDay


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


def tallies(day: StudentDay) -> dict[str, Tally]:
    """A student's day by group: all that its roll calls and reports say, whatever came first.

    What is missed while a report stands is valid absence, also the minutes of somebody who came
    late or left early; missed minutes of those two that nothing covers are late. A report without
    a roll call counts nothing: nobody knows yet what was offered.
    """
    found: dict[str, Tally] = {}
    for mark in day.marks.values():
        found[mark.group_id] = found.get(mark.group_id, Tally()) + _tally(mark, day)
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


def _tally(mark: Mark, day: StudentDay) -> Tally:
    starts, ends = mark.minutes
    # However late somebody came, it was not to more than the whole lesson.
    since, until = (min(max(at, starts), ends) for at in mark.missed_minutes)
    away = until - since
    valid = away if _is_excused(mark, day) else overlap(_covered(day), (since, until))
    if mark.presence is Presence.ABSENT:
        return Tally(offered=ends - starts, valid=valid, invalid=away - valid)
    return Tally(offered=ends - starts, valid=valid, late=away - valid)


def _is_excused(mark: Mark, day: StudentDay) -> bool:
    reported_by_name = any(one.names(mark.lesson_id) for one in day.standing)
    return reported_by_name or mark.valid is True


def _covered(day: StudentDay) -> list[tuple[int, int]]:
    return [part for one in day.standing for part in one.minutes]

"""A student's month: one entry a day, each as new as the day that it was counted from.

Events may come twice, late and in any order. What a month says follows from the days alone: an
entry is replaced by a newer one and by nothing else, so the sum is exact in the end. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from attendance.statistics.tally import Tally, of_groups, total

THRESHOLD_PER_CENT = 10
# A month's first lessons say nothing yet: an ill day in the first week is no pattern.
LEAST_OFFERED = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """One day's minutes by group, counted from a version of the student's day."""

    version: int
    groups: Mapping[str, Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One student's month, `YYYY-MM`. `alerted` is that the threshold has been told of."""

    student_id: str
    month: str
    school_id: str
    days: Mapping[date, DayCount] = field(default_factory=dict)
    alerted: bool = False
    version: int = 0

    @property
    def minutes(self) -> Tally:
        """All of the month."""
        return total(of_groups(count.groups, None) for count in self.days.values())


def counting(month: Month, counts: Mapping[date, DayCount]) -> Month:
    """The month with its days as newly counted; the same month where none of that is news.

    A day without a roll call is no news, unless it had one when it was counted before.
    """
    news = {
        day: count
        for day, count in counts.items()
        if (day in month.days and month.days[day].version < count.version)
        or (day not in month.days and count.groups)
    }
    if not news:
        return month
    return replace(month, days={**month.days, **news}, version=month.version + 1)


def must_alert(month: Month, *, threshold: int) -> bool:
    """Whether the mentor and the principal are to be told: once a month and student.

    When all absence, valid or not, has reached the school's threshold in per cent of the offered
    minutes, and at least `LEAST_OFFERED` were offered. Whole numbers, so that 10 % is 10 %.
    """
    minutes = month.minutes
    return (
        not month.alerted
        and minutes.offered >= LEAST_OFFERED
        and minutes.absent * 100 >= threshold * minutes.offered
    )


def within(month: Month, *, first: date, last: date, group_id: str | None = None) -> Tally:
    """The minutes of the days in a period, of one group or of all."""
    return total(
        of_groups(count.groups, group_id)
        for day, count in month.days.items()
        if first <= day <= last
    )


def month_of(day: date) -> str:
    """The month that a day is counted in."""
    return day.isoformat()[:7]


def months_of(first: date, last: date) -> tuple[str, ...]:
    """The months of a period."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers)

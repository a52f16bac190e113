"""A fritids unit as its staff have set it up: hours, closed days, how early it plans, lov. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from attendance.fritids.problems import UnusableHolidayError
from attendance.fritids.spans import WHOLE_DAY, Span, checked
from skolbro.calendar import is_public_holiday

DAYS_LOCKED, MOST_DAYS_LOCKED = 7, 30
MOST_HOLIDAY_DAYS = 100
LONGEST_CLOSED = 400
USUAL_HOURS = (Span(starts="06:00", ends="18:00"),) * 5 + (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A lov that is opened as a period: for its days the base schedules do not hold.

    A guardian answers for all of it until, and on, the last answer day.
    """

    id: str
    name: str
    first: date
    last: date
    last_answer_day: date

    def holds(self, day: date) -> bool:
        """Whether a day is one of it."""
        return self.first <= day <= self.last

    def days(self) -> Iterable[date]:
        """All its days, weekends among them."""
        return (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class FritidsUnit:
    """`hours` are Monday's to Sunday's; None where the unit is closed that weekday.

    `lock_days` is how many days ahead it plans its staff, today counted: with 7, on a Tuesday,
    the next day to change is the Tuesday after.
    """

    group_id: str
    hours: tuple[Span | None, ...] = USUAL_HOURS
    closed_days: frozenset[date] = frozenset()
    lock_days: int = DAYS_LOCKED
    holidays: tuple[Holiday, ...] = ()
    version: int = 1

    def hours_of(self, day: date) -> Span | None:
        """When it is open; None on a closed day or a public holiday."""
        if day in self.closed_days or is_public_holiday(day):
            return None
        return self.hours[day.weekday()]

    def holiday_of(self, day: date) -> Holiday | None:
        """The lov of a day."""
        return next((one for one in self.holidays if one.holds(day)), None)

    def holiday(self, holiday_id: str) -> Holiday | None:
        """A lov by its id."""
        return next((one for one in self.holidays if one.id == holiday_id), None)

    def opens_after(self, day: date) -> date | None:
        """The first day after one on which it is open, if there is one in a year."""
        in_time = min(LONGEST_CLOSED, (date.max - day).days)
        coming = (day + timedelta(n) for n in range(1, in_time))
        return next((one for one in coming if self.hours_of(one)), None)


def checked_unit(unit: FritidsUnit) -> FritidsUnit:
    """A unit that can be kept. Raises what `spans.checked` does, and `UnusableHolidayError`."""
    for hours in unit.hours:
        checked((hours,) if hours else (), hours=WHOLE_DAY)
    in_order = sorted(unit.holidays, key=lambda one: one.first)
    for one in in_order:
        right = one.first <= one.last and one.last_answer_day < one.first
        if not right or (one.last - one.first).days >= MOST_HOLIDAY_DAYS:
            raise UnusableHolidayError(name=one.name, most=MOST_HOLIDAY_DAYS)
    for before, after in pairwise(in_order):
        if after.first <= before.last:
            raise UnusableHolidayError(name=after.name, most=MOST_HOLIDAY_DAYS)
    return unit

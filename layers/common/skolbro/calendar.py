"""School days: dates in Europe/Stockholm on which the school is open to its students."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Term:
    """A term (termin) with its first and last day, both included."""

    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The school's year: terms, and the days in them on which it is closed (lov, studiedagar)."""

    terms: tuple[Term, ...]
    closed_days: frozenset[date]

    def is_school_day(self, day: date) -> bool:
        """Skolförordningen (2011:185) 3 kap.: a weekday in a term, never a public holiday."""
        return (
            day.weekday() < SATURDAY
            and any(term.first_day <= day <= term.last_day for term in self.terms)
            and day not in self.closed_days
            and not is_public_holiday(day)
        )

    def school_days(self, *, start: date) -> Iterator[date]:
        """The school days from `start`, as far as the terms reach."""
        last = max((term.last_day for term in self.terms), default=start - timedelta(days=1))
        day = start
        while day <= last:
            if self.is_school_day(day):
                yield day
            day += timedelta(days=1)


def is_public_holiday(day: date) -> bool:
    """Lagen (1989:253) om allmänna helgdagar, and the three eves that count as such.

    Midsommarafton, julafton and nyårsafton, after 2 § lagen (1930:173) om beräkning av
    lagstadgad tid. Påskafton and pingstafton are always Saturdays.
    """
    return (
        day in _holidays(day.year)
        or (day.month, day.day) in {(12, 24), (12, 31)}
        or _is_midsummer_eve(day)
    )


def _is_midsummer_eve(day: date) -> bool:
    # Midsummer's Day is the Saturday between 20 and 26 June (lagen 1989:253).
    eve = day + timedelta(days=1)
    return eve.weekday() == SATURDAY and date(day.year, 6, 20) <= eve <= date(day.year, 6, 26)


@cache
def _holidays(year: int) -> frozenset[date]:
    # Imported on first use: the package is large, and most requests ask no calendar.
    from holidays.countries.sweden import Sweden  # noqa: PLC0415

    return frozenset(Sweden(years=year, include_sundays=False))


def school_date(instant: datetime) -> date:
    """The date on the school's wall at an instant."""
    return instant.astimezone(STOCKHOLM).date()


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The instants at which a date begins and is over on the school's wall: 23 to 25 hours."""
    begins, ends = (
        datetime.combine(one, time.min, STOCKHOLM) for one in (day, day + timedelta(days=1))
    )
    return begins.astimezone(UTC), ends.astimezone(UTC)


def minute_of(clock: str) -> int:
    """Minutes after midnight of an `HH:MM`; of `24:00` too."""
    return int(clock[:2]) * 60 + int(clock[3:])


def clock_of(minute: int) -> str:
    """The `HH:MM` of minutes after midnight."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def wall_time(instant: datetime) -> str:
    """The school's clock at an instant, as `HH:MM`."""
    return instant.astimezone(STOCKHOLM).strftime("%H:%M")


def wall_instant(day: date, clock: str) -> datetime:
    """The instant, in UTC, at which the school's clock shows `HH:MM` on a day.

    A time that the night in March leaves out is an hour later, as the clock then shows; of one
    that comes twice on the night in October it is the first. So each day has each time once.
    """
    wall = datetime.combine(day, time.fromisoformat(clock), STOCKHOLM)
    return wall.astimezone(UTC)

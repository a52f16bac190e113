"""From instants to the classroom's clock, in Europe/Stockholm. Pure.

The two nights on which the clock is changed have an hour that does not exist, and one that comes
twice (förordningen 2001:127 om sommartid). A lesson in either has no certain time on the wall.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

from attendance.timetable_import.reading.rows import RowError
from skolbro.calendar import STOCKHOLM
from skolbro.text import mark

FIRST_YEAR, LAST_YEAR = 2000, 2199

NO_INSTANT = mark("Ange en tid som finns, med tidszon, till exempel 2026-11-24T08:20:00+01:00.")
OUT_OF_TIME = mark("Tiden ligger för långt bort. Rätta datumet.")
NOT_A_MINUTE = mark("Ange tiden i hela minuter.")
LOST_HOUR = mark("Tiden finns inte, för klockan ställs fram den natten. Välj en annan tid.")
HOUR_TWICE = mark("Tiden finns två gånger, för klockan ställs tillbaka den natten. Välj en annan.")
OVER_MIDNIGHT = mark("Lektionen går över midnatt. Dela upp den på två dagar.")
ENDS_FIRST = mark("Lektionen slutar innan den har börjat. Rätta tiderna.")


class Wall(NamedTuple):
    """A day, and what the clock on the wall shows."""

    day: date
    clock: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()}T{self.clock}"


class Span(NamedTuple):
    """A day, from one time on the wall until another."""

    day: date
    starts: str
    ends: str


def wall_of_text(value: object, where: str) -> Wall:
    """The wall at an RFC 3339 instant. Raises `RowError`, also where it lacks its offset."""
    try:
        instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or "T" not in str(value).upper():
        raise RowError(where, NO_INSTANT)
    return wall_of(instant, where)


def wall_of(moment: datetime, where: str) -> Wall:
    """The wall at an instant, or at a time without a zone, which is the school's own.

    Raises `RowError` for what lies in the lost or the doubled hour, or centuries away.
    """
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise RowError(where, OUT_OF_TIME)
    known = moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)
    if known.astimezone(UTC).astimezone(known.tzinfo).replace(tzinfo=None) != known.replace(
        tzinfo=None
    ):
        raise RowError(where, LOST_HOUR)
    here = known.astimezone(STOCKHOLM)
    if here.second or here.microsecond:
        raise RowError(where, NOT_A_MINUTE)
    if here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset():
        raise RowError(where, HOUR_TWICE)
    return Wall(here.date(), here.strftime("%H:%M"))


def span[T](first: T, last: T, *, wall: Callable[[T, str], Wall], names: tuple[str, str]) -> Span:
    """A lesson's day and times. Raises `RowError`."""
    starts, ends = wall(first, names[0]), wall(last, names[1])
    if ends.day < starts.day or (ends.day == starts.day and ends.clock <= starts.clock):
        raise RowError(names[1], ENDS_FIRST)
    if ends.day != starts.day:
        raise RowError(names[1], OVER_MIDNIGHT)
    return Span(starts.day, starts.clock, ends.clock)

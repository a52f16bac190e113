"""A day on the school's wall, as the days in UTC that it lies in. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from booking.rounds.round import Round
from booking.rounds.slot import Slot
from skolbro.calendar import STOCKHOLM, school_date
from skolbro.http.problems import NotFoundError

A_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2000, 2199


@dataclass(frozen=True, slots=True)
class DayMeeting:
    """One time of the day, and the round that it is of."""

    slot: Slot
    round: Round


def day_asked_for(text: str) -> date:
    """A date as a path has it. Raises `NotFoundError` for what is none, or is far away."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotFoundError from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR or day.isoformat() != text:
        raise NotFoundError
    return day


def days_in_utc(day: date) -> tuple[date, ...]:
    """The two days in UTC in which a day of Europe/Stockholm lies."""
    starts = datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
    ends = datetime.combine(day + A_DAY, time(), STOCKHOLM).astimezone(UTC)
    return tuple(dict.fromkeys((starts.date(), (ends - timedelta(minutes=1)).date())))


def meetings_of_day(
    slots: Iterable[Slot], rounds: Iterable[Round], *, day: date, teacher_id: str
) -> tuple[DayMeeting, ...]:
    """The teacher's times that begin on the day, in order."""
    by_id = {one.id: one for one in rounds}
    found = [
        DayMeeting(slot, by_id[slot.round_id])
        for slot in slots
        if slot.round_id in by_id
        and school_date(slot.span.starts) == day
        and any(one.id == teacher_id for one in slot.teachers)
    ]
    return tuple(sorted(found, key=lambda one: (one.slot.span.starts, one.slot.id)))

"""From the school's clock to instants. Pure; Europe/Stockholm."""

from datetime import UTC, date, datetime, time

from booking.rounds.problems import ClockChangeError
from skolbro.calendar import STOCKHOLM


def instant_of(day: date, clock: str) -> datetime:
    """The instant of an `HH:MM` on the school's wall.

    Raises `ClockChangeError` for a time that the night of a clock change skips, or has twice.
    """
    wall = datetime.combine(day, time.fromisoformat(clock), STOCKHOLM)
    instant = wall.astimezone(UTC)
    is_skipped = instant.astimezone(STOCKHOLM).replace(tzinfo=None) != wall.replace(tzinfo=None)
    if is_skipped or wall.utcoffset() != wall.replace(fold=1).utcoffset():
        raise ClockChangeError(clock=clock)
    return instant

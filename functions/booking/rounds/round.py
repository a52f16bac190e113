"""A round of parent meetings (samtalsomgång): who may book, when, and what its times are like.

Product, Parent meetings. Pure: instants are aware, days and clocks are Europe/Stockholm's.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from booking.rounds.problems import RoundDaysError, RoundWindowError, VenueError
from skolbro.calendar import school_date

# The longest that a round's days may reach, and the shortest and longest meeting, in minutes.
MOST_DAYS = 120
SHORTEST, LONGEST, LONGEST_GAP, STEP = 5, 120, 60, 5
MOST_SLOTS = 200
# How many days ahead a round may begin.
FARTHEST = 400


class RoundStatus(StrEnum):
    """What has become of a round."""

    OPEN = "open"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a meeting is: a place at the school, or an https link to a video call."""

    place: str = ""
    link: str = ""

    def check(self) -> None:
        """Raises `VenueError` unless it is the one or the other."""
        if bool(self.place) == bool(self.link):
            raise VenueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of one group.

    Guardians may book from `opens_at` until, but not including, `closes_at`. `minutes` and `gap`
    are a meeting's length and the pause after it. With `separate` each guardian of a child may
    have a meeting alone. `series` joins the rounds that an administrator made in one go. `slots`
    counts the times that have been put out, and `told` says that guardians have been told of them.
    """

    id: str
    group_id: str
    group_name: str
    school_id: str
    title: str
    opens_at: datetime
    closes_at: datetime
    first_day: date
    last_day: date
    minutes: int
    gap: int
    venue: Venue
    note: str
    separate: bool
    created_by: str
    series: str = ""
    status: RoundStatus = RoundStatus.OPEN
    reason: str = ""
    slots: int = 0
    told: bool = False
    version: int = 1

    def is_open(self, now: datetime) -> bool:
        """Whether guardians may book at an instant."""
        return self.status is RoundStatus.OPEN and self.opens_at <= now < self.closes_at

    def check_new(self, *, now: datetime) -> None:
        """Raises `VenueError`, `RoundDaysError` and `RoundWindowError`."""
        self.check(now=now)
        if self.closes_at <= now:
            raise RoundWindowError
        if self.first_day < school_date(now):
            raise RoundDaysError(most=MOST_DAYS)

    def check(self, *, now: datetime) -> None:
        """What holds for a round that has begun as well: the same, but for what has passed."""
        self.venue.check()
        days = (self.last_day - self.first_day).days + 1
        if not 0 < days <= MOST_DAYS or (self.first_day - school_date(now)).days > FARTHEST:
            raise RoundDaysError(most=MOST_DAYS)
        if not (self.opens_at < self.closes_at and school_date(self.closes_at) <= self.last_day):
            raise RoundWindowError

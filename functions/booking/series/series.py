"""A school's rounds that were made in one go. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.rounds.round import RoundStatus

# A transaction changes a round, its place in its group's list, and tells of it.
MOST_GROUPS = 30


@dataclass(frozen=True, slots=True)
class GroupsRound:
    """The round of one group."""

    round_id: str
    group_id: str
    group_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Rounds with the same window, days and rules, one for each group."""

    id: str
    school_id: str
    title: str
    opens_at: datetime
    closes_at: datetime
    first_day: date
    last_day: date
    rounds: tuple[GroupsRound, ...]
    status: RoundStatus = RoundStatus.OPEN
    reason: str = ""
    version: int = 1

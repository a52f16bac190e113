"""Rounds of several groups on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from booking.rounds.schemas import RoundIn
from booking.series.series import MOST_GROUPS
from skolbro.http.wire import Day, Instant, Out
from skolbro.ids import Id


class SeriesIn(RoundIn):
    """A round for each of some groups of the school."""

    group_ids: Annotated[list[Id], Field(min_length=1, max_length=MOST_GROUPS)]


class GroupsRoundOut(Out):
    """The round of one group."""

    round_id: str
    group_id: str
    group_name: str


class SeriesOut(Out):
    """Rounds that were made in one go. A change names `version` in If-Match."""

    id: str
    title: str
    opens_at: Instant
    closes_at: Instant
    first_day: Day
    last_day: Day
    status: Literal["open", "cancelled"]
    reason: str | None
    rounds: list[GroupsRoundOut]
    version: int


class SeriesListOut(Out):
    """A school's, the latest made first."""

    items: list[SeriesOut]
    next: str | None

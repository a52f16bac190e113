"""Rounds of several groups as an administrator asks for them. Pure."""

from booking.rounds.planning import round_of
from booking.rounds.round import Round
from booking.series.schemas import SeriesIn
from booking.series.series import GroupsRound, Series
from skolbro import ids
from skolbro.access.scopes import SchoolScope


def new_series(
    wanted: SeriesIn, scope: SchoolScope, groups: dict[str, str]
) -> tuple[Series, tuple[Round, ...]]:
    """A round for each group (id to name), and what joins them.

    Raises `ClockChangeError`, `VenueError`, `RoundDaysError` and `RoundWindowError`.
    """
    series_id = ids.new()
    rounds = tuple(
        round_of(
            wanted,
            round_id=ids.new(),
            group_id=group_id,
            group_name=name,
            school_id=scope.school.id,
            created_by=scope.actor.person_id,
            series=series_id,
        )
        for group_id, name in groups.items()
    )
    rounds[0].check_new(now=scope.now)
    return _joined(series_id, rounds), rounds


def _joined(series_id: str, rounds: tuple[Round, ...]) -> Series:
    first = rounds[0]
    return Series(
        id=series_id,
        school_id=first.school_id,
        title=first.title,
        opens_at=first.opens_at,
        closes_at=first.closes_at,
        first_day=first.first_day,
        last_day=first.last_day,
        rounds=tuple(GroupsRound(one.id, one.group_id, one.group_name) for one in rounds),
    )

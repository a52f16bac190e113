"""A round as staff ask for it. Pure."""

from booking.rounds.round import Round, Venue
from booking.rounds.schemas import RoundIn
from booking.rounds.wall import instant_of
from skolbro import ids
from skolbro.access.scopes import GroupScope


def new_round(wanted: RoundIn, scope: GroupScope) -> Round:
    """The round of one's group.

    Raises `ClockChangeError`, `VenueError`, `RoundDaysError` and `RoundWindowError`.
    """
    relation = scope.relation
    made = round_of(
        wanted,
        round_id=ids.new(),
        group_id=relation.object_id,
        group_name=relation.object_name,
        school_id=relation.school_id,
        created_by=scope.actor.person_id,
    )
    made.check_new(now=scope.now)
    return made


def changed_round(wanted: RoundIn, scope: GroupScope, *, round_id: str) -> Round:
    """A round of one's group as it shall be; of what cannot be changed it says nothing.

    Raises `ClockChangeError`, `VenueError`, `RoundDaysError` and `RoundWindowError`.
    """
    relation = scope.relation
    made = round_of(
        wanted,
        round_id=round_id,
        group_id=relation.object_id,
        group_name=relation.object_name,
        school_id=relation.school_id,
        created_by="",
    )
    made.check(now=scope.now)
    return made


def round_of(
    wanted: RoundIn,
    *,
    round_id: str,
    group_id: str,
    group_name: str,
    school_id: str,
    created_by: str,
    series: str = "",
) -> Round:
    """The round with what was asked for, not yet checked. Raises `ClockChangeError`."""
    return Round(
        id=round_id,
        group_id=group_id,
        group_name=group_name,
        school_id=school_id,
        title=wanted.title,
        opens_at=instant_of(wanted.opens.day, wanted.opens.time),
        closes_at=instant_of(wanted.closes.day, wanted.closes.time),
        first_day=wanted.first_day,
        last_day=wanted.last_day,
        minutes=wanted.minutes,
        gap=wanted.gap,
        venue=Venue(place=wanted.place or "", link=wanted.link or ""),
        note=wanted.note or "",
        separate=bool(wanted.separate),
        created_by=created_by,
        series=series,
    )

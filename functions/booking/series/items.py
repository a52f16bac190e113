"""How the rounds of several groups are kept together."""

from datetime import UTC, date, datetime, time
from typing import Any

from booking.rounds.items import LISTED_AFTER
from booking.rounds.round import RoundStatus
from booking.series.series import GroupsRound, Series
from skolbro import clock
from skolbro.table import AccessPattern, Entity

SERIES = Entity(
    name="RoundSeries",
    what="Rounds of several groups of a school that an administrator made in one go.",
    pk="SCHOOL#{school_id}",
    sk="SERIES#{id}",
    expires=True,
)
ENTITIES = (SERIES,)
PATTERNS = (
    AccessPattern(name="a school's rounds", entity=SERIES, by="pk, sk begins with SERIES"),
    AccessPattern(name="rounds made in one go", entity=SERIES, by="pk, sk"),
)


def series_attributes(series: Series) -> dict[str, Any]:
    """A series as its item is to hold it."""
    over = datetime.combine(series.last_day, time(), UTC) + LISTED_AFTER
    return {
        "id": series.id,
        "school_id": series.school_id,
        "title": series.title,
        "opens_at": clock.to_wire(series.opens_at),
        "closes_at": clock.to_wire(series.closes_at),
        "first_day": series.first_day.isoformat(),
        "last_day": series.last_day.isoformat(),
        "rounds": [
            {"round_id": one.round_id, "group_id": one.group_id, "group_name": one.group_name}
            for one in series.rounds
        ],
        "status": series.status.value,
        "reason": series.reason,
        "version": series.version,
        "expires_at": int(over.timestamp()),
    }


def series_from(item: dict[str, Any]) -> Series:
    """A series as its item holds it."""
    return Series(
        id=item["id"],
        school_id=item["school_id"],
        title=item["title"],
        opens_at=clock.from_wire(item["opens_at"]),
        closes_at=clock.from_wire(item["closes_at"]),
        first_day=date.fromisoformat(item["first_day"]),
        last_day=date.fromisoformat(item["last_day"]),
        rounds=tuple(GroupsRound(**one) for one in item["rounds"]),
        status=RoundStatus(item["status"]),
        reason=item["reason"],
        version=item["version"],
    )

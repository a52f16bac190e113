"""What somebody was shown before, and may be read again while it is proved that they still may."""

from dataclasses import dataclass
from datetime import datetime

from aws_lambda_powertools.event_handler import Request

from skolbro import clock
from skolbro.access.actor import Actor
from skolbro.access.scopes.asked import actor_of, from_path
from skolbro.access.scopes.kinds import GroupAdministrationScope
from skolbro.http import etag


@dataclass(frozen=True, slots=True)
class ShownWeekScope:
    """One week of a group, which was shown to the asker as an administrator of its school.

    It proves that they were, not that they are: what is read by it is given to nobody before
    `administered_group` has said so, at the same time.
    """

    actor: Actor
    group_id: str
    week: str
    now: datetime


def shown_week(request: Request) -> ShownWeekScope | None:
    """The week in the path, if `If-Match` has a tag that the asker was given with it.

    Reads nothing. A change needs what stands and who may change it, and takes two round trips
    only if both are read at once; by this a stranger, who has no such tag, has nothing read.
    """
    now = clock.now()
    actor = actor_of(request, now)
    school_id, group_id, week = (
        from_path(request, one) for one in ("school_id", "group_id", "week")
    )
    what = week_as_shown(school_id, group_id, week)
    if not etag.was_shown(request, to=actor.person_id, what=what):
        return None
    return ShownWeekScope(actor, group_id, week, now)


def tag_of_week(scope: GroupAdministrationScope, week: str, *, version: int) -> str:
    """The ETag of a week that is shown to an administrator, and that a change of it must name."""
    what = week_as_shown(scope.school.id, scope.group_id, week)
    return etag.of_version_shown(version, to=scope.actor.person_id, what=what)


def week_as_shown(school_id: str, group_id: str, week: str) -> str:
    """What such a tag is of."""
    return f"schools/{school_id}/groups/{group_id}/weeks/{week}"

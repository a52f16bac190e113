"""Who may make rounds for a whole school."""

from dataclasses import dataclass

from aws_lambda_powertools.event_handler import Request

from booking.rounds.switch import school_with_meetings
from booking.series import store
from booking.series.problems import NotAGroupHereError
from booking.series.series import MOST_GROUPS, Series
from skolbro import aws, clock
from skolbro.access import store as access
from skolbro.access.relations import Kind
from skolbro.access.scopes import SchoolScope, administered_school, self_named
from skolbro.access.scopes.asked import are_ids, from_body, from_path
from skolbro.http.problems import NotFoundError


@dataclass(frozen=True, slots=True)
class PlanningSchool:
    """A school, and those of its groups that the body names, by id with their names."""

    scope: SchoolScope
    groups: dict[str, str]


@dataclass(frozen=True, slots=True)
class OwnSeries:
    """Rounds of a school that were made in one go."""

    scope: SchoolScope
    series: Series


def own_schools_meetings(request: Request) -> SchoolScope:
    """The school in the path, for its administrators, if it has parent meetings.

    One round trip. Raises `NotFoundError` and `FunctionOffError`.
    """
    scope = administered_school(request)
    school_with_meetings(scope.school.id)
    return scope


def planning_school(request: Request) -> PlanningSchool:
    """As `own_schools_meetings`, with the groups that the body names.

    One round trip: who is in the groups is asked at the same time, as nothing else tells whose a
    group is. Raises `NotFoundError`, `FunctionOffError` and `NotAGroupHereError`.
    """
    named = from_body(request, "groupIds")
    asked = named[:MOST_GROUPS] if are_ids(named) else []
    scope, found = aws.together(lambda: administered_school(request), lambda: _groups(asked))
    school_with_meetings(scope.school.id)
    groups = {one: found[one][1] for one in asked if one in found}
    if len(groups) < len(asked) or any(found[one][0] != scope.school.id for one in groups):
        raise NotAGroupHereError
    return PlanningSchool(scope, groups)


def own_series(request: Request) -> OwnSeries:
    """The rounds that the path names, of a school that one administers.

    One round trip. Raises `NotFoundError` and `FunctionOffError`.
    """
    school_id, series_id = from_path(request, "school_id"), from_path(request, "series_id")
    scope, series = aws.together(
        lambda: administered_school(request),
        lambda: store.series_ahead(self_named(request), school_id=school_id, series_id=series_id),
    )
    school_with_meetings(scope.school.id)
    if series is None:
        raise NotFoundError
    return OwnSeries(scope, series)


def _groups(asked: list[str]) -> dict[str, tuple[str, str]]:
    """To each group that has students its school and its name."""
    if len(asked) > 1:
        half = len(asked) // 2
        first, second = aws.together(lambda: _groups(asked[:half]), lambda: _groups(asked[half:]))
        return first | second
    return {
        group_id: (one.school_id, one.object_name)
        for group_id in asked
        for one in access.people_of(group_id, kinds=(Kind.MEMBER_OF,), now=clock.now())
    }

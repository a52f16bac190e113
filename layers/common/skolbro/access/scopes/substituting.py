"""What a substitute (vikarie) is let in to: lessons of the day, and what they need for those."""

from dataclasses import replace

from aws_lambda_powertools.event_handler import Request

from skolbro.access.relations import Kind
from skolbro.access.scopes.asked import from_path
from skolbro.access.scopes.checks import OF_A_GROUP, group_for
from skolbro.access.scopes.kinds import GroupScope
from skolbro.http.problems import NotFoundError

AND_SUBSTITUTES = (*OF_A_GROUP, Kind.SUBSTITUTES_FOR)


def lesson_at_hand(request: Request) -> GroupScope:
    """The group in the path, for whoever has its students before them in the lesson in the path.

    As `group_at_hand`, and for who substitutes in that lesson, on its day. What is then written is
    so only if they still do. One round trip. Raises `NotFoundError`.
    """
    scope = group_for(request, AND_SUBSTITUTES, must_act=AND_SUBSTITUTES)
    relation, lesson_id = scope.relation, from_path(request, "lesson_id")
    if relation.kind is not Kind.SUBSTITUTES_FOR:
        return scope
    if from_path(request, "day") != relation.date or lesson_id not in relation.lesson_ids:
        raise NotFoundError
    return replace(scope, relation=replace(relation, lesson_ids=(lesson_id,)))


def own_group_or_substitute(request: Request) -> GroupScope:
    """As `own_group`, and for who substitutes there today; where a day is named, on that day.

    One round trip. Raises `NotFoundError`.
    """
    scope = group_for(request, AND_SUBSTITUTES, must_act=(Kind.MENTOR_OF,))
    relation = scope.relation
    is_of_today = from_path(request, "day") in {"", relation.date}
    if relation.kind is Kind.SUBSTITUTES_FOR and not (relation.lesson_ids and is_of_today):
        raise NotFoundError
    return scope

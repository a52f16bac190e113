"""Who may plan parent meetings, on top of having the group."""

from dataclasses import dataclass

from aws_lambda_powertools.event_handler import Request

from booking.rounds import store
from booking.rounds.round import Round
from booking.rounds.switch import school_with_meetings
from skolbro import aws
from skolbro.access.scopes import GroupScope, StudentScope, own_group, self_named, student_of_group
from skolbro.access.scopes.asked import from_path
from skolbro.http.problems import NotFoundError


def own_groups_meetings(request: Request) -> GroupScope:
    """The group in the path, for its mentor or a teacher of it, at a school that has meetings.

    One round trip. Raises `NotFoundError` and `FunctionOffError`.
    """
    scope = own_group(request)
    school_with_meetings(scope.relation.school_id)
    return scope


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A round of one's own group."""

    scope: GroupScope
    round: Round


def own_round(request: Request) -> OwnRound:
    """The round in the path, of the group in the path, as `own_groups_meetings`.

    One round trip: the round is read at the same time. Raises `NotFoundError` and
    `FunctionOffError`.
    """
    scope, planned = aws.together(
        lambda: own_group(request),
        lambda: store.round_ahead(self_named(request), from_path(request, "round_id")),
    )
    school_with_meetings(scope.relation.school_id)
    if planned is None or planned.group_id != scope.group_id:
        raise NotFoundError
    return OwnRound(scope, planned)


def own_groups_student(request: Request) -> StudentScope:
    """The student in the path, of the group in the path, for its mentor or a teacher of it.

    One round trip. Raises `NotFoundError`, before a teacher who is not the mentor also for a
    student with protected identity, and `FunctionOffError`.
    """
    scope = student_of_group(request)
    school_with_meetings(scope.relation.school_id)
    return scope

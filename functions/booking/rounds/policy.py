"""Who may plan parent meetings, on top of having the group."""

from aws_lambda_powertools.event_handler import Request

from booking.rounds.switch import school_with_meetings
from skolbro.access.scopes import GroupScope, own_group


def own_groups_meetings(request: Request) -> GroupScope:
    """The group in the path, for its mentor or a teacher of it, at a school that has meetings.

    One round trip. Raises `NotFoundError` and `FunctionOffError`.
    """
    scope = own_group(request)
    school_with_meetings(scope.relation.school_id)
    return scope

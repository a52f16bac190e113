"""Who may plan parent meetings, on top of having the group."""

from aws_lambda_powertools.event_handler import Request

from skolbro.access import store
from skolbro.access.schools import School, contact
from skolbro.access.scopes import GroupScope, own_group
from skolbro.http.problems import FunctionOffError, NotFoundError

FUNCTION = "meetings"


def own_groups_meetings(request: Request) -> GroupScope:
    """The group in the path, for its mentor or a teacher of it, at a school that has meetings.

    One round trip. Raises `NotFoundError` and `FunctionOffError`.
    """
    scope = own_group(request)
    school_with_meetings(scope.relation.school_id)
    return scope


def school_with_meetings(school_id: str) -> School:
    """A school that has switched parent meetings on. Raises `FunctionOffError`."""
    school = store.school(school_id)
    if school is None:
        raise NotFoundError
    if FUNCTION not in school.functions:
        raise FunctionOffError(contact=contact(school.name, school.phone))
    return school

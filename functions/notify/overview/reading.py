"""What the overview of a child is made of."""

from notify.store import Bell, bell
from skolbro import aws
from skolbro.access.scopes import ChildScope
from skolbro.access.store import school

COUNTED = 100


def bell_and_functions(scope: ChildScope) -> tuple[Bell, tuple[str, ...]]:
    """The newest of the bell, and the functions that the child's school has on. One round trip."""
    found, own = aws.together(lambda: bell(scope, limit=COUNTED), lambda: school(scope.school_id))
    return found, own.functions if own else ()

"""Who may do what in the directory, beyond the kernel's scopes."""

from aws_lambda_powertools.event_handler import Request

from skolbro.access.relations import Relation
from skolbro.access.scopes import SelfScope, myself_with
from skolbro.access.store import relations_of


def myself_with_relations(request: Request) -> tuple[SelfScope, tuple[Relation, ...]]:
    """The signed-in person, and all that they have to do with. One round trip.

    Raises `UnauthorizedError`.
    """
    return myself_with(request, lambda me: relations_of(me.actor.person_id, now=me.now))

"""Who runs a school, or leads it: what both need to find their way about it."""

from dataclasses import dataclass
from datetime import datetime

from aws_lambda_powertools.event_handler import Request

from skolbro import clock
from skolbro.access.actor import Actor
from skolbro.access.relations import Duty, Kind, Relation
from skolbro.access.scopes.asked import actor_of, from_path, relation_to
from skolbro.http.problems import NotFoundError

OFFICE = frozenset({Duty.SCHOOL_ADMINISTRATOR, Duty.PRINCIPAL})


@dataclass(frozen=True, slots=True)
class OfficeScope:
    """A school, for its administrators and its principal. Opens nothing about a single student."""

    actor: Actor
    relation: Relation
    now: datetime

    @property
    def school_id(self) -> str:
        """The school."""
        return self.relation.object_id


def school_office(request: Request) -> OfficeScope:
    """The school in the path, for its administrators and its principal. Raises `NotFoundError`."""
    now = clock.now()
    actor = actor_of(request, now)
    relation = relation_to(actor, from_path(request, "school_id"), (Kind.WORKS_AT,), now)
    if OFFICE.isdisjoint(relation.duties):
        raise NotFoundError
    return OfficeScope(actor, relation, now)

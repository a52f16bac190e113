"""A scope for one person who has to do with a school, whatever it is."""

from dataclasses import dataclass
from datetime import datetime

from aws_lambda_powertools.event_handler import Request

from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.actor import Actor
from skolbro.access.relations import Duty, Kind, Relation
from skolbro.access.scopes.asked import actor_of, from_path, relation_to
from skolbro.http.problems import NotFoundError


@dataclass(frozen=True, slots=True)
class PersonScope:
    """Somebody who has to do with a school, for one of the school's administrators."""

    actor: Actor
    relation: Relation
    person_id: str
    is_protected: bool
    now: datetime

    @property
    def school_id(self) -> str:
        """The school."""
        return self.relation.object_id


def person_of_school(request: Request) -> PersonScope:
    """The person in the path, who has to do with the path's school, for its administrator.

    A guardian of a student there, a student, or who works there; not who did so before. One round
    trip. Raises `NotFoundError`.
    """
    now = clock.now()
    actor = actor_of(request, now)
    school_id, person_id = from_path(request, "school_id"), from_path(request, "person_id")
    if not ids.is_id(person_id):
        raise NotFoundError
    relation, held = aws.together(
        lambda: relation_to(actor, school_id, (Kind.WORKS_AT,), now),
        lambda: store.relations_of(person_id, now=now),
    )
    if Duty.SCHOOL_ADMINISTRATOR not in relation.duties:
        raise NotFoundError
    if not any(one.school_id == school_id for one in held):
        raise NotFoundError
    protected = any(one.person_protected for one in held)
    return PersonScope(actor, relation, person_id, protected, now)

"""A scope for one person who has to do with a school, whatever it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from aws_lambda_powertools.event_handler import Request

from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.actor import Actor
from skolbro.access.relations import Duty, Kind, Relation
from skolbro.access.scopes.asked import actor_of, from_path, relation_to
from skolbro.access.scopes.kinds import require_relation
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction

WORK = frozenset({Kind.WORKS_AT, Kind.MENTOR_OF, Kind.TEACHES})


@dataclass(frozen=True, slots=True)
class PersonScope:
    """Somebody who has to do with a school, for one of the school's administrators.

    Who `works_elsewhere` too has doors there that this school has no say about.
    """

    actor: Actor
    relation: Relation
    person_id: str
    is_protected: bool
    works_elsewhere: bool
    now: datetime

    @property
    def school_id(self) -> str:
        """The school."""
        return self.relation.object_id

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the duty has not ended a moment ago."""
        require_relation(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class NamedPersonScope:
    """The person in the path.

    Proves nothing: what is read by it is given to nobody before `person_of_school` has said so.
    """

    actor: Actor
    person_id: str
    now: datetime


def person_of_school_with[T](
    request: Request, read: Callable[[NamedPersonScope], T]
) -> tuple[PersonScope, T]:
    """As `person_of_school`, with what is read of the person at the same time."""
    now = clock.now()
    named = from_path(request, "person_id")
    if not ids.is_id(named):
        raise NotFoundError
    scope = NamedPersonScope(actor_of(request, now), named, now)
    return aws.together(lambda: person_of_school(request), lambda: read(scope))


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
    elsewhere = works_beside(held, school_id)
    return PersonScope(actor, relation, person_id, protected, elsewhere, now)


def works_beside(relations: Iterable[Relation], school_id: str) -> bool:
    """Whether somebody works at another school than this one, or for the whole commune."""
    return any(one.kind in WORK and one.school_id != school_id for one in relations)

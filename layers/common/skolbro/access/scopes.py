"""The only place where a scope is made. What is not yours does not exist: refusals are 404.

A scope is proof that somebody was checked against the access table in this very request. Stores
take nothing else, so what a route reads is bounded by what it proved.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aws_lambda_powertools.event_handler import Request

from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.actor import Actor, actor_from_claims, token_scope
from skolbro.access.relations import Duty, Kind, Relation
from skolbro.access.schools import School
from skolbro.config import Settings
from skolbro.http.problems import NotFoundError, UnauthorizedError
from skolbro.table import Transaction


@dataclass(frozen=True, slots=True)
class SelfScope:
    """A person's own things."""

    actor: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class ChildScope:
    """One child, for a guardian or for another adult whom the commune has made responsible."""

    actor: Actor
    relation: Relation
    now: datetime

    @property
    def student_id(self) -> str:
        """The child."""
        return self.relation.object_id

    @property
    def school_id(self) -> str:
        """The child's school."""
        return self.relation.school_id

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the relation has not ended a moment ago."""
        _require(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class GroupScope:
    """One class or teaching group, for its mentor or a teacher of it, with its students.

    OSL 21 kap. 3 §: of students with protected identity only those who must act may know. The
    mentor must; before any other teacher they are not among the students.
    """

    actor: Actor
    relation: Relation
    students: tuple[Relation, ...]
    now: datetime

    @property
    def group_id(self) -> str:
        """The group."""
        return self.relation.object_id


@dataclass(frozen=True, slots=True)
class SchoolScope:
    """A school, for one of its administrators, with the school as it stands."""

    actor: Actor
    relation: Relation
    school: School
    now: datetime

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the duty has not ended a moment ago."""
        _require(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class AdministrationScope:
    """A commune, for one of its administrators."""

    actor: Actor
    relation: Relation
    now: datetime

    @property
    def commune_id(self) -> str:
        """The commune."""
        return self.relation.commune_id

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the duty has not ended a moment ago."""
        _require(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class PublicScope:
    """What anybody may read before signing in."""


@dataclass(frozen=True, slots=True)
class WorkScope:
    """The portal itself at work on an event, a queue's message or an operator's command."""

    reason: str
    now: datetime


def myself(request: Request) -> SelfScope:
    """The signed-in person's own things. Raises `UnauthorizedError`."""
    now = clock.now()
    return SelfScope(_actor(request, now), now)


def own_child(request: Request) -> ChildScope:
    """The child that the request names, in its path or its body.

    Raises `NotFoundError`, the same for a child of others and for one that does not exist.
    """
    student_id = _from_path(request, "student_id") or _from_body(request, "studentId")
    now = clock.now()
    actor = _actor(request, now)
    kinds = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)
    return ChildScope(actor, _relation(actor, student_id, kinds, now), now)


def own_group(request: Request) -> GroupScope:
    """The group in the path, for its mentor or a teacher of it. Raises `NotFoundError`.

    One round trip: the students are read at the same time as the relation that shows them.
    """
    now = clock.now()
    actor = _actor(request, now)
    group_id = _from_path(request, "group_id")
    relation, members = aws.together(
        lambda: _relation(actor, group_id, (Kind.MENTOR_OF, Kind.TEACHES), now),
        lambda: store.people_of(group_id, kinds=(Kind.MEMBER_OF,), now=now),
    )
    must_act = relation.kind is Kind.MENTOR_OF
    students = tuple(member for member in members if must_act or not member.person_protected)
    return GroupScope(actor, relation, students, now)


def administered_school(request: Request) -> SchoolScope:
    """The school in the path, for its own administrators. Raises `NotFoundError`.

    One round trip: the school is read at the same time as the relation that shows it.
    """
    now = clock.now()
    actor = _actor(request, now)
    school_id = _from_path(request, "school_id")
    relation, school = aws.together(
        lambda: _relation(actor, school_id, (Kind.WORKS_AT,), now),
        lambda: store.school_now(school_id),
    )
    if Duty.SCHOOL_ADMINISTRATOR not in relation.duties or school is None:
        raise NotFoundError
    return SchoolScope(actor, relation, school, now)


def administered_commune(request: Request) -> AdministrationScope:
    """The commune whose administrator the person is. Raises `NotFoundError`."""
    now = clock.now()
    actor = _actor(request, now)
    for relation in store.relations_of(actor.person_id, now=now):
        if Duty.COMMUNE_ADMINISTRATOR in relation.duties:
            return AdministrationScope(actor, relation, now)
    raise NotFoundError


def anyone() -> PublicScope:
    """No questions asked. A test holds the list of the routes that use this."""
    return PublicScope()


def at_work(reason: str) -> WorkScope:
    """For workers and operators' commands only; the project's lint sees to it."""
    return WorkScope(reason, clock.now())


def _actor(request: Request, now: datetime) -> Actor:
    context: dict[str, Any] = request.resolved_event.raw_event.get("requestContext", {})
    claims = context.get("authorizer", {}).get("jwt", {}).get("claims")
    if not claims:
        raise UnauthorizedError
    needs = token_scope(request.method, request.route)
    return actor_from_claims(claims, needs=needs, settings=Settings.load(), now=now)


def _relation(actor: Actor, object_id: object, kinds: tuple[Kind, ...], now: datetime) -> Relation:
    if not ids.is_id(object_id):
        raise NotFoundError
    found = store.find_relation(
        person_id=actor.person_id, object_id=str(object_id), kinds=kinds, now=now
    )
    if found is None:
        raise NotFoundError
    return found


def _require(relation: Relation, transaction: Transaction) -> None:
    check = store.still_holds(relation)
    transaction.require(
        check["table"],
        check["key"],
        condition=check["condition"],
        values=check["values"],
        refusal=lambda _: NotFoundError(),
    )


def _from_path(request: Request, name: str) -> str:
    # Powertools drops the parameters that a route does not declare itself.
    parts = zip(request.route.split("/"), request.resolved_event.path.split("/"), strict=False)
    return next((value for place, value in parts if place == f"{{{name}}}"), "")


def _from_body(request: Request, name: str) -> object:
    body = request.json_body
    return body.get(name) if isinstance(body, dict) else None

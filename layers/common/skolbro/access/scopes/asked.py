"""Who asks, and what the request names: in its token, its path or its body."""

from datetime import datetime
from typing import Any, TypeGuard

from aws_lambda_powertools.event_handler import Request

from skolbro import aws, ids
from skolbro.access import store
from skolbro.access.actor import Actor, actor_from_claims, token_scope
from skolbro.access.relations import Kind, Relation
from skolbro.config import Settings
from skolbro.http.problems import NotFoundError, UnauthorizedError


def actor_of(request: Request, now: datetime) -> Actor:
    """Whoever the verified token names. Raises `UnauthorizedError` and `ScopeMissingError`."""
    context: dict[str, Any] = request.resolved_event.raw_event.get("requestContext", {})
    claims = context.get("authorizer", {}).get("jwt", {}).get("claims")
    if not claims:
        raise UnauthorizedError
    needs = token_scope(request.method, request.route)
    return actor_from_claims(claims, needs=needs, settings=Settings.load(), now=now)


def relation_to(
    actor: Actor, object_id: object, kinds: tuple[Kind, ...], now: datetime
) -> Relation:
    """The first of the kinds that holds. One round trip.

    Raises `NotFoundError`, and `UnauthorizedError` where the sign-in has been ended.
    """
    if not ids.is_id(object_id):
        raise NotFoundError
    found = store.find_relation(actor, object_id=str(object_id), kinds=kinds, now=now)
    if found is None:
        raise NotFoundError
    return found


def own_relations(actor: Actor, now: datetime) -> tuple[Relation, ...]:
    """All that hold. One round trip. Raises `UnauthorizedError` where the sign-in has ended."""
    relations, _ = aws.together(
        lambda: store.relations_of(actor.person_id, now=now), lambda: store.check_standing(actor)
    )
    return relations


def from_path(request: Request, name: str) -> str:
    """What stands at a place of the route; empty where there is none."""
    # Powertools drops the parameters that a route does not declare itself.
    parts = zip(request.route.split("/"), request.resolved_event.path.split("/"), strict=False)
    return next((value for place, value in parts if place == f"{{{name}}}"), "")


def from_body(request: Request, name: str) -> object:
    """A field of the body as it was sent, not yet validated."""
    body = request.json_body
    return body.get(name) if isinstance(body, dict) else None


def from_query(request: Request, name: str) -> list[str]:
    """What stands in a place of the query, divided by commas; nothing where it is not there."""
    text = str((request.query_parameters or {}).get(name) or "")
    return text.split(",") if text else []


def named_student(request: Request) -> str:
    """The student whom the path or the body names; empty where no id stands.

    For what is read at the same time as the relation that shows the student: of use to nobody
    until that has been found.
    """
    named = from_path(request, "student_id") or from_body(request, "studentId")
    return str(named) if ids.is_id(named) else ""


def are_ids(named: object) -> TypeGuard[list[str]]:
    """Whether it is a list of ids."""
    return isinstance(named, list) and all(ids.is_id(one) for one in named)

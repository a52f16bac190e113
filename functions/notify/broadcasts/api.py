"""Routes of broadcasts: staff tell all guardians of a group, of a school, of the commune."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response

from notify.broadcasts import store
from notify.broadcasts.broadcast import Audience, Broadcast
from notify.broadcasts.schemas import BroadcastIn, BroadcastOut
from skolbro import ids
from skolbro.access.scopes import (
    AdministrationScope,
    GroupScope,
    SchoolScope,
    administered_commune,
    administered_school,
    own_group,
)
from skolbro.http.app import PortalRouter
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.observability import trace_id

router = PortalRouter()

OwnGroup = Annotated[GroupScope, Depends(own_group)]
OwnSchool = Annotated[SchoolScope, Depends(administered_school)]
OwnCommune = Annotated[AdministrationScope, Depends(administered_commune)]
type SenderScope = GroupScope | SchoolScope | AdministrationScope
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]


@router.post(
    "/notify/groups/<group_id>/broadcasts",
    status_code=202,
    operation_id="notify_tell_group",
    summary="Tell all guardians of a group",
)
def tell_group(group: OwnGroup, told: BroadcastIn, key: Key) -> Response[BroadcastOut]:
    """For the group's mentor and teachers. Told within minutes, once a guardian."""
    return _published(group, told, key=key, audience=Audience.GROUP, object_id=group.group_id)


@router.post(
    "/notify/schools/<school_id>/broadcasts",
    status_code=202,
    operation_id="notify_tell_school",
    summary="Tell all guardians of a school",
)
def tell_school(school: OwnSchool, told: BroadcastIn, key: Key) -> Response[BroadcastOut]:
    """For the school's administrators."""
    school_id = school.school.id
    return _published(school, told, key=key, audience=Audience.SCHOOL, object_id=school_id)


@router.post(
    "/notify/broadcasts",
    status_code=202,
    operation_id="notify_tell_commune",
    summary="Tell all guardians of the commune",
)
def tell_commune(commune: OwnCommune, told: BroadcastIn, key: Key) -> Response[BroadcastOut]:
    """For the commune's administrators."""
    commune_id = commune.commune_id
    return _published(commune, told, key=key, audience=Audience.COMMUNE, object_id=commune_id)


def _published(
    scope: SenderScope,
    told: BroadcastIn,
    *,
    key: IdempotencyKey,
    audience: Audience,
    object_id: str,
) -> Response[BroadcastOut]:
    one = Broadcast(
        id=ids.new(),
        audience=audience,
        object_id=object_id,
        by=scope.actor.person_id,
        at=scope.now,
        text=told.text,
        trace=trace_id(),
    )
    shown = BroadcastOut(id=one.id, audience=audience.value, at=one.at, text=one.text)
    try:
        store.publish(scope, one, key=key, answer=shown.model_dump_json(by_alias=True))
    except AlreadyAnswered as before:
        shown = BroadcastOut.model_validate_json(before.answer)
    return Response(HTTPStatus.ACCEPTED.value, "application/json", shown)

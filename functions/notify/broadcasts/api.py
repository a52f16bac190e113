"""Routes of broadcasts: staff tell all guardians of a group, of a school, of the commune."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from notify.broadcasts import store
from notify.broadcasts.broadcast import Audience, Broadcast
from notify.broadcasts.schemas import BroadcastIn, BroadcastListOut, BroadcastOut
from skolbro import ids
from skolbro.access.scopes import (
    AdministrationScope,
    GroupScope,
    SchoolScope,
    SelfScope,
    administered_commune,
    administered_school,
    myself,
    own_group,
)
from skolbro.http import cursors, etag
from skolbro.http.app import PortalRouter, created, found, found_page
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.ids import Id
from skolbro.observability import trace_id

router = PortalRouter()

Myself = Annotated[SelfScope, Depends(myself)]
OwnGroup = Annotated[GroupScope, Depends(own_group)]
OwnSchool = Annotated[SchoolScope, Depends(administered_school)]
OwnCommune = Annotated[AdministrationScope, Depends(administered_commune)]
type SenderScope = GroupScope | SchoolScope | AdministrationScope
ROUTE, IN_A_PAGE = "/notify/broadcasts", 20
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]


@router.post(
    "/notify/groups/<group_id>/broadcasts",
    status_code=201,
    operation_id="notify_tell_group",
    summary="Tell all guardians of a group",
)
def tell_group(group: OwnGroup, told: BroadcastIn, key: Key) -> Response[BroadcastOut]:
    """For the group's mentor and teachers. Told within minutes, once a guardian.

    Twenty a day from one sender, wherever they send to.
    """
    return _published(group, told, key=key, audience=Audience.GROUP, object_id=group.group_id)


@router.post(
    "/notify/schools/<school_id>/broadcasts",
    status_code=201,
    operation_id="notify_tell_school",
    summary="Tell all guardians of a school",
)
def tell_school(school: OwnSchool, told: BroadcastIn, key: Key) -> Response[BroadcastOut]:
    """For the school's administrators."""
    school_id = school.school.id
    return _published(school, told, key=key, audience=Audience.SCHOOL, object_id=school_id)


@router.post(
    ROUTE,
    status_code=201,
    operation_id="notify_tell_commune",
    summary="Tell all guardians of the commune",
)
def tell_commune(commune: OwnCommune, told: BroadcastIn, key: Key) -> Response[BroadcastOut]:
    """For the commune's administrators."""
    commune_id = commune.commune_id
    return _published(commune, told, key=key, audience=Audience.COMMUNE, object_id=commune_id)


@router.get(ROUTE, operation_id="notify_list_broadcasts", summary="The messages that one has sent")
def list_broadcasts(
    me: Myself,
    request: Request,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response[BroadcastListOut]:
    """The newest first, for as long as lines of the bell are kept."""
    bound = {"route": ROUTE, "person_id": me.actor.person_id}
    after = str(cursors.unseal(cursor, **bound)["after"]) if cursor else None
    page, last = store.broadcasts_of(me, limit=IN_A_PAGE, after=after)
    shown = BroadcastListOut(
        items=list(map(_show, page)), next=cursors.seal({"after": last}, **bound) if last else None
    )
    return found_page(request, shown, cursor=shown.next)


@router.get(
    "/notify/broadcasts/<broadcast_id>",
    operation_id="notify_read_broadcast",
    summary="A message that one has sent",
)
def read_broadcast(
    me: Myself, broadcast_id: Annotated[Id, Path()], request: Request
) -> Response[BroadcastOut]:
    """For who sent it. It is never changed."""
    one = store.own_broadcast(me, broadcast_id)
    return found(request, _show(one), tag=etag.of_version(1))


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
    shown = _show(one)
    try:
        store.publish(scope, one, key=key, answer=shown.model_dump_json(by_alias=True))
    except AlreadyAnswered as before:
        shown = BroadcastOut.model_validate_json(before.answer)
    return created(shown, location=f"/notify/broadcasts/{shown.id}", tag=etag.of_version(1))


def _show(one: Broadcast) -> BroadcastOut:
    return BroadcastOut(id=one.id, audience=one.audience.value, at=one.at, text=one.text)

"""The bell's routes."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from notify import store
from notify.broadcasts.api import router as broadcasts
from notify.delivery.api import router as deliveries
from notify.devices.api import router as devices
from notify.overview.api import router as overview
from notify.preferences.api import router as preferences
from notify.presentation import show_bell
from notify.schemas import BellOut, ReadMarkerIn
from notify.unsubscribing.api import router as unsubscribing
from notify.unsubscribing.page import ToPage, to_page
from skolbro.access.scopes import SelfScope, myself
from skolbro.http import cursors, etag
from skolbro.http.app import NotModified, PortalApp, found_page, no_content, serve
from skolbro.ids import Id

COUNTED = 100
ROUTE = "/notify/notifications"

app = PortalApp()
app.include_router(preferences)
app.include_router(devices)
app.include_router(deliveries)
app.include_router(overview)
app.include_router(broadcasts)
app.include_router(unsubscribing)
app.exception_handler(ToPage)(to_page)
handler = serve(app)

Myself = Annotated[SelfScope, Depends(myself)]


@app.get(ROUTE, operation_id="notify_list_notifications", summary="The bell")
def list_notifications(
    me: Myself,
    request: Request,
    limit: Annotated[int, Query(ge=1, le=COUNTED)] = 20,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response[BellOut]:
    """Newest first, with what is unread among the newest hundred.

    Who has read it before names its ETag, and is told for three read units that nothing is new.
    """
    after = _position(cursor, me)
    shape = f"{app.language} {limit} {after}"
    if after is None:
        _unless_unchanged(request, me, shape=shape)
    bell = store.bell(me, limit=COUNTED if after is None else limit, after=after)
    shown = show_bell(bell, limit=limit, language=app.language, seal=lambda at: _seal(at, me))
    return found_page(request, shown, cursor=shown.next, tag=_tag(shape, bell.glance))


@app.put(
    "/notify/notifications/<notification_id>/read",
    status_code=204,
    operation_id="notify_mark_read",
    summary="Mark one notification read",
)
def mark_read(me: Myself, notification_id: Annotated[Id, Path()]) -> Response[None]:
    """May be repeated: no version is asked for, as nothing can be lost."""
    store.mark_read(me, notification_id)
    return no_content()


@app.put(
    "/notify/read-marker",
    status_code=204,
    operation_id="notify_move_read_marker",
    summary="Mark everything read, up to a notification",
)
def move_read_marker(me: Myself, marker: ReadMarkerIn) -> Response[None]:
    """What has come since the list was shown stays unread."""
    store.mark_read_up_to(me, marker.up_to)
    return no_content()


def _unless_unchanged(request: Request, me: SelfScope, *, shape: str) -> None:
    if not request.headers.get("if-none-match"):
        return
    tag = _tag(shape, store.glance_at(me))
    if etag.is_unchanged(request, tag):
        raise NotModified(tag)


def _tag(shape: str, glance: str) -> str:
    return etag.of_content(f"{shape}\n{glance}")


def _position(cursor: str | None, me: SelfScope) -> str | None:
    if cursor is None:
        return None
    return str(cursors.unseal(cursor, route=ROUTE, person_id=me.actor.person_id)["after"])


def _seal(after: str, me: SelfScope) -> str:
    return cursors.seal({"after": after}, route=ROUTE, person_id=me.actor.person_id)

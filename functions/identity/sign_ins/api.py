"""The routes of sign-ins."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from identity import pool
from identity.sign_ins import store
from identity.sign_ins.policy import myself_with_sign_ins
from identity.sign_ins.schemas import SignInIn, SignInListOut, SignInOut
from identity.sign_ins.sign_in import Device, SignIn
from skolbro import aws, ids
from skolbro.access.scopes import SelfScope, myself
from skolbro.http.app import PortalRouter, found_content, no_content
from skolbro.http.problems import NotFoundError
from skolbro.ids import Id

router = PortalRouter()

Myself = Annotated[SelfScope, Depends(myself)]
WithSignIns = Annotated[tuple[SelfScope, tuple[SignIn, ...]], Depends(myself_with_sign_ins)]


@router.get(
    "/identity/sign-ins", operation_id="identity_list_sign_ins", summary="Where one is signed in"
)
def list_sign_ins(known: WithSignIns, request: Request) -> Response[SignInListOut]:
    """With the one that asks marked."""
    me, found = known
    shown = [
        SignInOut.model_validate(
            {
                "id": one.id,
                "device": one.device.value,
                "at": one.at,
                "present": one.name == me.actor.sign_in,
            }
        )
        for one in found
    ]
    return found_content(request, SignInListOut(items=shown))


@router.put(
    "/identity/present-sign-in",
    status_code=204,
    operation_id="identity_keep_sign_in",
    summary="Say on what one has signed in",
)
def keep_sign_in(me: Myself, wanted: SignInIn) -> Response[None]:
    """Once after each sign-in. May be repeated. What the token does not name is not kept."""
    name = me.actor.sign_in
    if name:
        device = Device(wanted.device)
        sign_in_id = ids.derived(aws.secret(), "sign-in", name)
        store.keep_sign_in(me, SignIn(id=sign_in_id, name=name, device=device, at=me.now))
    return no_content()


@router.delete(
    "/identity/sign-ins/<sign_in_id>",
    status_code=204,
    operation_id="identity_end_sign_in",
    summary="Sign out somewhere else",
)
def end_sign_in(known: WithSignIns, sign_in_id: Annotated[Id, Path()]) -> Response[None]:
    """From the next request on. May be repeated."""
    me, found = known
    for one in found:
        if one.id == sign_in_id:
            store.end_sign_in(me, one)
            return no_content()
    raise NotFoundError


@router.delete(
    "/identity/sign-ins",
    status_code=204,
    operation_id="identity_end_all_sign_ins",
    summary="Sign out everywhere",
)
def end_all_sign_ins(known: WithSignIns) -> Response[None]:
    """Here as well, from the next request on."""
    me, found = known
    store.end_all(me, found)
    pool.sign_out(me.actor.person_id)
    return no_content()

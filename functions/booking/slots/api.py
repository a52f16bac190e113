"""The routes of times: to put them out, to see them, to change them and to take them in."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from booking.rounds.policy import own_groups_meetings
from booking.slots import putting_out, store
from booking.slots.policy import Planning, TaughtGroup, planning, taught_group
from booking.slots.presentation import names_in, show_plan, show_slot
from booking.slots.schemas import RoundWithSlotsOut, SlotIn, SlotListOut, SlotOut, SlotsIn
from skolbro.access.scopes import GroupScope
from skolbro.http import etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalRouter,
    created,
    found,
    no_content,
)
from skolbro.http.idempotency import IdempotencyKey, idempotency_key
from skolbro.ids import PATTERN

router = PortalRouter()

OwnGroup = Annotated[GroupScope, Depends(own_groups_meetings)]
Taught = Annotated[TaughtGroup, Depends(taught_group)]
OwnPlanning = Annotated[Planning, Depends(planning)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
# Described, not validated: what cannot be an id is as little there as what is not one's.
RoundId = Annotated[str, Path(json_schema_extra={"pattern": PATTERN})]
ROUND = "/booking/groups/<group_id>/rounds/<round_id>"
SLOT = f"{ROUND}/slots/<slot_id>"


@router.get(ROUND, operation_id="booking_read_group_round", summary="A round with its times")
def read_round(own: Taught, round_id: RoundId, request: Request) -> Response[RoundWithSlotsOut]:
    """With the ETag that a change of the round names."""
    plan = store.round_plan(own.scope, round_id)
    shown = show_plan(plan, own.scope, teachers=own.teachers)
    tag = etag.of_version_and_content(plan.round.version, shown.model_dump_json())
    return found(request, shown, tag=tag)


@router.post(
    f"{ROUND}/slots",
    status_code=201,
    operation_id="booking_put_out_slots",
    summary="Put out times in a round",
)
def put_out_slots(planned: OwnPlanning, wanted: SlotsIn, key: Key) -> Response[SlotListOut]:
    """Many after each other, or one. No teacher may have two at the same time, in any round."""
    shown = putting_out.put_out(planned, wanted, key)
    location = f"/booking/groups/{planned.scope.group_id}/rounds/{planned.round.id}"
    return created(shown, location=location, tag=etag.of_content(shown.model_dump_json()))


@router.get(SLOT, operation_id="booking_read_slot", summary="One time of a round")
def read_slot(planned: OwnPlanning, request: Request) -> Response[SlotOut]:
    """With the ETag that a change of it names."""
    slot, scope = putting_out.standing(planned), planned.scope
    shown = show_slot(slot, names=names_in(scope), now=scope.now)
    return found(request, shown, tag=etag.of_version(slot.version))


@router.put(
    SLOT,
    status_code=204,
    operation_id="booking_change_slot",
    summary="Change a time that nobody has",
    openapi_extensions=NAMES_VERSION,
)
def change_slot(planned: OwnPlanning, wanted: SlotIn, request: Request) -> Response[None]:
    """When, where, with whom; and whether guardians may book it."""
    putting_out.change(planned, wanted, version=etag.version_to_change(request))
    return no_content()


@router.delete(
    SLOT,
    status_code=204,
    operation_id="booking_take_in_slot",
    summary="Take in a time that nobody has",
    openapi_extensions=NAMES_VERSION,
)
def take_in_slot(planned: OwnPlanning, request: Request) -> Response[None]:
    """Its teachers have their time back."""
    putting_out.take_in(planned, version=etag.version_to_change(request))
    return no_content()

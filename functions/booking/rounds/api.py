"""Rounds' routes for staff of a group: to plan them, and to see what has become of them."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from booking.rounds import store
from booking.rounds.planning import new_round
from booking.rounds.policy import own_groups_meetings
from booking.rounds.presentation import show_round
from booking.rounds.round import Round
from booking.rounds.schemas import RoundIn, RoundListOut, RoundOut
from skolbro.access.scopes import GroupScope
from skolbro.http import etag
from skolbro.http.app import PortalRouter, created, found_content
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.http.problems import Problem

router = PortalRouter()

OwnGroup = Annotated[GroupScope, Depends(own_groups_meetings)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
OF_GROUP = "/booking/groups/<group_id>/rounds"


@router.get(OF_GROUP, operation_id="booking_list_group_rounds", summary="A group's rounds")
def list_group_rounds(group: OwnGroup, request: Request) -> Response[RoundListOut]:
    """For the mentor and the teachers of the group; the latest made first."""
    shown = [show_round(one) for one in store.rounds_of_group(group)]
    return found_content(request, RoundListOut(items=shown, next=None))


@router.post(
    OF_GROUP,
    status_code=201,
    operation_id="booking_make_round",
    summary="Make a round of parent meetings",
)
def make_round(wanted: RoundIn, group: OwnGroup, key: Key) -> Response[RoundOut]:
    """For the mentor and the teachers of the group. Times are put out in it afterwards."""
    try:
        made = _new_round(wanted, group, key)
        shown = show_round(made)
        store.make_round(group, made, key=key, answer=shown.model_dump_json(by_alias=True))
    except AlreadyAnswered as before:
        shown = RoundOut.model_validate_json(before.answer)
    location = f"/booking/groups/{shown.group_id}/rounds/{shown.id}"
    return created(shown, location=location, tag=etag.of_version(1))


def _new_round(wanted: RoundIn, group: GroupScope, key: IdempotencyKey) -> Round:
    try:
        return new_round(wanted, group)
    except Problem:
        # A round made in time, whose answer was lost, is answered after its window too.
        store.recall_round(group, key)
        raise

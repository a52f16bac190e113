"""Rounds' routes for staff of a group: to plan them, and to see what has become of them."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from booking.rounds import store
from booking.rounds.planning import changed_round, new_round
from booking.rounds.policy import OwnRound, own_groups_meetings, own_groups_student, own_round
from booking.rounds.presentation import show_round
from booking.rounds.round import Round
from booking.rounds.schemas import CancellationIn, RoundIn, RoundListOut, RoundOut, WishIn
from booking.rounds.wish import StudentWish, Wish
from skolbro import ids
from skolbro.access.scopes import GroupScope, StudentScope
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, created, found_content, no_content
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.http.problems import NotFoundError, Problem

router = PortalRouter()

OwnGroup = Annotated[GroupScope, Depends(own_groups_meetings)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
TheRound = Annotated[OwnRound, Depends(own_round)]
OwnStudent = Annotated[StudentScope, Depends(own_groups_student)]
# Described, not validated: what cannot be an id is as little there as what is not one's.
RoundId = Annotated[str, Path(json_schema_extra={"pattern": ids.PATTERN})]
OF_GROUP = "/booking/groups/<group_id>/rounds"
ONE = f"{OF_GROUP}/<round_id>"


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


@router.put(
    ONE,
    status_code=204,
    operation_id="booking_change_round",
    summary="Change a round",
    openapi_extensions=NAMES_VERSION,
)
def change_round(
    group: OwnGroup, round_id: RoundId, wanted: RoundIn, request: Request
) -> Response[None]:
    """Times that have been put out stay as they are; those to come follow it."""
    version = etag.version_to_change(request)
    after = changed_round(wanted, group, round_id=_own_id(round_id))
    store.change(group, after, version=version)
    return no_content()


@router.put(
    f"{ONE}/cancellation",
    status_code=204,
    operation_id="booking_cancel_round",
    summary="Cancel a round and all its meetings",
    openapi_extensions=NAMES_VERSION,
)
def cancel_round(own: TheRound, wanted: CancellationIn, request: Request) -> Response[None]:
    """With the reason. All who have a meeting are told, in a moment."""
    version = etag.version_to_change(request)
    store.cancel(own.scope, own.round, reason=wanted.reason, version=version)
    return no_content()


@router.put(
    f"{ONE}/wishes/<student_id>",
    status_code=204,
    operation_id="booking_say_wish",
    summary="Say that a student needs no meeting, or ask for one",
    openapi_extensions=NAMES_VERSION,
)
def say_wish(
    student: OwnStudent, round_id: RoundId, wanted: WishIn, request: Request
) -> Response[None]:
    """Guardians see it with the round."""
    wish = Wish(wanted.wish) if wanted.wish else None
    said = StudentWish(wish, etag.version_to_change(request) + 1)
    store.say_wish(student, said, round_id=round_id)
    return no_content()


def _own_id(round_id: str) -> str:
    """What may be a round's id. Raises `NotFoundError`."""
    if not ids.is_id(round_id):
        raise NotFoundError
    return round_id


def _new_round(wanted: RoundIn, group: GroupScope, key: IdempotencyKey) -> Round:
    try:
        return new_round(wanted, group)
    except Problem:
        # A round made in time, whose answer was lost, is answered after its window too.
        store.recall_round(group, key)
        raise

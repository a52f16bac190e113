"""The roll call's routes."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from attendance.rollcall import store, taking
from attendance.rollcall.presentation import show_history
from attendance.rollcall.reading import shown_roll_call
from attendance.rollcall.schemas import (
    RollCallHistoryOut,
    RollCallIn,
    RollCallOut,
    SavedRollCallOut,
)
from skolbro.access.scopes import GroupScope, group_at_hand, lesson_at_hand
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, found, found_content, stood_already
from skolbro.http.wire import Day
from skolbro.ids import Id

ADDRESS = "/attendance/groups/<group_id>/days/<day>/lessons/<lesson_id>/roll-call"

router = PortalRouter()

LessonAtHand = Annotated[GroupScope, Depends(lesson_at_hand)]
GroupAtHand = Annotated[GroupScope, Depends(group_at_hand)]
OnDay = Annotated[Day, Path()]
LessonId = Annotated[Id, Path()]


@router.get(
    ADDRESS, operation_id="attendance_read_roll_call", summary="A lesson's roll call, to take it"
)
def read_roll_call(
    group: LessonAtHand, day: OnDay, lesson_id: LessonId, request: Request
) -> Response[RollCallOut]:
    """Who is expected, what is reported, and the marks; with the ETag that a save names."""
    shown, tag = shown_roll_call(group, lesson_id, day=day)
    return found(request, shown, tag=tag)


@router.put(
    ADDRESS,
    operation_id="attendance_save_roll_call",
    summary="Save a lesson's roll call for the whole class",
    openapi_extensions=NAMES_VERSION,
)
def save_roll_call(
    group: LessonAtHand, day: OnDay, lesson_id: LessonId, wanted: RollCallIn, request: Request
) -> Response[SavedRollCallOut]:
    """May be sent again when the answer was lost: what stands is answered."""
    version = etag.version_to_change(request)
    saved = taking.take(group, wanted, lesson_id=lesson_id, day=day, version=version)
    return stood_already(saved, tag=etag.of_version(version + 1))


@router.get(
    f"{ADDRESS}/saves",
    operation_id="attendance_list_roll_call_saves",
    summary="All saves of a lesson's roll call",
)
def list_saves(
    group: GroupAtHand, day: OnDay, lesson_id: LessonId, request: Request
) -> Response[RollCallHistoryOut]:
    """Newest first: who marked what, and when."""
    saves = store.saves(group, lesson_id, day=day)
    return found_content(request, show_history(group, saves))

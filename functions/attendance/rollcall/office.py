"""The roll call's routes for the school's office, which corrects what teachers no longer can."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from attendance.rollcall import taking
from attendance.rollcall.reading import shown_roll_call
from attendance.rollcall.schemas import RollCallIn, RollCallOut, SavedRollCallOut
from skolbro.access.scopes import GroupAdministrationScope, administered_group
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, found, stood_already
from skolbro.http.wire import Day
from skolbro.ids import Id

ADDRESS = (
    "/attendance/schools/<school_id>/groups/<group_id>/days/<day>/lessons/<lesson_id>/roll-call"
)

router = PortalRouter()

AdministeredGroup = Annotated[GroupAdministrationScope, Depends(administered_group)]
OnDay = Annotated[Day, Path()]
LessonId = Annotated[Id, Path()]


@router.get(
    ADDRESS,
    operation_id="attendance_read_roll_call_by_office",
    summary="A lesson's roll call, for the school's office to correct",
)
def read_roll_call_by_office(
    group: AdministeredGroup, day: OnDay, lesson_id: LessonId, request: Request
) -> Response[RollCallOut]:
    """As a teacher reads it, but for students with protected identity."""
    shown, tag = shown_roll_call(group, lesson_id, day=day)
    return found(request, shown, tag=tag)


@router.put(
    ADDRESS,
    operation_id="attendance_save_roll_call_by_office",
    summary="Correct a lesson's roll call, however long ago it was",
    openapi_extensions=NAMES_VERSION,
)
def save_roll_call_by_office(
    group: AdministeredGroup, day: OnDay, lesson_id: LessonId, wanted: RollCallIn, request: Request
) -> Response[SavedRollCallOut]:
    """Who is not among the marks keeps the mark that stands; what was saved before is kept."""
    version = etag.version_to_change(request)
    saved = taking.take(group, wanted, lesson_id=lesson_id, day=day, version=version)
    return stood_already(saved, tag=etag.of_version(version + 1))

"""A child's times of one day as staff set them: a guardian has phoned, and the day is locked."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from attendance.fritids.staff import store
from attendance.fritids.staff.policy import ChildOfUnit, child_with_unit
from attendance.fritids.staff.presentation import show_child_times
from attendance.fritids.staff.reading import read_child_times
from attendance.fritids.staff.schemas import ChildTimesIn, ChildTimesOut
from attendance.fritids.staff.wanted import wanted_times
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, found, no_content
from skolbro.http.wire import Day

router = PortalRouter()

OfUnit = Annotated[ChildOfUnit, Depends(child_with_unit)]
InPath = Annotated[Day, Path()]


@router.get(
    "/attendance/groups/<group_id>/fritids/<day>/students/<student_id>/schedule",
    operation_id="attendance_read_child_times",
    summary="A child's times at fritids of a day, for the unit's staff",
)
def read_child_day_times(child: OfUnit, day: InPath, request: Request) -> Response[ChildTimesOut]:
    """With the ETag that a change names: another for every change of the child's week."""
    known = read_child_times(child, day)
    shown = show_child_times(child, known.planned(day, unit=child.unit))
    tag = etag.of_version_and_content(known.week(day).version, shown.model_dump_json())
    return found(request, shown, tag=tag)


@router.put(
    "/attendance/groups/<group_id>/fritids/<day>/students/<student_id>/schedule",
    status_code=204,
    operation_id="attendance_change_child_times",
    summary="Set a child's times at fritids of a day, locked or not",
    openapi_extensions=NAMES_VERSION,
)
def change_child_times(
    wanted: ChildTimesIn, child: OfUnit, day: InPath, request: Request
) -> Response[None]:
    """Guardians are told, and see who did it; null takes away what staff have set."""
    version, told = etag.version_to_change(request), wanted_times(wanted, child, day=day)
    group_id = child.scope.relation.object_id
    store.set_times(child.scope, told, day=day, group_id=group_id, version=version)
    return no_content()

"""Staff's routes of time registration."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from attendance.fritids import store as units
from attendance.fritids.comments import comment_on
from attendance.fritids.presentation import show_unit
from attendance.fritids.schedule import monday_of_day
from attendance.fritids.schemas import CommentOut, FritidsUnitOut, StaffCommentIn
from attendance.fritids.staff.policy import (
    ChildOfUnit,
    OwnUnit,
    child_at_the_door,
    child_of_own_unit,
    own_unit,
    own_unit_now,
)
from attendance.fritids.staff.presentation import (
    show_card,
    show_missing,
    show_occupancy,
    show_unit_day,
)
from attendance.fritids.staff.reading import read_child_day, read_missing, read_unit_day
from attendance.fritids.staff.schemas import (
    FritidsUnitIn,
    MissingWeekOut,
    OccupancyOut,
    PickUpCardOut,
    TouchesIn,
    TouchesOut,
    UnitDayOut,
)
from attendance.fritids.staff.touching import take
from attendance.fritids.staff.wanted import wanted_unit
from skolbro.access.scopes import StudentScope
from skolbro.http import etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalRouter,
    created,
    found,
    found_content,
    no_content,
)
from skolbro.http.idempotency import IdempotencyKey, idempotency_key
from skolbro.http.wire import Day
from skolbro.text import negotiate

router = PortalRouter()

Own = Annotated[OwnUnit, Depends(own_unit)]
OwnNow = Annotated[OwnUnit, Depends(own_unit_now)]
AtTheDoor = Annotated[ChildOfUnit, Depends(child_at_the_door)]
OfOwnUnit = Annotated[StudentScope, Depends(child_of_own_unit)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
InPath = Annotated[Day, Path()]


@router.get(
    "/attendance/groups/<group_id>/fritids",
    operation_id="attendance_read_fritids_unit",
    summary="A fritids unit's hours, closed days and lov",
)
def read_fritids_unit(own: OwnNow, request: Request) -> Response[FritidsUnitOut]:
    """With the ETag that a change names."""
    shown = show_unit(own.unit, name=own.name)
    return found(request, shown, tag=etag.of_version(own.unit.version))


@router.put(
    "/attendance/groups/<group_id>/fritids",
    status_code=204,
    operation_id="attendance_change_fritids_unit",
    summary="Set a fritids unit up",
    openapi_extensions=NAMES_VERSION,
)
def change_fritids_unit(wanted: FritidsUnitIn, own: Own, request: Request) -> Response[None]:
    """What families have registered stays as it is."""
    version = etag.version_to_change(request)
    unit = wanted_unit(wanted, group_id=own.scope.group_id, version=version + 1)
    units.change_unit(own.scope, unit, version=version)
    return no_content()


@router.get(
    "/attendance/groups/<group_id>/fritids/<day>",
    operation_id="attendance_read_unit_day",
    summary="A fritids unit's day, child by child",
)
def read_one_day(own: Own, day: InPath, request: Request) -> Response[UnitDayOut]:
    """Who comes when, who picks up, who is there, and who is missed."""
    children = read_unit_day(own, day)
    return found_content(request, show_unit_day(own, children, day=day))


@router.get(
    "/attendance/groups/<group_id>/fritids/<day>/occupancy",
    operation_id="attendance_read_occupancy",
    summary="How many are at a fritids unit, by the half hour",
)
def read_occupancy(own: Own, day: InPath, request: Request) -> Response[OccupancyOut]:
    """As planned, without those reported away, and as it was."""
    children = read_unit_day(own, day)
    return found_content(request, show_occupancy(own, children, day=day))


@router.post(
    "/attendance/groups/<group_id>/fritids/<day>/touches",
    status_code=201,
    operation_id="attendance_check_in_and_out",
    summary="Check children in and out",
)
def check_in_and_out(
    wanted: TouchesIn, own: Own, day: InPath, key: Key, request: Request
) -> Response[TouchesOut]:
    """Late and twice as well, the same day; each touch is told what became of it."""
    language = negotiate(request.headers.get("accept-language"))
    told = take(own, wanted, day=day, key=key, language=language)
    address = f"/attendance/groups/{own.scope.group_id}/fritids/{day}"
    return created(told, location=address, tag=etag.of_version(1))


@router.get(
    "/attendance/groups/<group_id>/fritids/<day>/students/<student_id>",
    operation_id="attendance_read_pick_up_card",
    summary="A child at the door, and who may take it home",
)
def read_pick_up_card(child: AtTheDoor, day: InPath, request: Request) -> Response[PickUpCardOut]:
    """The list, and the child's guardians as they are this moment."""
    return found_content(request, show_card(child, read_child_day(child, day)))


@router.post(
    "/attendance/groups/<group_id>/fritids/<day>/comments",
    status_code=201,
    operation_id="attendance_comment_child_day",
    summary="Write to a child's guardians about a day",
)
def comment_child_day(
    wanted: StaffCommentIn, child: OfOwnUnit, day: InPath, key: Key
) -> Response[CommentOut]:
    """Guardians read it in the schedule."""
    told = comment_on(child, wanted, day=day, key=key)
    address = f"/attendance/groups/{child.relation.object_id}/fritids/{day}"
    return created(told, location=address, tag=etag.of_version(1))


@router.get(
    "/attendance/groups/<group_id>/fritids-weeks/<day>/missing",
    operation_id="attendance_list_missing_weeks",
    summary="Children whose week is not registered",
)
def list_missing_weeks(own: Own, day: InPath, request: Request) -> Response[MissingWeekOut]:
    """The week of the day, such as next Monday."""
    weeks = read_missing(own, day)
    return found_content(request, show_missing(weeks, monday=monday_of_day(day)))

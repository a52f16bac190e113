"""A fritids unit's settings before the school's administrators, who open lov and close days."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from attendance.fritids import store as units
from attendance.fritids.presentation import show_unit
from attendance.fritids.schemas import FritidsUnitOut
from attendance.fritids.staff.policy import administered_unit
from attendance.fritids.staff.schemas import FritidsUnitIn
from attendance.fritids.staff.wanted import wanted_unit
from skolbro.access.scopes import GroupAdministrationScope
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, found, no_content

router = PortalRouter()

Administered = Annotated[GroupAdministrationScope, Depends(administered_unit)]


@router.get(
    "/attendance/schools/<school_id>/groups/<group_id>/fritids",
    operation_id="attendance_read_school_fritids_unit",
    summary="A fritids unit's settings, for the school's administrators",
)
def read_school_fritids_unit(scope: Administered, request: Request) -> Response[FritidsUnitOut]:
    """With the ETag that a change names, whoever makes it: staff or the school's office."""
    unit = units.unit_now(scope, scope.group_id)
    return found(request, show_unit(unit, name=scope.group_name), tag=etag.of_version(unit.version))


@router.put(
    "/attendance/schools/<school_id>/groups/<group_id>/fritids",
    status_code=204,
    operation_id="attendance_change_school_fritids_unit",
    summary="Set a fritids unit up, as the school's administrator",
    openapi_extensions=NAMES_VERSION,
)
def change_school_fritids_unit(
    wanted: FritidsUnitIn, scope: Administered, request: Request
) -> Response[None]:
    """What families have registered stays as it is."""
    version = etag.version_to_change(request)
    unit = wanted_unit(wanted, group_id=scope.group_id, version=version + 1)
    units.change_unit(scope, unit, version=version)
    return no_content()

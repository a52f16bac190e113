"""Statistics' routes."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from attendance.statistics import store
from attendance.statistics.presentation import show_group, show_student
from attendance.statistics.report import counted_period
from attendance.statistics.reporting import report_of, show_file
from attendance.statistics.schemas import GroupStatisticsOut, StudentStatisticsOut
from skolbro.access.scopes import ChildScope, GroupScope, own_child, own_group
from skolbro.calendar import school_date
from skolbro.http.app import PortalRouter, found_content
from skolbro.http.files import IS_CSV
from skolbro.http.wire import Day

router = PortalRouter()

OwnChild = Annotated[ChildScope, Depends(own_child)]
OwnGroup = Annotated[GroupScope, Depends(own_group)]


@router.get(
    "/attendance/students/<student_id>/statistics",
    operation_id="attendance_read_student_statistics",
    summary="A child's attendance over a period",
)
def read_student_statistics(
    child: OwnChild,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[StudentStatisticsOut]:
    """Offered, valid, invalid and late minutes, by month; the last 30 days unless given."""
    first, last = counted_period(first, last, today=school_date(child.now))
    months = store.months_of_student(child, first=first, last=last)
    return found_content(request, show_student(child, months, first=first, last=last))


@router.get(
    "/attendance/groups/<group_id>/statistics",
    operation_id="attendance_read_group_statistics",
    summary="A group's attendance over a period",
)
def read_group_statistics(
    group: OwnGroup,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[GroupStatisticsOut]:
    """For the mentor all lessons of the students, for a teacher those of the group."""
    return found_content(request, show_group(report_of(group, first, last)))


@router.get(
    "/attendance/groups/<group_id>/statistics-file",
    operation_id="attendance_export_group_statistics",
    summary="A group's attendance over a period, as a file for a spreadsheet",
    openapi_extensions=IS_CSV,
)
def export_group_statistics(
    group: OwnGroup,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[str]:
    """The same numbers as CSV in UTF-8, with semicolons, and no cell that is a formula."""
    return show_file(request, report_of(group, first, last))

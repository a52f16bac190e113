"""Statistics' routes for the principal."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from attendance.statistics import store
from attendance.statistics.presentation import show_group, show_student
from attendance.statistics.report import counted_period
from attendance.statistics.reporting import report_of, show_file
from attendance.statistics.schemas import GroupStatisticsOut, StudentStatisticsOut
from skolbro.access.scopes import LedGroupScope, StudentScope, led_group, led_student
from skolbro.calendar import school_date
from skolbro.http.app import PortalRouter, found_content
from skolbro.http.files import IS_CSV
from skolbro.http.wire import Day

router = PortalRouter()

LedGroup = Annotated[LedGroupScope, Depends(led_group)]
LedStudent = Annotated[StudentScope, Depends(led_student)]


@router.get(
    "/attendance/schools/<school_id>/students/<student_id>/statistics",
    operation_id="attendance_read_led_student_statistics",
    summary="The attendance of a student of the school that one leads",
)
def read_led_student_statistics(
    student: LedStudent,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[StudentStatisticsOut]:
    """For the principal, who is told when a student is away much."""
    first, last = counted_period(first, last, today=school_date(student.now))
    months = store.months_of_student(student, first=first, last=last)
    return found_content(request, show_student(student, months, first=first, last=last))


@router.get(
    "/attendance/schools/<school_id>/groups/<group_id>/statistics",
    operation_id="attendance_read_led_group_statistics",
    summary="The attendance of a group of the school that one leads",
)
def read_led_group_statistics(
    group: LedGroup,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[GroupStatisticsOut]:
    """For the principal: all lessons of the students."""
    return found_content(request, show_group(report_of(group, first, last)))


@router.get(
    "/attendance/schools/<school_id>/groups/<group_id>/statistics-file",
    operation_id="attendance_export_led_group_statistics",
    summary="The same of a group of the school that one leads, as a file for a spreadsheet",
    openapi_extensions=IS_CSV,
)
def export_led_group_statistics(
    group: LedGroup,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[str]:
    """For the principal: the same numbers as CSV, as the mentor gets them."""
    return show_file(request, report_of(group, first, last))

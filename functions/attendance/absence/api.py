"""Absence's routes."""

from datetime import date
from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from attendance.absence import store
from attendance.absence.policy import Reporting, reporting_for_own_child
from attendance.absence.presentation import show_absence, show_group_day, show_report_day
from attendance.absence.report import (
    ABSENCE_ID,
    Absence,
    check_day,
    check_withdrawal,
    day_of,
    new_absence,
    period,
    report_days,
)
from attendance.absence.schemas import (
    AbsenceListOut,
    AbsenceOut,
    AbsenceReportIn,
    GroupDayOut,
    ReportDaysOut,
)
from skolbro.access.scopes import ChildScope, GroupScope, own_child, own_group
from skolbro.calendar import school_date
from skolbro.http import etag
from skolbro.http.app import (
    MAY_STAND,
    NAMES_VERSION,
    PortalRouter,
    created,
    found,
    found_content,
    no_content,
    stood_already,
)
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.http.problems import Problem
from skolbro.http.wire import Day

router = PortalRouter()

OwnChild = Annotated[ChildScope, Depends(own_child)]
OwnGroup = Annotated[GroupScope, Depends(own_group)]
ReportingForOwnChild = Annotated[Reporting, Depends(reporting_for_own_child)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
# Described, not validated: what cannot be an absence's id is as little there as what is not one's.
AbsenceId = Annotated[str, Path(json_schema_extra={"pattern": ABSENCE_ID})]


@router.get(
    "/attendance/students/<student_id>/report-days",
    operation_id="attendance_list_report_days",
    summary="The days for which absence can be reported now",
)
def list_report_days(reporting: ReportingForOwnChild) -> ReportDaysOut:
    """Today, if it is a school day, and the school's days ahead."""
    days = report_days(reporting.rules, now=reporting.scope.now)
    return ReportDaysOut(
        days=[show_report_day(choice) for choice in days],
        phone=reporting.rules.phone,
        school_name=reporting.rules.school,
    )


@router.post(
    "/attendance/absences",
    status_code=201,
    operation_id="attendance_report_absence",
    summary="Report a child absent",
    openapi_extensions=MAY_STAND,
)
def report_absence(
    report: AbsenceReportIn, reporting: ReportingForOwnChild, key: Key
) -> Response[AbsenceOut]:
    """Guardians report; 200 instead of 201 when the child is reported away that day already."""
    scope = reporting.scope
    absence = new_absence(scope, day=report.date, note=report.note)
    shown = _show(absence, scope)
    try:
        _check_day(reporting, report.date, key)
        store.report_absence(scope, absence, key=key, answer=shown.model_dump_json(by_alias=True))
    except store.AbsenceStandsError as standing:
        return stood_already(_show(standing.absence, scope), tag=etag.of_version(1))
    except AlreadyAnswered as before:
        shown = AbsenceOut.model_validate_json(before.answer)
    return created(shown, location=_address(shown), tag=etag.of_version(1))


@router.get(
    "/attendance/students/<student_id>/absences",
    operation_id="attendance_list_absences",
    summary="A child's absences",
)
def list_absences(
    child: OwnChild,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> AbsenceListOut:
    """Newest day first; from 30 days back to 30 ahead unless the period is given."""
    first, last = period(first, last, today=school_date(child.now))
    found_absences = store.absences(child, first=first, last=last)
    return AbsenceListOut(items=[_show(one, child) for one in found_absences], next=None)


@router.get(
    "/attendance/students/<student_id>/absences/<absence_id>",
    operation_id="attendance_read_absence",
    summary="One absence",
)
def read_absence(child: OwnChild, absence_id: AbsenceId, request: Request) -> Response[AbsenceOut]:
    """With the ETag that a withdrawal names."""
    absence = store.absence(child, absence_id, day=day_of(absence_id))
    return found(request, _show(absence, child), tag=etag.of_version(absence.version))


@router.delete(
    "/attendance/students/<student_id>/absences/<absence_id>",
    status_code=204,
    operation_id="attendance_withdraw_absence",
    summary="Withdraw one's own report",
    openapi_extensions=NAMES_VERSION,
)
def withdraw_absence(
    reporting: ReportingForOwnChild, absence_id: AbsenceId, request: Request
) -> Response[None]:
    """The record stays, as withdrawn."""
    version, day = etag.version_to_change(request), day_of(absence_id)
    check_withdrawal(day, rules=reporting.rules, now=reporting.scope.now)
    store.withdraw_absence(reporting.scope, absence_id, day=day, version=version)
    return no_content()


@router.get(
    "/attendance/groups/<group_id>/days/<day>",
    operation_id="attendance_read_group_day",
    summary="A class's or a teaching group's day",
)
def read_group_day(
    group: OwnGroup, day: Annotated[Day, Path()], request: Request
) -> Response[GroupDayOut]:
    """For the mentor or a teacher of the group: all its students, and who is reported absent."""
    absences = store.standing_absences(group, day=day)
    return found_content(request, show_group_day(group, day=day, absences=absences))


def _check_day(reporting: Reporting, day: date, key: IdempotencyKey) -> None:
    try:
        check_day(day, rules=reporting.rules, now=reporting.scope.now)
    except Problem:
        # A report taken before the cut-off, whose answer was lost, is answered after it too.
        store.recall_report(reporting.scope, key)
        raise


def _show(absence: Absence, scope: ChildScope) -> AbsenceOut:
    return show_absence(absence, reader_id=scope.actor.person_id, today=school_date(scope.now))


def _address(absence: AbsenceOut) -> str:
    return f"/attendance/students/{absence.student_id}/absences/{absence.id}"

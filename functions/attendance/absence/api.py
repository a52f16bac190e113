"""Absence's routes."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from attendance.absence import reporting, store
from attendance.absence.policy import (
    Registration,
    Reporting,
    registration_at_own_school,
    registration_in_own_group,
    reporting_for_own_child,
    reporting_for_own_children,
)
from attendance.absence.presentation import show_absence, show_group_day, show_report_day
from attendance.absence.report import ending, period, report_days
from attendance.absence.schemas import (
    AbsenceListOut,
    AbsenceOut,
    AbsenceReportIn,
    GroupDayOut,
    RegistrationIn,
    ReportDaysOut,
    ReportOut,
)
from attendance.day.absence import ABSENCE_ID, day_of
from attendance.day.store import group_days
from skolbro.access.scopes import ChildScope, GroupScope, own_child, own_group_or_substitute
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
from skolbro.http.idempotency import IdempotencyKey, idempotency_key
from skolbro.http.wire import Day

router = PortalRouter()

OwnChild = Annotated[ChildScope, Depends(own_child)]
OwnGroup = Annotated[GroupScope, Depends(own_group_or_substitute)]
ReportingForOwnChild = Annotated[Reporting, Depends(reporting_for_own_child)]
ReportingForOwnChildren = Annotated[tuple[Reporting, ...], Depends(reporting_for_own_children)]
InOwnGroup = Annotated[Registration, Depends(registration_in_own_group)]
AtOwnSchool = Annotated[Registration, Depends(registration_at_own_school)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
# Described, not validated: what cannot be an absence's id is as little there as what is not one's.
AbsenceId = Annotated[str, Path(json_schema_extra={"pattern": ABSENCE_ID})]


@router.get(
    "/attendance/students/<student_id>/report-days",
    operation_id="attendance_list_report_days",
    summary="The days for which absence can be reported now",
)
def list_report_days(reporting_one: ReportingForOwnChild) -> ReportDaysOut:
    """Today, if it is a school day, and the school's days ahead."""
    days = report_days(reporting_one.rules, now=reporting_one.scope.now)
    return ReportDaysOut(
        days=[show_report_day(choice) for choice in days],
        phone=reporting_one.rules.phone,
        school_name=reporting_one.rules.school,
    )


@router.post(
    "/attendance/absences",
    status_code=201,
    operation_id="attendance_report_absence",
    summary="Report children absent",
    openapi_extensions=MAY_STAND,
)
def report_absence(
    report: AbsenceReportIn, children: ReportingForOwnChildren, key: Key
) -> Response[ReportOut]:
    """Guardians report; 200 instead of 201 when all of it had been reported already."""
    return _told(*reporting.report(children, report, key))


@router.post(
    "/attendance/students/<student_id>/absences/<absence_id>/extension",
    status_code=201,
    operation_id="attendance_extend_absence",
    summary="Still ill: the whole of the next school day",
    openapi_extensions=MAY_STAND,
)
def extend_absence(
    child: ReportingForOwnChild, absence_id: AbsenceId, key: Key
) -> Response[ReportOut]:
    """One touch in the morning after; no body."""
    return _told(*reporting.extend(child, absence_id, key))


@router.post(
    "/attendance/groups/<group_id>/absences",
    status_code=201,
    operation_id="attendance_register_absence",
    summary="Register a student's absence, as the mentor or a teacher",
    openapi_extensions=MAY_STAND,
)
def register_absence(
    registration: RegistrationIn, student: InOwnGroup, key: Key
) -> Response[ReportOut]:
    """Backwards as well, which only staff does."""
    return _told(*reporting.register(student, registration, key))


@router.post(
    "/attendance/schools/<school_id>/absences",
    status_code=201,
    operation_id="attendance_register_absence_by_office",
    summary="Register a student's absence, as the school's office",
    openapi_extensions=MAY_STAND,
)
def register_absence_by_office(
    registration: RegistrationIn, student: AtOwnSchool, key: Key
) -> Response[ReportOut]:
    """For who phones after the cut-off; backwards as well."""
    return _told(*reporting.register(student, registration, key))


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
    return AbsenceListOut(items=[show_absence(one, child) for one in found_absences], next=None)


@router.get(
    "/attendance/students/<student_id>/absences/<absence_id>",
    operation_id="attendance_read_absence",
    summary="One absence",
)
def read_absence(child: OwnChild, absence_id: AbsenceId, request: Request) -> Response[AbsenceOut]:
    """With the ETag that a withdrawal names."""
    absence = store.absence(child, absence_id, day=day_of(absence_id))
    return found(request, show_absence(absence, child), tag=etag.of_version(absence.version))


@router.delete(
    "/attendance/students/<student_id>/absences/<absence_id>",
    status_code=204,
    operation_id="attendance_withdraw_absence",
    summary="Withdraw one's own report, or end it now",
    openapi_extensions=NAMES_VERSION,
)
def withdraw_absence(
    child: ReportingForOwnChild, absence_id: AbsenceId, request: Request
) -> Response[None]:
    """The record stays, as withdrawn; of a day that has begun, what has passed stays reported."""
    version, day = etag.version_to_change(request), day_of(absence_id)
    ended = ending(absence_id, rules=child.rules, now=child.scope.now)
    store.withdraw_absence(child.scope, absence_id, day=day, version=version, ended=ended)
    return no_content()


@router.delete(
    "/attendance/groups/<group_id>/students/<student_id>/absences/<absence_id>",
    status_code=204,
    operation_id="attendance_withdraw_registration",
    summary="Take back what one has registered, as the mentor or a teacher",
    openapi_extensions=NAMES_VERSION,
)
def withdraw_registration(
    student: InOwnGroup, absence_id: AbsenceId, request: Request
) -> Response[None]:
    """All of it, also of a day that has passed: it was registered by mistake."""
    return _taken_back(student, absence_id, request)


@router.delete(
    "/attendance/schools/<school_id>/students/<student_id>/absences/<absence_id>",
    status_code=204,
    operation_id="attendance_withdraw_registration_by_office",
    summary="Take back what one has registered, as the school's office",
    openapi_extensions=NAMES_VERSION,
)
def withdraw_registration_by_office(
    student: AtOwnSchool, absence_id: AbsenceId, request: Request
) -> Response[None]:
    """All of it, also of a day that has passed: it was registered by mistake."""
    return _taken_back(student, absence_id, request)


@router.get(
    "/attendance/groups/<group_id>/days/<day>",
    operation_id="attendance_read_group_day",
    summary="A class's or a teaching group's day",
)
def read_group_day(
    group: OwnGroup, day: Annotated[Day, Path()], request: Request
) -> Response[GroupDayOut]:
    """For the mentor or a teacher of the group: all its students, and who is reported absent.

    For who substitutes there too, on the day itself.
    """
    days = group_days(group, day=day)
    return found_content(request, show_group_day(group, day=day, days=days))


def _taken_back(student: Registration, absence_id: str, request: Request) -> Response[None]:
    version, day = etag.version_to_change(request), day_of(absence_id)
    store.withdraw_absence(student.scope, absence_id, day=day, version=version, ended=None)
    return no_content()


def _told(told: ReportOut, is_new: bool) -> Response[ReportOut]:  # noqa: FBT001 - as it is told
    first = told.items[0]
    tag = etag.of_content(told.model_dump_json())
    if len(told.items) == 1:
        tag = etag.of_version(1)
    if not is_new:
        return stood_already(told, tag=tag)
    address = f"/attendance/students/{first.student_id}/absences/{first.id}"
    return created(told, location=address, tag=tag)

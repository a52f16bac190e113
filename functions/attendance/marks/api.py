"""Routes of a student's days, and of what is said of their marks."""

from contextlib import suppress
from datetime import date
from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from attendance.absence.report import period
from attendance.marks import store
from attendance.marks.assessment import Said
from attendance.marks.policy import mentored_student
from attendance.marks.presentation import show_days
from attendance.marks.schemas import (
    ExplanationIn,
    ExplanationOut,
    StudentDayListOut,
    ValidityIn,
    ValidityOut,
)
from attendance.rollcall.roll_call import check_recent
from skolbro.access.scopes import ChildScope, StudentScope, own_child
from skolbro.calendar import school_date
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, stood_already
from skolbro.http.wire import Day
from skolbro.ids import Id

router = PortalRouter()

OwnChild = Annotated[ChildScope, Depends(own_child)]
Mentored = Annotated[StudentScope, Depends(mentored_student)]
OnDay = Annotated[Day, Path()]
LessonId = Annotated[Id, Path()]
From = Annotated[Day | None, Query(alias="from")]
To = Annotated[Day | None, Query(alias="to")]


@router.get(
    "/attendance/students/<student_id>/days",
    operation_id="attendance_list_student_days",
    summary="A child's days: what is reported, and what the roll calls say",
)
def list_student_days(child: OwnChild, first: From = None, last: To = None) -> StudentDayListOut:
    """Newest day first; from 30 days back to 30 ahead unless the period is given."""
    first, last = period(first, last, today=school_date(child.now))
    return show_days(store.days(child, first=first, last=last), child)


@router.get(
    "/attendance/groups/<group_id>/students/<student_id>/days",
    operation_id="attendance_list_mentored_student_days",
    summary="A student's days, for the mentor",
)
def list_mentored_student_days(
    student: Mentored, first: From = None, last: To = None
) -> StudentDayListOut:
    """As the guardians see them, with the explanations that the mentor is to decide on."""
    first, last = period(first, last, today=school_date(student.now))
    return show_days(store.days(student, first=first, last=last), student)


@router.put(
    "/attendance/students/<student_id>/days/<day>/lessons/<lesson_id>/explanation",
    operation_id="attendance_explain_absence",
    summary="Explain afterwards what a child missed of a lesson",
    openapi_extensions=NAMES_VERSION,
)
def explain_absence(
    child: OwnChild, day: OnDay, lesson_id: LessonId, wanted: ExplanationIn, request: Request
) -> Response[ExplanationOut]:
    """For 30 days; the mentor is told. `If-Match` names the version of the mark's assessment."""
    said = _said(child, request, day, lesson_id, explanation=wanted.text)
    with suppress(store.AlreadySaidError):
        store.explain(child, said)
    return stood_already(ExplanationOut(text=wanted.text), tag=etag.of_version(said.version + 1))


@router.put(
    "/attendance/groups/<group_id>/students/<student_id>/days/<day>/lessons/<lesson_id>/validity",
    operation_id="attendance_assess_absence",
    summary="Decide whether what a student missed of a lesson is valid absence",
    openapi_extensions=NAMES_VERSION,
)
def assess_absence(
    student: Mentored, day: OnDay, lesson_id: LessonId, wanted: ValidityIn, request: Request
) -> Response[ValidityOut]:
    """For the mentor, for 30 days. `If-Match` names the version of the mark's assessment."""
    said = _said(student, request, day, lesson_id, valid=wanted.valid)
    with suppress(store.AlreadySaidError):
        store.assess(student, said)
    return stood_already(ValidityOut(valid=wanted.valid), tag=etag.of_version(said.version + 1))


def _said(
    scope: ChildScope | StudentScope,
    request: Request,
    day: date,
    lesson_id: str,
    **what: str | bool,
) -> Said:
    check_recent(day, now=scope.now)
    ((field, value),) = what.items()
    return Said(
        lesson_id=lesson_id,
        day=day,
        version=etag.version_to_change(request),
        field=field,
        value=value,
        by=scope.actor.person_id,
        at=scope.now,
    )

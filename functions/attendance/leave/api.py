"""Leave's routes for guardians: to apply, to see what became of it, to say yes or no."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from attendance.leave import store
from attendance.leave.application import (
    LEAVE_ID,
    Leave,
    Period,
    Status,
    checked_period,
    period_of,
    school_days,
)
from attendance.leave.applying import Applying
from attendance.leave.closing import Closing
from attendance.leave.policy import applying_for_own_child
from attendance.leave.presentation import show_leave, show_period
from attendance.leave.schemas import LeaveIn, LeaveListOut, LeaveOut, LeavePeriodOut
from skolbro.calendar import school_date
from skolbro.http import etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalRouter,
    created,
    found,
    found_content,
    no_content,
)
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.http.problems import Problem
from skolbro.http.wire import Day

router = PortalRouter()

ForOwnChild = Annotated[Applying, Depends(applying_for_own_child)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
# Described, not validated: what cannot be a leave's id is as little there as what is not one's.
LeaveId = Annotated[str, Path(json_schema_extra={"pattern": LEAVE_ID})]
OF_CHILD = "/attendance/students/<student_id>/leaves/<leave_id>"


@router.get(
    "/attendance/students/<student_id>/leave-period",
    operation_id="attendance_weigh_leave",
    summary="What an application for leave would be about",
)
def weigh_leave(
    applying: ForOwnChild,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[LeavePeriodOut]:
    """School days, the school's events, and who decides. Today, unless the period is given."""
    first = first or school_date(applying.scope.now)
    period, days = _weighed(applying, first, last or first)
    return found_content(request, show_period(period, days, applying))


@router.post(
    "/attendance/leaves",
    status_code=201,
    operation_id="attendance_apply_for_leave",
    summary="Apply for leave for a child",
)
def apply_for_leave(wanted: LeaveIn, applying: ForOwnChild, key: Key) -> Response[LeaveOut]:
    """For guardians. Waits for the other guardian first, where the school wants both to confirm."""
    try:
        leave = _new_leave(wanted, applying, key)
        shown = show_leave(leave, applying)
        store.apply_for_leave(
            applying.scope,
            leave,
            waiting=applying.waiting(leave.id, days=leave.school_days),
            key=key,
            answer=shown.model_dump_json(by_alias=True),
        )
    except AlreadyAnswered as before:
        shown = LeaveOut.model_validate_json(before.answer)
    location = f"/attendance/students/{shown.student_id}/leaves/{shown.id}"
    return created(shown, location=location, tag=etag.of_version(1))


@router.get(
    "/attendance/students/<student_id>/leaves",
    operation_id="attendance_list_leaves",
    summary="A child's applications for leave",
)
def list_leaves(applying: ForOwnChild, request: Request) -> Response[LeaveListOut]:
    """The latest period first: the hundred latest."""
    shown = [show_leave(one, applying) for one in store.leaves(applying.scope)]
    return found_content(request, LeaveListOut(items=shown, next=None))


@router.get(OF_CHILD, operation_id="attendance_read_leave", summary="One application for leave")
def read_leave(applying: ForOwnChild, leave_id: LeaveId, request: Request) -> Response[LeaveOut]:
    """With the ETag that a confirmation, a veto or a withdrawal names."""
    leave = store.leave(applying.scope, leave_id)
    return found(request, show_leave(leave, applying), tag=etag.of_version(leave.version))


@router.put(
    f"{OF_CHILD}/confirmation",
    status_code=204,
    operation_id="attendance_confirm_leave",
    summary="Confirm the other guardian's application",
    openapi_extensions=NAMES_VERSION,
)
def confirm_leave(applying: ForOwnChild, leave_id: LeaveId, request: Request) -> Response[None]:
    """When nobody is left to confirm, it waits for the mentor or the principal."""
    version, period = etag.version_to_change(request), period_of(leave_id)
    days = len(school_days(period, rules=applying.rules))
    store.confirm_leave(
        applying.scope,
        version=version,
        waiting=applying.waiting(leave_id, days=days),
        place=applying.place(days),
        rules=applying.rules,
    )
    return no_content()


@router.put(
    f"{OF_CHILD}/veto",
    status_code=204,
    operation_id="attendance_veto_leave",
    summary="Say no to the other guardian's application",
    openapi_extensions=NAMES_VERSION,
)
def veto_leave(applying: ForOwnChild, leave_id: LeaveId, request: Request) -> Response[None]:
    """For a guardian who has not applied, until the school has decided."""
    applying.check_veto()
    return _close(applying, leave_id, etag.version_to_change(request), Status.VETOED)


@router.delete(
    OF_CHILD,
    status_code=204,
    operation_id="attendance_withdraw_leave",
    summary="Withdraw one's own application",
    openapi_extensions=NAMES_VERSION,
)
def withdraw_leave(applying: ForOwnChild, leave_id: LeaveId, request: Request) -> Response[None]:
    """Until the school has decided; the record stays, as withdrawn."""
    return _close(applying, leave_id, etag.version_to_change(request), Status.WITHDRAWN)


def _weighed(applying: Applying, first: Day, last: Day) -> tuple[Period, tuple[Day, ...]]:
    period = checked_period(first, last, rules=applying.rules, now=applying.scope.now)
    return period, school_days(period, rules=applying.rules)


def _new_leave(wanted: LeaveIn, applying: Applying, key: IdempotencyKey) -> Leave:
    try:
        period, days = _weighed(applying, wanted.first_day, wanted.last_day)
    except Problem:
        # An application taken in time, whose answer was lost, is answered after it too.
        store.recall_application(applying.scope, key)
        raise
    return applying.new_leave(period, days=len(days), reason=wanted.reason)


def _close(applying: Applying, leave_id: str, version: int, status: Status) -> Response[None]:
    period_of(leave_id)
    store.close_leave(
        applying.scope,
        Closing(leave_id=leave_id, version=version, status=status),
        place=applying.likely_place,
        rules=applying.rules,
    )
    return no_content()

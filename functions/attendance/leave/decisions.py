"""Leave's routes for those who decide: the mentor of the class, and the principal of the school."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from attendance.leave import store
from attendance.leave.application import LEAVE_ID, Status, period_of, school_days
from attendance.leave.applying import Deciding
from attendance.leave.closing import Closing
from attendance.leave.policy import (
    deciding_as_mentor,
    deciding_as_principal,
    mentored_class,
)
from attendance.leave.presentation import show_leave_to_decide, show_waiting
from attendance.leave.schemas import DecisionIn, LeaveToDecideOut, WaitingLeaveListOut
from skolbro.access.scopes import GroupScope, LedSchoolScope, led_school
from skolbro.http import cursors, etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalRouter,
    found,
    found_content,
    found_page,
    no_content,
)

router = PortalRouter()

AsMentor = Annotated[Deciding, Depends(deciding_as_mentor)]
AsPrincipal = Annotated[Deciding, Depends(deciding_as_principal)]
MentoredClass = Annotated[GroupScope, Depends(mentored_class)]
LedSchool = Annotated[LedSchoolScope, Depends(led_school)]
# Described, not validated: what cannot be a leave's id is as little there as what is not one's.
LeaveId = Annotated[str, Path(json_schema_extra={"pattern": LEAVE_ID})]
OF_CLASS = "/attendance/groups/<group_id>/students/<student_id>/leaves/<leave_id>"
OF_SCHOOL = "/attendance/schools/<school_id>/students/<student_id>/leaves/<leave_id>"
SCHOOL_ROUTE = "/attendance/schools/<school_id>/leaves"


@router.get(
    "/attendance/groups/<group_id>/leaves",
    operation_id="attendance_list_class_leaves",
    summary="The leave that waits for the mentor",
)
def list_class_leaves(group: MentoredClass, request: Request) -> Response[WaitingLeaveListOut]:
    """Up to ten school days each, the soonest first, with how long each has waited."""
    names = {one.person_id: one.person_name for one in group.students}
    shown = [
        show_waiting(one, name=names[one.student_id], now=group.now)
        for one in store.waiting_for_mentor(group)
    ]
    return found_content(request, WaitingLeaveListOut(items=shown, next=None))


@router.get(
    OF_CLASS,
    operation_id="attendance_read_class_leave",
    summary="One application, for the mentor",
)
def read_class_leave(
    deciding: AsMentor, leave_id: LeaveId, request: Request
) -> Response[LeaveToDecideOut]:
    """Also of a leave that the principal decides, as the mentor plans for the class."""
    return _found(deciding, leave_id, request)


@router.put(
    f"{OF_CLASS}/decision",
    status_code=204,
    operation_id="attendance_decide_class_leave",
    summary="Decide on leave, as the mentor",
    openapi_extensions=NAMES_VERSION,
)
def decide_class_leave(
    deciding: AsMentor, leave_id: LeaveId, decision: DecisionIn, request: Request
) -> Response[None]:
    """Up to ten school days. What is granted is valid absence at once, and final."""
    return _decide(deciding, leave_id, decision, request)


@router.get(
    SCHOOL_ROUTE,
    operation_id="attendance_list_school_leaves",
    summary="The leave that waits at a school",
)
def list_school_leaves(
    school: LedSchool,
    request: Request,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response[WaitingLeaveListOut]:
    """For the principal, who may decide where a mentor does not: how long each has waited."""
    bound = {
        "route": f"{SCHOOL_ROUTE} {school.school_id}",
        "person_id": school.actor.person_id,
    }
    after = cursors.unseal(cursor, **bound)["after"] if cursor else None
    page, last = store.waiting_at_school(school, after=after, limit=limit)
    shown = WaitingLeaveListOut(
        items=[show_waiting(one, name=one.student_name, now=school.now) for one in page],
        next=cursors.seal({"after": last}, **bound) if last else None,
    )
    return found_page(request, shown, cursor=shown.next)


@router.get(
    OF_SCHOOL,
    operation_id="attendance_read_school_leave",
    summary="One application, for the principal",
)
def read_school_leave(
    deciding: AsPrincipal, leave_id: LeaveId, request: Request
) -> Response[LeaveToDecideOut]:
    """With the ETag that the decision names."""
    return _found(deciding, leave_id, request)


@router.put(
    f"{OF_SCHOOL}/decision",
    status_code=204,
    operation_id="attendance_decide_school_leave",
    summary="Decide on leave, as the principal",
    openapi_extensions=NAMES_VERSION,
)
def decide_school_leave(
    deciding: AsPrincipal, leave_id: LeaveId, decision: DecisionIn, request: Request
) -> Response[None]:
    """Any leave at the school. What is granted is valid absence at once, and final."""
    return _decide(deciding, leave_id, decision, request)


def _found(deciding: Deciding, leave_id: str, request: Request) -> Response[LeaveToDecideOut]:
    leave = store.leave(deciding.scope, leave_id)
    shown = show_leave_to_decide(leave, deciding)
    return found(request, shown, tag=etag.of_version(leave.version))


def _decide(
    deciding: Deciding, leave_id: str, decision: DecisionIn, request: Request
) -> Response[None]:
    closing = Closing(
        leave_id=leave_id,
        version=etag.version_to_change(request),
        status=Status(decision.outcome),
        comment=decision.comment or None,
        by=deciding.decider,
    )
    period = period_of(leave_id)
    is_granted = closing.status is Status.APPROVED
    store.close_leave(
        deciding.scope,
        closing,
        place=deciding.likely_place,
        days=school_days(period, rules=deciding.rules) if is_granted else (),
        rules=deciding.rules,
    )
    return no_content()

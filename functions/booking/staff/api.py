"""The routes by which staff book, move and cancel for a student."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from booking.staff import reserving
from booking.staff.at_hand import StudentInRound
from booking.staff.policy import student_in_round
from booking.staff.schemas import StaffMeetingIn, StaffMeetingOut, StaffMoveIn
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, created, found, no_content
from skolbro.http.idempotency import IdempotencyKey, idempotency_key
from skolbro.ids import PATTERN

router = PortalRouter()

Student = Annotated[StudentInRound, Depends(student_in_round)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
# With whom alone the meeting is. Described, not validated: what is no id is nobody's guardian.
Guardian = Annotated[str | None, Query(alias="guardianId", json_schema_extra={"pattern": PATTERN})]
MEETING = "/booking/groups/<group_id>/rounds/<round_id>/students/<student_id>/booking"


@router.post(
    MEETING,
    status_code=201,
    operation_id="booking_book_for_student",
    summary="Book a time for a student",
)
def book_for_student(
    student: Student, wanted: StaffMeetingIn, key: Key
) -> Response[StaffMeetingOut]:
    """At any time, also when guardians cannot. The guardians are told."""
    shown, version = reserving.book(student.alone_with(wanted.guardian_id), wanted, key)
    place = f"groups/{student.round.group_id}/rounds/{shown.round_id}"
    location = f"/booking/{place}/students/{shown.student_id}/booking"
    return created(shown, location=location, tag=etag.of_version(version))


@router.get(MEETING, operation_id="booking_read_for_student", summary="A student's meeting")
def read_for_student(
    student: Student, request: Request, guardian_id: Guardian = None
) -> Response[StaffMeetingOut]:
    """With the ETag that a change names."""
    shown, version = reserving.read(student.alone_with(guardian_id))
    return found(request, shown, tag=etag.of_version(version))


@router.put(
    MEETING,
    status_code=204,
    operation_id="booking_move_for_student",
    summary="Move a student's meeting",
    openapi_extensions=NAMES_VERSION,
)
def move_for_student(
    student: Student, wanted: StaffMoveIn, request: Request, guardian_id: Guardian = None
) -> Response[None]:
    """To another time of the round, as one act."""
    version = etag.version_to_change(request)
    reserving.move(student.alone_with(guardian_id), wanted, version=version)
    return no_content()


@router.delete(
    MEETING,
    status_code=204,
    operation_id="booking_cancel_for_student",
    summary="Cancel a student's meeting",
    openapi_extensions=NAMES_VERSION,
)
def cancel_for_student(
    student: Student, request: Request, guardian_id: Guardian = None
) -> Response[None]:
    """The time goes to who waits for one, or is free."""
    version = etag.version_to_change(request)
    reserving.cancel(student.alone_with(guardian_id), version=version)
    return no_content()

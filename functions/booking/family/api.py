"""Parent meetings' routes for guardians: to see what is free, to book, to move, to cancel."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from booking.family import reserving, store
from booking.family.at_hand import ChildInRound, listed, openings
from booking.family.calendar_file import calendar_file
from booking.family.policy import (
    ChildWithGroups,
    child_in_round,
    child_to_book,
    child_with_groups,
    child_with_meeting,
    children_in_rounds,
)
from booking.family.presentation import (
    for_calendar,
    show_childs_round,
    show_meeting,
    show_place,
    show_proposal,
    show_round_to_book,
)
from booking.family.schemas import (
    ChildsRoundListOut,
    MeetingIn,
    MeetingOut,
    ProposedVisitListOut,
    RoundToBookOut,
    WaitingOut,
)
from booking.family.siblings import proposals
from booking.waiting import store as waits
from skolbro.http import etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalRouter,
    created,
    found,
    found_content,
    language_of,
    no_content,
    stood_already,
)
from skolbro.http.files import IS_CALENDAR, found_calendar
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.http.problems import NotFoundError

router = PortalRouter()

OwnChild = Annotated[ChildWithGroups, Depends(child_with_groups)]
InRound = Annotated[ChildInRound, Depends(child_in_round)]
ToBook = Annotated[ChildInRound, Depends(child_to_book)]
WithMeeting = Annotated[ChildInRound, Depends(child_with_meeting)]
Siblings = Annotated[tuple[ChildInRound, ...], Depends(children_in_rounds)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
OF_CHILD = "/booking/students/<student_id>/rounds"
ONE = f"{OF_CHILD}/<round_id>"
NOTHING_BOOKED = 1
ASKED = {
    "parameters": [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": f"{what}, with commas between",
            "schema": {"type": "string"},
        }
        for name, what in (("students", "The children"), ("rounds", "The round of each"))
    ]
}


@router.get(
    OF_CHILD, operation_id="booking_list_childs_rounds", summary="A child's parent meetings"
)
def list_rounds(child: OwnChild, request: Request) -> Response[ChildsRoundListOut]:
    """Those that are open now, or have a meeting to come; an empty list is not shown at all."""
    groups = [one.object_id for one in child.groups]
    rounds = store.rounds_of_groups(child.scope, groups)
    me, now = child.scope.actor.person_id, child.scope.now
    seen = listed(rounds, child.bookings, guardian_id=me, now=now)
    shown = [show_childs_round(one, child.scope, booked=child.has_booked(one)) for one in seen]
    return found_content(request, ChildsRoundListOut(items=shown, next=None))


@router.get(
    ONE, operation_id="booking_read_childs_round", summary="A round with the times to choose"
)
def read_round(child: InRound, request: Request) -> Response[RoundToBookOut]:
    """Free times only, with the ETag that a change of the child's meeting names."""
    child.check_seen()
    store.log_reading(child.scope)
    shown = show_round_to_book(child)
    version = child.meeting.version if child.meeting else NOTHING_BOOKED
    return found(request, shown, tag=etag.of_version_and_content(version, shown.model_dump_json()))


@router.get(f"{ONE}/booking", operation_id="booking_read_meeting", summary="A child's meeting")
def read_meeting(child: InRound, request: Request) -> Response[MeetingOut]:
    """With the ETag that a change or a cancellation names."""
    if child.meeting is None:
        raise NotFoundError
    store.log_reading(child.scope)
    shown = show_meeting(child, child.meeting, child.read.slot(child.meeting.slot_id))
    return found(request, shown, tag=etag.of_version(child.meeting.version))


@router.post(
    f"{ONE}/booking",
    status_code=201,
    operation_id="booking_book_meeting",
    summary="Book a time for a child",
)
def book_meeting(wanted: MeetingIn, child: ToBook, key: Key) -> Response[MeetingOut]:
    """A free time, or the one that is offered. One meeting a round, or one for each guardian."""
    try:
        shown, version = reserving.book(child, wanted, key=key)
    except AlreadyAnswered as before:
        shown, version = reserving.told_before(before.answer)
    location = f"/booking/students/{shown.student_id}/rounds/{shown.round_id}/booking"
    return created(shown, location=location, tag=etag.of_version(version))


@router.put(
    f"{ONE}/booking",
    operation_id="booking_change_meeting",
    summary="Move a child's meeting to another time",
    openapi_extensions=NAMES_VERSION,
)
def change_meeting(wanted: MeetingIn, child: WithMeeting, request: Request) -> Response[MeetingOut]:
    """Takes the new time and gives back the old one as one act; to the same time does nothing."""
    shown, version = reserving.move(child, wanted, version=etag.version_to_change(request))
    return stood_already(shown, tag=etag.of_version(version))


@router.delete(
    f"{ONE}/booking",
    status_code=204,
    operation_id="booking_cancel_meeting",
    summary="Cancel a child's meeting",
    openapi_extensions=NAMES_VERSION,
)
def cancel_meeting(child: WithMeeting, request: Request) -> Response[None]:
    """The time goes to whoever waits for one, in order."""
    reserving.cancel(child, version=etag.version_to_change(request))
    return no_content()


@router.get(
    f"{ONE}/booking/calendar-file",
    operation_id="booking_read_calendar_file",
    summary="A child's meeting as a file for one's own calendar",
    openapi_extensions=IS_CALENDAR,
)
def read_calendar_file(child: InRound, request: Request) -> Response[str]:
    """ICalendar (RFC 5545); a cancelled meeting says so, and takes itself out of the calendar."""
    meeting = for_calendar(child, language=language_of(request))
    if meeting is None:
        raise NotFoundError
    store.log_reading(child.scope)
    return found_calendar(request, calendar_file(meeting).decode(), name="samtal.ics")


@router.put(
    f"{ONE}/waiting", operation_id="booking_wait_for_slot", summary="Wait for a time to be free"
)
def wait_for_slot(child: InRound) -> Response[WaitingOut]:
    """The last place in the list, or the one that the child has. Who has a meeting waits not."""
    child.check_open()
    waiting = waits.wait_in_line(child.scope, child.read.made, holder=child.holder)
    shown = show_place(child, waiting)
    return stood_already(shown, tag=etag.of_content(shown.model_dump_json()))


@router.delete(
    f"{ONE}/waiting",
    status_code=204,
    operation_id="booking_leave_waiting_list",
    summary="Wait no more, and give up a time that is offered",
)
def leave_waiting_list(child: WithMeeting) -> Response[None]:
    """A time that was held goes to the next in line. Twice is as good as once."""
    child.check_seen()
    waits.leave_line(child.scope, child.read.made.id, holder=child.holder)
    return no_content()


@router.get(
    "/booking/proposals",
    operation_id="booking_propose_times",
    summary="Times after each other, for siblings",
    openapi_extensions=ASKED,
)
def propose_times(children: Siblings, request: Request) -> Response[ProposedVisitListOut]:
    """For one's own children; who has a meeting keeps it, and the others come next to it."""
    for child in children:
        child.check_seen()
        store.log_reading(child.scope)
    found = proposals({child.scope.student_id: openings(child) for child in children})
    shown = [show_proposal(one, children) for one in found]
    return found_content(request, ProposedVisitListOut(items=shown, next=None))

"""What happens in a round of parent meetings until every event of booking has been sent."""

from typing import Any

from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.component.portal import Answer
from tests.whole_portal import in_environment_of

from booking.cancellation.cancelling import cancel_meetings
from booking.reminders import store as reminders
from booking.rounds.slot import Holder
from booking.waiting.tending import tend
from skolbro.access.scopes import at_work

FIRST, SECOND = {"if-match": '"1"'}, {"if-match": '"2"'}


def meet_and_cancel(village: Village) -> None:
    """Alva's meeting is reminded of, moved and given back; a classmate waits, and all is off."""
    scope, meetings = at_work("test"), village.meetings
    in_environment_of("booking")
    for round_id in (meetings.round, meetings.booked_round):
        tend(scope, round_id)
    booking = reminders.booking_of(scope, meetings.booked_round, holder=Holder(village.child))
    assert booking is not None
    reminders.remind(scope, booking)
    moved = {"slotId": meetings.booked_slots[1]}
    _done(staff(village, meetings.booked_round, "PUT", body=moved, headers=FIRST))
    _done(waits(village, "PUT"))
    _done(staff(village, meetings.booked_round, "DELETE", headers=SECOND))
    in_environment_of("booking")
    tend(scope, meetings.booked_round)
    _done(waits(village, "DELETE"))
    _done(waits(village, "PUT"))
    path = f"/booking/groups/{village.class_id}/rounds/{meetings.booked_round}/cancellation"
    mentor = village.people[Who.MENTOR]
    reason = {"reason": "Maria är sjuk"}
    _done(village.portal.call("PUT", path, person=mentor, body=reason, headers=FIRST))
    in_environment_of("booking")
    cancel_meetings(scope, meetings.booked_round, by=mentor)


def staff(village: Village, round_id: str, method: str, **parts: Any) -> Answer:
    """The mentor's request about Alva's meeting."""
    place = f"groups/{village.class_id}/rounds/{round_id}/students/{village.child}"
    path = f"/booking/{place}/booking"
    return village.portal.call(method, path, person=village.people[Who.MENTOR], **parts)


def waits(village: Village, method: str) -> Answer:
    """A classmate's guardian stands in line, or leaves it."""
    place = f"students/{village.classmate}/rounds/{village.meetings.booked_round}"
    person = village.people[Who.CLASSMATES_GUARDIAN]
    return village.portal.call(method, f"/booking/{place}/waiting", person=person)


def _done(answer: Answer) -> None:
    assert answer.status in {200, 201, 204}, answer

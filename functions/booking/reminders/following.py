"""What a change of a booking has for consequences at other instants."""

from booking.meetings.booking import BookingStatus
from booking.reminders import store
from booking.reminders.due import remind_at
from booking.reminders.planning import Reminder, drop_reminder, plan_reminder
from booking.rounds.slot import Holder
from skolbro.access.scopes import WorkScope
from skolbro.events import Event


def follow_meeting(scope: WorkScope, event: Event) -> None:
    """Let the reminder be where the meeting is now, whichever event has come first.

    One read unit, and one or two calls of the scheduler.
    """
    round_id = event.data["round_id"]
    holder = Holder(event.data["student_id"], event.data["alone_id"])
    booking = store.booking_of(scope, round_id, holder=holder)
    if booking is None or booking.status is not BookingStatus.BOOKED:
        drop_reminder(round_id, holder)
        return
    plan_reminder(Reminder(round_id, holder, booking.slot_id), at=remind_at(booking))

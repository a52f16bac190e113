"""What bookings tell other modules."""

from typing import ClassVar, Literal

from booking.meetings.booking import Booking
from skolbro.events import EventData
from skolbro.ids import Id

# Nobody, or all: a meeting for all guardians, a time that staff booked.
NoId = Literal[""]


class MeetingData(EventData):
    """Whose meeting, in which round, at which time of it, and who did it.

    `alone_id` is the guardian whom alone the meeting is with: no other may be told of it.
    """

    round_id: Id
    group_id: Id
    school_id: Id
    student_id: Id
    alone_id: Id | NoId
    slot_id: Id
    by: Id


class MeetingBooked(MeetingData):
    """A student has a meeting."""

    event_type: ClassVar = "booking.meeting_booked.v1"


class MeetingChanged(MeetingData):
    """A student has another time, and the one before (`freed_slot_id`) is given back."""

    event_type: ClassVar = "booking.meeting_changed.v1"

    freed_slot_id: Id


class MeetingCancelled(MeetingData):
    """A student has no meeting any more: `cause` is who cancelled it, or that all were."""

    event_type: ClassVar = "booking.meeting_cancelled.v1"

    cause: Literal["guardian", "staff", "round"]


class ReminderDue(MeetingData):
    """A meeting is a day away; `by` booked it."""

    event_type: ClassVar = "booking.reminder_due.v1"


def about(booking: Booking, *, by: str) -> dict[str, object]:
    """The fields that all events of a booking have."""
    return {
        "round_id": booking.round_id,
        "group_id": booking.group_id,
        "school_id": booking.school_id,
        "student_id": booking.holder.student_id,
        "alone_id": booking.holder.guardian_id,
        "slot_id": booking.slot_id,
        "by": by,
    }

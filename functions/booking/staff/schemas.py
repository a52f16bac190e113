"""What staff do for a student on the wire."""

from booking.slots.schemas import SlotOut
from skolbro.http.wire import In, Instant, Out
from skolbro.ids import Id


class StaffMeetingIn(In):
    """A time for a student: with all guardians, or with one where guardians meet alone."""

    slot_id: Id
    guardian_id: Id | None = None


class StaffMoveIn(In):
    """The time that the meeting is moved to."""

    slot_id: Id


class StaffMeetingOut(Out):
    """A student's meeting, before staff; with the guardian whom alone it is with, if so."""

    round_id: str
    student_id: str
    guardian_id: str | None
    slot: SlotOut
    booked_at: Instant

"""A student in a round, before staff of the group. Pure.

Product, Parent meetings: after the window only the school books, and before it as well.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from booking.meetings.booking import Booking, BookingStatus
from booking.meetings.problems import MeetingCancelledError, SlotPassedError
from booking.rounds.round import Round
from booking.rounds.slot import Holder, Slot
from booking.staff.problems import NotAGuardianHereError
from booking.waiting.offers import GRACE, Waiting, in_line, offer_until
from skolbro.access.scopes import StudentScope
from skolbro.http.problems import NotFoundError, PreconditionFailedError


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentInRound:
    """The student, the round, the time that is asked for, and what stands: the meeting, the line.

    `contact` is whom to turn to.
    """

    scope: StudentScope
    round: Round
    holder: Holder
    slot: Slot | None
    booking: Booking | None
    line: tuple[Waiting, ...]
    contact: str

    def alone_with(self, guardian_id: str | None) -> Self:
        """The same, for whom the request says. Raises `NotAGuardianHereError` for what is no id."""
        if self.holder.guardian_id != (guardian_id or ""):
            raise NotAGuardianHereError
        return self

    def wanted(self, slot_id: str) -> Slot:
        """The time that is asked for. Raises `NotFoundError` and `SlotPassedError`."""
        if self.slot is None or self.slot.id != slot_id:
            raise NotFoundError
        if self.slot.span.starts <= self.scope.now:
            raise SlotPassedError(contact=self.contact)
        return self.slot

    def meeting(self) -> Booking:
        """The meeting that stands. Raises `NotFoundError` and `MeetingCancelledError`."""
        if self.booking is None:
            raise NotFoundError
        if self.booking.status is not BookingStatus.BOOKED:
            raise MeetingCancelledError
        return self.booking

    def meeting_to_change(self, version: int) -> Booking:
        """As `meeting`, at the version that was seen. Raises `PreconditionFailedError` too."""
        meeting = self.meeting()
        if meeting.version != version:
            raise PreconditionFailedError
        return meeting

    def is_cancelled_after(self, version: int) -> bool:
        """Whether the meeting of that version has been cancelled, and nothing since."""
        booking = self.booking
        is_gone = booking is not None and booking.status is BookingStatus.CANCELLED
        return is_gone and booking is not None and booking.version == version + 1

    def held_until(self, meeting: Booking) -> datetime | None:
        """How long a time that is given back is kept for the waiting list: None if for nobody."""
        now = self.scope.now
        others = (one for one in self.line if one.holder != self.holder)
        until = offer_until(starts_at=meeting.span.starts, closes_at=self.round.closes_at, now=now)
        return now + GRACE if until and in_line(others, now=now) else None

"""A child in a round of parent meetings, and what one of its guardians may do there. Pure.

Product, Parent meetings: guardians see a round while it is open for their own child, or when they
have a meeting in it; of others' meetings they see nothing but that a time is gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from booking.family.siblings import Opening
from booking.meetings.booking import Booking, BookingStatus
from booking.meetings.problems import MeetingCancelledError, RoundClosedError, SlotPassedError
from booking.rounds.round import Round, RoundStatus
from booking.rounds.slot import Holder, Slot
from booking.rounds.wish import Wish
from booking.waiting.offers import GRACE, Waiting, in_line, offer_until
from skolbro.access.scopes import ChildScope, SelfScope
from skolbro.http.problems import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRead:
    """What stands of a round, and in it of one child before one guardian.

    `slots` are those that were asked for. A cancelled booking is there as well: calendars know it.
    """

    made: Round
    slots: tuple[Slot, ...]
    booking: Booking | None
    line: tuple[Waiting, ...]
    wish: Wish | None = None

    def slot(self, slot_id: str) -> Slot:
        """One of the times. Raises `NotFoundError`."""
        for one in self.slots:
            if one.id == slot_id:
                return one
        raise NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildInRound:
    """The child, who asks, the round, and whom to turn to (`contact`)."""

    asker: SelfScope
    scope: ChildScope
    read: RoundRead
    is_member: bool
    contact: str

    @property
    def now(self) -> datetime:
        """The instant of the request."""
        return self.scope.now

    @property
    def holder(self) -> Holder:
        """For whom a time is booked: the child with all guardians, or with this one alone."""
        return holder_of(self.read.made, self.scope.student_id, guardian_id=self.me)

    @property
    def me(self) -> str:
        """The guardian."""
        return self.scope.actor.person_id

    @property
    def meeting(self) -> Booking | None:
        """The child's meeting, unless it is cancelled."""
        booking = self.read.booking
        return booking if booking and booking.status is BookingStatus.BOOKED else None

    @property
    def waiting(self) -> Waiting | None:
        """The child's place in the waiting list."""
        return next((one for one in self.read.line if one.holder == self.holder), None)

    @property
    def is_open(self) -> bool:
        """Whether the guardian may book now."""
        return self.is_member and self.read.made.is_open(self.now)

    def choices(self) -> tuple[Slot, ...]:
        """The times that the child may have, the soonest first; with the one that is offered."""
        if not self.is_open:
            return ()
        free = (one for one in self.read.slots if self._may_have(one))
        return tuple(sorted(free, key=lambda one: (one.span.starts, one.id)))

    def _may_have(self, slot: Slot) -> bool:
        is_offered = slot.offer_until is not None and slot.holder == self.holder
        return self.now < slot.span.starts and (slot.is_free(self.now) or is_offered)

    def check_seen(self) -> None:
        """Raises `NotFoundError` where the guardian has nothing to do with the round now."""
        if not self.is_open and self.read.booking is None:
            raise NotFoundError

    def check_open(self) -> None:
        """Raises `RoundClosedError` when only the school books, and `NotFoundError` before."""
        made = self.read.made
        is_known = self.is_member and self.now >= made.opens_at
        if not is_known and self.read.booking is None:
            raise NotFoundError
        if not self.is_open:
            raise RoundClosedError(contact=self.contact)

    def check_ahead(self, slot: Slot | Booking) -> None:
        """Raises `SlotPassedError` for a time that has begun."""
        if slot.span.starts <= self.now:
            raise SlotPassedError(contact=self.contact)

    def standing(self) -> Booking:
        """The meeting to move or cancel. Raises `NotFoundError` and `MeetingCancelledError`."""
        if self.read.booking is None:
            raise NotFoundError
        if self.meeting is None:
            raise MeetingCancelledError
        return self.meeting

    def held_until(self, booking: Booking) -> datetime | None:
        """How long a time that is given back is kept for the waiting list: None if for nobody."""
        others = (one for one in self.read.line if one.holder != self.holder)
        until = offer_until(
            starts_at=booking.span.starts, closes_at=self.read.made.closes_at, now=self.now
        )
        return self.now + GRACE if until and in_line(others, now=self.now) else None


def openings(child: ChildInRound) -> tuple[Opening, ...]:
    """What the child may have: the time that it has already, or all that it may choose."""
    meeting = child.meeting
    mine = (child.read.slot(meeting.slot_id),) if meeting else child.choices()
    return tuple(
        Opening(
            round_id=one.round_id,
            slot_id=one.id,
            starts_at=one.span.starts,
            ends_at=one.span.ends,
        )
        for one in mine
    )


def holder_of(made: Round, student_id: str, *, guardian_id: str) -> Holder:
    """For whom a guardian books in a round."""
    return Holder(student_id, guardian_id if made.separate else "")


def listed(
    rounds: Iterable[Round], bookings: Iterable[Booking], *, guardian_id: str, now: datetime
) -> tuple[Round, ...]:
    """The rounds that a guardian sees for a child, the soonest first (product).

    Open now, or with a meeting that is still to come.
    """
    ahead = {
        one.round_id
        for one in bookings
        if one.status is BookingStatus.BOOKED
        and one.holder.guardian_id in {"", guardian_id}
        and now < one.span.ends
    }
    seen = (one for one in rounds if one.is_open(now) or (one.id in ahead and _stands(one)))
    return tuple(sorted(seen, key=lambda one: (one.first_day, one.id)))


def _stands(made: Round) -> bool:
    return made.status is RoundStatus.OPEN

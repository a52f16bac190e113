"""Parent meetings on the wire, for guardians."""

from typing import Literal

from booking.rounds.schemas import VenueOut
from skolbro.http.wire import Day, In, Instant, Out
from skolbro.ids import Id


class MeetingIn(In):
    """The time that is wanted."""

    slot_id: Id


class FreeSlotOut(Out):
    """A time that the child may have. A teacher whose identity is protected has an empty name."""

    id: str
    starts_at: Instant
    ends_at: Instant
    teachers: list[str]
    venue: VenueOut


class MeetingOut(Out):
    """A child's meeting. `alone` says that it is with this guardian only."""

    round_id: str
    student_id: str
    slot: FreeSlotOut
    alone: bool
    booked_by_me: bool
    booked_at: Instant


class WaitingOut(Out):
    """The child's place in the waiting list: since when, and how many stand before.

    `offer` is a time that is held for the child until `offer_until`; to take it is to book it.
    """

    since: Instant
    before: int
    offer: FreeSlotOut | None
    offer_until: Instant | None


class ChildsRoundOut(Out):
    """A round of one's own child, without its times."""

    id: str
    student_id: str
    group_name: str
    title: str
    note: str | None
    opens_at: Instant
    closes_at: Instant
    first_day: Day
    last_day: Day
    minutes: int
    separate: bool
    open: bool
    booked: bool


class ChildsRoundListOut(Out):
    """The rounds that concern the child now: none where there is nothing to show."""

    items: list[ChildsRoundOut]
    next: str | None


class RoundToBookOut(ChildsRoundOut):
    """A round with the times that are free for the child, the soonest first.

    `wish` is what the teacher has said of this child: that no meeting is needed, or asked for.
    """

    wish: Literal["notNeeded", "requested"] | None
    meeting: MeetingOut | None
    waiting: WaitingOut | None
    slots: list[FreeSlotOut]


class ProposedTimeOut(Out):
    """One child's time of a proposal. `booked` says that the child has it already."""

    student_id: str
    round_id: str
    slot: FreeSlotOut
    booked: bool


class ProposedVisitOut(Out):
    """One time for each child, after each other."""

    starts_at: Instant
    ends_at: Instant
    waiting_minutes: int
    times: list[ProposedTimeOut]


class ProposedVisitListOut(Out):
    """The shortest visits first, then the soonest."""

    items: list[ProposedVisitOut]
    next: str | None

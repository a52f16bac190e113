"""Rounds, times and meetings as guardians see them."""

from collections.abc import Sequence
from typing import Any

from booking.family.at_hand import ChildInRound
from booking.family.calendar_file import CalendarMeeting
from booking.family.schemas import (
    ChildsRoundOut,
    FreeSlotOut,
    MeetingOut,
    ProposedTimeOut,
    ProposedVisitOut,
    RoundToBookOut,
    WaitingOut,
)
from booking.family.siblings import Proposal
from booking.meetings.booking import Booking, BookingStatus
from booking.rounds.presentation import show_venue
from booking.rounds.round import Round
from booking.rounds.slot import Slot
from booking.waiting.offers import Waiting, in_line
from skolbro.access.scopes import ChildScope
from skolbro.text import translate

TITLE = "{title}: {child}"


def show_childs_round(made: Round, scope: ChildScope, *, booked: bool) -> ChildsRoundOut:
    """One line of the list."""
    return ChildsRoundOut(**_round(made, scope, is_open=made.is_open(scope.now), booked=booked))


def show_round_to_book(child: ChildInRound) -> RoundToBookOut:
    """A round with all that the guardian can choose from."""
    made, meeting = child.read.made, child.meeting
    return RoundToBookOut(
        **_round(made, child.scope, is_open=child.is_open, booked=meeting is not None),
        wish=child.read.wish.value if child.read.wish else None,
        meeting=show_meeting(child, meeting, child.read.slot(meeting.slot_id)) if meeting else None,
        waiting=show_place(child, child.waiting) if child.waiting else None,
        slots=[show_slot(one) for one in child.choices()],
    )


def show_meeting(child: ChildInRound, booking: Booking, slot: Slot) -> MeetingOut:
    """The child's meeting, at its time."""
    return MeetingOut(
        round_id=booking.round_id,
        student_id=booking.holder.student_id,
        slot=show_slot(slot),
        alone=bool(booking.holder.guardian_id),
        booked_by_me=booking.booked_by == child.me,
        booked_at=booking.booked_at,
    )


def show_place(child: ChildInRound, waiting: Waiting) -> WaitingOut:
    """The child's place in the list, and what is held for it."""
    offer = waiting.offered_until if waiting.has_offer(child.now) else None
    others = (one for one in child.read.line if one.holder != waiting.holder)
    line = in_line([*others, waiting], now=child.now)
    return WaitingOut(
        since=waiting.since,
        before=line.index(waiting) if waiting in line else 0,
        offer=show_slot(child.read.slot(waiting.offered_slot)) if offer else None,
        offer_until=offer,
    )


def show_slot(slot: Slot) -> FreeSlotOut:
    """A time, and where and with whom it is."""
    return FreeSlotOut(
        id=slot.id,
        starts_at=slot.span.starts,
        ends_at=slot.span.ends,
        teachers=[one.name for one in slot.teachers],
        venue=show_venue(slot.venue),
    )


def show_proposal(proposal: Proposal, children: Sequence[ChildInRound]) -> ProposedVisitOut:
    """One visit of the family."""
    of = {child.scope.student_id: child for child in children}
    return ProposedVisitOut(
        starts_at=proposal.starts_at,
        ends_at=proposal.ends_at,
        waiting_minutes=int(proposal.waiting.total_seconds()) // 60,
        times=[
            ProposedTimeOut(
                student_id=student_id,
                round_id=time.round_id,
                slot=show_slot(of[student_id].read.slot(time.slot_id)),
                booked=of[student_id].meeting is not None,
            )
            for student_id, time in proposal.times
        ],
    )


def show_free(child: ChildInRound) -> list[dict[str, Any]]:
    """What is left, for whom another was faster than."""
    return [show_slot(one).model_dump(mode="json", by_alias=True) for one in child.choices()]


def for_calendar(child: ChildInRound, *, language: str) -> CalendarMeeting | None:
    """The child's meeting for the guardian's calendar, as cancelled too; None if there is none.

    A child with protected identity is not named: the file leaves the portal.
    """
    booking, scope = child.read.booking, child.scope
    if booking is None:
        return None
    named = translate(TITLE, language, title=child.read.made.title, child=_name(scope))
    slot = next((one for one in child.read.slots if one.id == booking.slot_id), None)
    holder = booking.holder
    return CalendarMeeting(
        uid=".".join(filter(None, (booking.round_id, holder.student_id, holder.guardian_id))),
        sequence=booking.sequence,
        title=child.read.made.title if scope.is_protected else named,
        starts_at=booking.span.starts,
        ends_at=booking.span.ends,
        place=slot.venue.place if slot else "",
        video_link=slot.venue.link if slot else "",
        changed_at=booking.booked_at,
        is_cancelled=booking.status is BookingStatus.CANCELLED,
    )


def _name(scope: ChildScope) -> str:
    # The given name is enough to tell the children apart.
    return scope.relation.object_name.split(" ")[0]


def _round(made: Round, scope: ChildScope, *, is_open: bool, booked: bool) -> dict[str, Any]:
    return {
        "id": made.id,
        "student_id": scope.student_id,
        "group_name": made.group_name,
        "title": made.title,
        "note": made.note or None,
        "opens_at": made.opens_at,
        "closes_at": made.closes_at,
        "first_day": made.first_day,
        "last_day": made.last_day,
        "minutes": made.minutes,
        "separate": made.separate,
        "open": is_open,
        "booked": booked,
    }

"""Booking, moving and cancelling, as a guardian does it."""

from dataclasses import replace

from booking.family import store
from booking.family.at_hand import ChildInRound
from booking.family.presentation import show_free, show_meeting
from booking.family.schemas import MeetingIn, MeetingOut
from booking.meetings.booking import Booking
from booking.meetings.changes import DoneBeforeError
from booking.meetings.moves import booked, cancelled, moved
from booking.meetings.problems import SlotTakenError
from booking.rounds.slot import Slot
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import PreconditionFailedError, Problem


def book(child: ChildInRound, wanted: MeetingIn, *, key: IdempotencyKey) -> tuple[MeetingOut, int]:
    """The child's meeting, and its version. One round trip after the reading; one more if refused.

    Raises `AlreadyAnswered`, what `check_open` and `check_ahead` do, and what the store does.
    """
    try:
        slot = _chosen(child, wanted)
    except Problem:
        # What was booked in time, and whose answer was lost, is answered after the window too.
        store.recall_booking(child.asker, key)
        raise
    booking = booked(
        child.read.made, slot, holder=child.holder, guardian_id=child.me, by=child.me,
        now=child.now, before=child.read.booking,
    )  # fmt: skip
    shown = show_meeting(child, booking, slot)
    try:
        store.book_meeting(
            child.scope, booking, slot=slot, key=key, answer=_kept(shown, booking.version)
        )
    except SlotTakenError:
        raise _taken(child) from None
    return shown, booking.version


def move(child: ChildInRound, wanted: MeetingIn, *, version: int) -> tuple[MeetingOut, int]:
    """The meeting at another time, and its version; at the one that it has, nothing is done.

    Raises `PreconditionFailedError` for another version than the one that stands, and as `book`.
    """
    before, slot = child.standing(), child.read.slot(wanted.slot_id)
    if before.slot_id == slot.id:
        return show_meeting(child, before, slot), before.version
    _chosen(child, wanted)
    child.check_ahead(before)
    if before.version != version:
        raise PreconditionFailedError
    after = moved(before, slot, guardian_id=child.me, by=child.me, now=child.now)
    try:
        store.change_meeting(
            child.scope, after, before=before, slot=slot, held_until=child.held_until(before)
        )
    except SlotTakenError:
        raise _taken(child) from None
    except DoneBeforeError as done:
        after = done.booking
    return show_meeting(child, after, slot), after.version


def cancel(child: ChildInRound, *, version: int) -> None:
    """No meeting any more. Done before is done.

    Raises `NotFoundError`, `PreconditionFailedError`, and what `check_open`, `check_ahead` do.
    """
    before = child.read.booking
    if before is not None and child.meeting is None and before.version == version + 1:
        return
    before = child.standing()
    child.check_open()
    child.check_ahead(before)
    if before.version != version:
        raise PreconditionFailedError
    after: Booking = cancelled(before, by=child.me, now=child.now)
    store.cancel_meeting(child.scope, after, before=before, held_until=child.held_until(before))


def _chosen(child: ChildInRound, wanted: MeetingIn) -> Slot:
    child.check_open()
    slot = child.read.slot(wanted.slot_id)
    child.check_ahead(slot)
    return slot


def told_before(answer: str) -> tuple[MeetingOut, int]:
    """What a request was answered with before: the meeting, and its version then."""
    version, _, shown = answer.partition(" ")
    return MeetingOut.model_validate_json(shown), int(version)


def _kept(shown: MeetingOut, version: int) -> str:
    return f"{version} {shown.model_dump_json(by_alias=True)}"


def _taken(child: ChildInRound) -> SlotTakenError:
    made = child.read.made
    whole = store.whole_round(child.asker, student_id=child.scope.student_id, round_id=made.id)
    return SlotTakenError(free=show_free(replace(child, read=whole)))

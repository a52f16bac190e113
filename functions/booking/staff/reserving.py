"""Booking, moving and cancelling, as staff do it for a student."""

from dataclasses import replace

from booking.meetings.booking import Booking
from booking.meetings.moves import booked, cancelled, moved
from booking.rounds.slot import Slot, SlotState
from booking.slots.presentation import show_slot
from booking.staff import store
from booking.staff.at_hand import StudentInRound
from booking.staff.schemas import StaffMeetingIn, StaffMeetingOut, StaffMoveIn
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey
from skolbro.http.problems import Problem


def book(
    student: StudentInRound, wanted: StaffMeetingIn, key: IdempotencyKey
) -> tuple[StaffMeetingOut, int]:
    """The student's meeting, and its version. Raises the problems of the rule and of the table."""
    try:
        return _book(student, wanted, key)
    except AlreadyAnswered as before:
        version, _, shown = before.answer.partition(" ")
        return StaffMeetingOut.model_validate_json(shown), int(version)


def move(student: StudentInRound, wanted: StaffMoveIn, *, version: int) -> None:
    """The meeting at another time; at the one that it has, nothing is done. Raises as `book`."""
    slot, before = student.wanted(wanted.slot_id), student.meeting()
    if before.slot_id == slot.id:
        return
    before, scope = student.meeting_to_change(version), student.scope
    me = scope.actor.person_id
    after = moved(before, slot, guardian_id=before.guardian_id, by=me, now=scope.now)
    held_until = student.held_until(before)
    store.move_for(scope, after, before=before, slot=slot, held_until=held_until)


def cancel(student: StudentInRound, *, version: int) -> None:
    """No meeting any more; done before is done. Raises as `book`."""
    if student.is_cancelled_after(version):
        return
    before, scope = student.meeting_to_change(version), student.scope
    after = cancelled(before, by=scope.actor.person_id, now=scope.now)
    store.cancel_for(scope, after, before=before, held_until=student.held_until(before))


def read(student: StudentInRound) -> tuple[StaffMeetingOut, int]:
    """The meeting as it stands, and its version. One round trip after the reading."""
    meeting = student.meeting()
    return _show(student, meeting, store.slot_of(student.scope, meeting)), meeting.version


def _book(
    student: StudentInRound, wanted: StaffMeetingIn, key: IdempotencyKey
) -> tuple[StaffMeetingOut, int]:
    scope, holder = student.scope, student.holder
    try:
        slot = student.wanted(wanted.slot_id)
    except Problem:
        # What was booked in time, whose answer was lost, is answered afterwards too.
        store.recall(scope, key)
        raise
    booking = booked(
        student.round, slot, holder=holder, guardian_id=holder.guardian_id,
        by=scope.actor.person_id, now=scope.now, before=student.booking,
    )  # fmt: skip
    taken = replace(
        slot, state=SlotState.BOOKED, holder=holder, offer_until=None, version=slot.version + 1
    )
    shown = _show(student, booking, taken)
    answer = f"{booking.version} {shown.model_dump_json(by_alias=True)}"
    store.book_for(scope, booking, slot=slot, key=key, answer=answer)
    return shown, booking.version


def _show(student: StudentInRound, booking: Booking, slot: Slot) -> StaffMeetingOut:
    scope, names = student.scope, {student.scope.student_id: student.scope.student.person_name}
    return StaffMeetingOut(
        round_id=booking.round_id,
        student_id=booking.holder.student_id,
        guardian_id=booking.holder.guardian_id or None,
        slot=show_slot(slot, names=names, now=scope.now),
        booked_at=booking.booked_at,
    )

"""The worker's part of a cancellation, which may stop anywhere and be begun again."""

from booking.cancellation import store
from booking.meetings.booking import Booking
from booking.rounds.slot import Slot, SlotState
from skolbro.access.scopes import WorkScope
from skolbro.table import ConditionFailedError

# A guardian who has pressed the button at the same time changes a time once or twice.
TRIES = 5


def cancel_meetings(scope: WorkScope, round_id: str, *, by: str) -> None:
    """Cancel every time of a cancelled round, tell those who had one, and end the waiting.

    What has been cancelled is passed by, so a second run does what the first did not come to, and
    tells nobody twice. A booking that slips in is cancelled as well: a time that is cancelled can
    be booked by nobody, and none is left that is not. `by` is who cancelled the round.
    """
    made = store.cancelled_round(scope, round_id)
    if made is None:
        return
    for slot, booking in store.slots_left(scope, round_id):
        _cancel(scope, slot, booking, by=by)
    for waiting in store.waiting_left(scope, round_id):
        try:
            store.end_waiting(scope, waiting, made)
        except ConditionFailedError:
            continue


def _cancel(scope: WorkScope, slot: Slot, booking: Booking | None, *, by: str) -> None:
    for attempt in range(TRIES):
        try:
            store.cancel_slot(scope, slot, booking, by=by)
        except ConditionFailedError:
            if attempt == TRIES - 1:
                raise
            now = store.slot_now(scope, slot)
            if now is None or now.state is SlotState.CANCELLED:
                return
            slot, booking = now, store.booking_of(scope, now)
        else:
            return

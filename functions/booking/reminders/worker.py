"""The worker of what is due at an instant."""

from typing import Any

from booking.openings.opening import follow_plan
from booking.reminders import store
from booking.reminders.due import is_due
from booking.reminders.planning import Opening, Reminder, plan_look, read_message
from booking.waiting.tending import tend
from skolbro.access.scopes import WorkScope, at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the meeting queue; those that fail come back without the others."""
    return each_message(batch, context, consume)


def consume(body: str) -> None:
    """One message."""
    scope = at_work("meetings due")
    try:
        due = read_message(body)
        if isinstance(due, Reminder):
            remind(scope, due)
        elif isinstance(due, Opening):
            follow_plan(scope, due.round_id)
        else:
            look_after(scope, due)
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise


def remind(scope: WorkScope, reminder: Reminder) -> None:
    """Tell of a meeting that is still to be, at the time that was planned."""
    booking = store.booking_of(scope, reminder.round_id, holder=reminder.holder)
    if booking is not None and is_due(booking, slot_id=reminder.slot_id, now=scope.now):
        store.remind(scope, booking)


def look_after(scope: WorkScope, round_id: str) -> None:
    """Offer what is left over, and come back when the first of the offers is over."""
    ends = tend(scope, round_id)
    if ends:
        plan_look(round_id, at=ends[0])

"""What follows in booking itself from what has happened there."""

from typing import Any

from booking.cancellation.cancelling import cancel_meetings
from booking.openings.opening import follow_plan
from booking.reminders.following import follow_meeting
from booking.reminders.worker import look_after
from skolbro.access.scopes import WorkScope
from skolbro.events import Event
from skolbro.events.consumer import Consumer

consumer = Consumer()


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of the table's own stream, filtered to event items."""
    return consumer.handle(batch, context)


@consumer.on("booking.meeting_booked.v1")
@consumer.on("booking.meeting_changed.v1")
@consumer.on("booking.meeting_cancelled.v1")
def after_meeting(scope: WorkScope, event: Event) -> None:
    """The reminder moves with the meeting, and a time that is given back is offered."""
    follow_meeting(scope, event)
    look_after(scope, event.data["round_id"])


@consumer.on("booking.waiting_left.v1")
def after_leaving(scope: WorkScope, event: Event) -> None:
    """A time that was held is offered to the next in line."""
    look_after(scope, event.data["round_id"])


@consumer.on("booking.round_cancelled.v1")
def after_cancellation(scope: WorkScope, event: Event) -> None:
    """Every meeting of the round is cancelled, and those who had one are told."""
    cancel_meetings(scope, event.data["round_id"], by=event.data["by"])


@consumer.on("booking.round_planned.v1")
def after_planning(scope: WorkScope, event: Event) -> None:
    """Guardians are told when the round opens."""
    follow_plan(scope, event.data["round_id"])

"""What attendance's own events set going in attendance."""

from typing import Any

from attendance.rollcall.notices import consider_roll_call, consider_withdrawal
from skolbro.access.scopes import WorkScope
from skolbro.events import Event
from skolbro.events.consumer import Consumer

consumer = Consumer()


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of the table's stream, filtered to event items."""
    return consumer.handle(batch, context)


@consumer.on("attendance.roll_call_saved.v1")
def after_roll_call(scope: WorkScope, event: Event) -> None:
    """Who is away without a report is asked about in a while."""
    consider_roll_call(scope, event)


@consumer.on("attendance.absence_withdrawn.v2")
def after_withdrawal(scope: WorkScope, event: Event) -> None:
    """Who was marked away under a report that is gone is asked about as well."""
    consider_withdrawal(scope, event)

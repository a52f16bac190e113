"""The worker of reminders: woken by schedules, and by its own errands."""

from typing import Any

from attendance.reminders.queue import errand_of
from attendance.reminders.reminding import attend_to
from skolbro.access.scopes import at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the reminders' queue; those that fail come back without the others."""
    return each_message(batch, context, remind)


def remind(body: str) -> None:
    """One message."""
    try:
        attend_to(at_work("reminders"), errand_of(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise

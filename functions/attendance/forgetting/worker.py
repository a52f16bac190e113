"""The worker of forgetting: woken by who has become protected, and by its own errands."""

from typing import Any

from attendance.forgetting.forgetting import attend_to
from attendance.forgetting.queue import errand_of
from skolbro.access.scopes import at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the queue of forgetting; those that fail come back without the others."""
    return each_message(batch, context, forget)


def forget(body: str) -> None:
    """One message."""
    try:
        attend_to(at_work("forgetting"), errand_of(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise

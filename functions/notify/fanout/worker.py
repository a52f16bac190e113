"""The worker of the queue of broadcasts."""

from typing import Any

from notify.fanout.queue import errand_of
from notify.fanout.telling import attend_to
from skolbro.access.scopes import at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the queue of broadcasts; those that fail come back without the others."""
    return each_message(batch, context, tell)


def tell(body: str) -> None:
    """One message."""
    try:
        attend_to(at_work("broadcast"), errand_of(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise

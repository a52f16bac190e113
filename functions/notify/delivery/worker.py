"""The worker of the delivery queue."""

from typing import Any

from notify.delivery import metrics
from notify.delivery.delivery import Status
from notify.delivery.queue import DayDigest, Notice, Shelf, Tick, asked_of
from notify.delivery.releasing import clear_shelf, release, send_digest
from notify.delivery.sending import send_notice
from skolbro.access.scopes import at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the delivery queue; those that fail come back without the others."""
    return each_message(batch, context, consume)


def consume(body: str) -> None:
    """One message."""
    try:
        scope, asked = at_work("delivery"), asked_of(body)
        match asked:
            case Notice():
                send_notice(scope, asked)
            case DayDigest():
                send_digest(scope, asked)
            case Tick():
                release(scope, asked)
            case Shelf():
                clear_shelf(scope, asked)
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise
    if isinstance(asked, Notice):
        metrics.count(Status.ACCEPTED, channel=None)

"""The worker of recovery: it alone knows whether anybody is written to."""

from typing import Any

from identity.recovery.errand import errand_of
from identity.recovery.recovering import work_off
from skolbro.access.scopes import at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the queue; those that fail come back without the others."""
    return each_message(batch, context, recover)


def recover(body: str) -> None:
    """One errand."""
    try:
        work_off(at_work("recovery"), errand_of(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise

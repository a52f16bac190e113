"""The worker of notices: decides, when a question's time has come."""

from typing import Any

from attendance.rollcall.notices import settle
from attendance.rollcall.queue import question_of
from skolbro.access.scopes import at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the notice queue; those that fail come back without the others."""
    return each_message(batch, context, decide)


def decide(body: str) -> None:
    """One message."""
    try:
        settle(at_work("notice"), question_of(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise

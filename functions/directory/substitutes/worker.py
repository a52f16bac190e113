"""The worker of substitutes: lets in and shuts out, as the timetable tells."""

from typing import Any

from directory.substitutes import store
from directory.substitutes.substitution import SubstitutesOfDay, substitution, told_in
from skolbro.access.scopes import WorkScope, at_work
from skolbro.events.queue import each_message
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the queue of substitutes; those that fail come back without the others."""
    return each_message(batch, context, let_in)


def let_in(body: str) -> None:
    """One message: a group's day. Twice, late or out of order leads to the same in the end."""
    try:
        _let_in(at_work("substitutes"), told_in(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise


def _let_in(scope: WorkScope, told: SubstitutesOfDay) -> None:
    known = store.known_of(scope, told)
    for person_id in told.lessons:
        try:
            store.put(scope, told, substitution(told, person_id, known=known))
        except store.OlderError:
            log("passed by")

"""The worker of forgetting: attendance passes on who has become protected."""

import json
from typing import Any

from booking.forgetting import store
from skolbro import ids
from skolbro.access.scopes import WorkScope, at_work
from skolbro.events.queue import each_message
from skolbro.forgetting.store import forget_in
from skolbro.observability import log


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the queue of forgetting; those that fail come back without the others."""
    return each_message(batch, context, forget)


def forget(body: str) -> None:
    """One message: a person. Twice is as good as once, and what is forgotten makes no write."""
    try:
        _forget(at_work("forgetting"), _person_in(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise


def _forget(scope: WorkScope, person_id: str) -> None:
    for time in store.times_of(scope, person_id):
        forget_in(scope, time, person_id)


def _person_in(body: str) -> str:
    person_id = json.loads(body).get("personId")
    if not ids.is_id(person_id):
        raise ValueError("not the id of a person")
    return str(person_id)

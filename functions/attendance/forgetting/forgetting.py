"""From a person who has become protected to items that do not name them.

Every step may be done twice, and each message is one page of one student or group: a worker that
stops goes on where the queue has it, and what is forgotten makes no write.
"""

from typing import Any

from attendance.forgetting import store
from attendance.forgetting.errand import Errand, Of
from attendance.forgetting.places import parts_of, parts_of_school
from attendance.forgetting.queue import send
from skolbro.access.scopes import WorkScope
from skolbro.forgetting.store import forget_in

# Their versions number the saves, which are kept beside them.
SAVES = frozenset({"RollCall", "RollCallSave"})


def attend_to(scope: WorkScope, errand: Errand) -> None:
    """Do an errand, or make smaller ones of it."""
    match errand.of:
        case Of.PERSON:
            send(parts_of(scope, errand))
        case Of.SCHOOL:
            send(parts_of_school(scope, errand))
        case Of.STUDENT | Of.GROUP:
            _look_through(scope, errand)


def _look_through(scope: WorkScope, errand: Errand) -> None:
    items, last = store.page_of(scope, errand)
    for item in (*items, *_waiting(scope, errand, items)):
        forget_in(scope, item, errand.person_id, saves=item["entity"] in SAVES)
    if last:
        send((errand.on(last),))


def _waiting(
    scope: WorkScope, errand: Errand, items: tuple[dict[str, Any], ...]
) -> list[dict[str, Any]]:
    """Where the student's own leaves wait, the student is named."""
    if errand.object_id != errand.person_id:
        return []
    return store.lists_of(scope, [one for one in items if one["entity"] == "Leave"])

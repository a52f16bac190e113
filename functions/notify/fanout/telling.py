"""From a part of an audience to smaller parts, and from a chunk of students to bells.

Every step may be done twice, late or out of order: a line's id is the broadcast's, and it is put
into a bell if it is not there. A worker that dies in a chunk leaves it to the queue.
"""

from notify import store
from notify.broadcasts import store as broadcasts
from notify.broadcasts.broadcast import Broadcast
from notify.fanout.errand import Errand, Of
from notify.fanout.pages import children_in, guardians_of, parts_of
from notify.fanout.queue import send
from notify.notification import ChildNamed, Notification
from skolbro.access.relations import Relation
from skolbro.access.scopes import WorkScope
from skolbro.observability import log

KIND = "notify.broadcast"


def attend_to(scope: WorkScope, errand: Errand) -> None:
    """Do an errand, or make smaller ones of it. Nothing for a broadcast that is too old."""
    broadcast = broadcasts.broadcast_of(scope, errand.broadcast_id, by=errand.by)
    if broadcast is None:
        log("passed by", eventId=errand.broadcast_id)
    elif errand.of is Of.STUDENTS:
        _tell(scope, errand, broadcast)
    else:
        send(parts_of(scope, errand, broadcast))


def _tell(scope: WorkScope, errand: Errand, broadcast: Broadcast) -> None:
    children_of = {
        guardian: children
        for guardian in guardians_of(scope, errand)
        if (children := children_in(scope, guardian, broadcast))
    }
    # To look costs less than a write that is refused; of siblings another chunk may have written.
    siblings = [one for one, children in children_of.items() if len(children) > 1]
    told = store.who_has(scope, siblings, line_id=broadcast.id)
    lines = [
        _line(guardian, children, broadcast)
        for guardian, children in children_of.items()
        if guardian not in told
    ]
    store.ring(scope, lines)
    log("told", recipients=len(lines), eventId=broadcast.id, traceId=broadcast.trace)


def _line(guardian_id: str, children: tuple[Relation, ...], broadcast: Broadcast) -> Notification:
    return Notification(
        id=broadcast.id,
        recipient_id=guardian_id,
        kind=KIND,
        at=broadcast.at,
        link=f"/bell?line={broadcast.id}",
        children=tuple(ChildNamed(one.object_id, one.object_name) for one in children),
        text=broadcast.text,
        trace=broadcast.trace,
    )

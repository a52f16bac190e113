"""The bell's items: what stands in notify's table, and how it is read. No calls."""

from datetime import datetime
from typing import Any

from notify.notification import KEPT, ChildNamed, Notification
from skolbro import clock
from skolbro.table import Entity

NOTIFICATION = Entity(
    name="Notification",
    what="One line in one person's bell.",
    pk="PERSON#{recipient_id}",
    sk="BELL#{id}",
    expires=True,
)
MARKER = Entity(
    name="ReadMarker",
    what="How far a person has read everything.",
    pk="PERSON#{person_id}",
    sk="MARKER",
)


def notification_attributes(one: Notification, *, now: datetime) -> dict[str, Any]:
    """A notification as the table holds it, for so long as the bell keeps it."""
    return {
        "id": one.id,
        "recipient_id": one.recipient_id,
        "kind": one.kind,
        "at": clock.to_wire(one.at),
        "link": one.link,
        "through": one.through,
        "child_id": one.child_id,
        "child_name": one.child_name,
        "push": one.push or None,
        "withdrawn": one.withdrawn or None,
        "trace": one.trace or None,
        "children": [{"id": child.id, "name": child.name} for child in one.children] or None,
        "text": one.text or None,
        "expires_at": int((now + KEPT).timestamp()),
    }


def notification_from(item: dict[str, Any]) -> Notification:
    """A notification as the table holds it."""
    read_at = item.get("read_at")
    return Notification(
        id=item["id"],
        recipient_id=item["recipient_id"],
        kind=item["kind"],
        at=clock.from_wire(item["at"]),
        link=item["link"],
        through=item.get("through"),
        child_id=item.get("child_id"),
        child_name=item.get("child_name") or None,
        read_at=clock.from_wire(read_at) if read_at else None,
        push=item.get("push", False),
        withdrawn=item.get("withdrawn", False),
        trace=item.get("trace", ""),
        children=tuple(
            ChildNamed(child["id"], child["name"]) for child in item.get("children", ())
        ),
        text=item.get("text", ""),
    )

"""What sending keeps in notify's table. No calls."""

from typing import Any

from notify.delivery.delivery import KEPT, Delivery, Status
from notify.preferences.preference import Channel
from skolbro import clock
from skolbro.table import Entity

DELIVERY = Entity(
    name="Delivery",
    what="One sending to a person by one channel, how it went, and never what it said.",
    pk="PERSON#{person_id}",
    sk="DELIVERY#{subject_id}#{way}",
    expires=True,
)
TOLD = Entity(
    name="Told",
    what="Which notification a person was last told of about one thing, outside of the bell.",
    pk="PERSON#{person_id}",
    sk="TOLD#{about}",
    expires=True,
)


def way_of(channel: Channel | None, target: str) -> str:
    """What tells a notification's sendings apart: the channel, and the device if there is one."""
    return "-".join(one for one in (channel.value if channel else "none", target) if one)


def stands_at(one: Delivery) -> str:
    """What tells one stand of a sending from the next, for the condition of a claim."""
    return f"{one.status.value} {clock.to_wire(one.at)} {one.tries}"


def delivery_attributes(one: Delivery) -> dict[str, Any]:
    """A sending as the table holds it."""
    return {
        "person_id": one.person_id,
        "subject_id": one.subject_id,
        "way": way_of(one.channel, one.target),
        "kind": one.kind,
        "at": clock.to_wire(one.at),
        "status": one.status.value,
        "stands": stands_at(one),
        "channel": one.channel.value if one.channel else None,
        "target": one.target or None,
        "school_id": one.school_id or None,
        "reason": one.reason or None,
        "tries": one.tries,
        "trace": one.trace or None,
        "expires_at": int((one.at + KEPT).timestamp()),
    }


def delivery_from(item: dict[str, Any]) -> Delivery:
    """A sending as the table holds it."""
    return Delivery(
        person_id=item["person_id"],
        subject_id=item["subject_id"],
        kind=item["kind"],
        at=clock.from_wire(item["at"]),
        status=Status(item["status"]),
        channel=Channel(item["channel"]) if "channel" in item else None,
        target=item.get("target", ""),
        school_id=item.get("school_id", ""),
        reason=item.get("reason", ""),
        tries=item["tries"],
        trace=item.get("trace", ""),
    )

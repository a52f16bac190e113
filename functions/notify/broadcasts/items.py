"""How a broadcast is kept."""

from datetime import timedelta
from typing import Any

from notify.broadcasts.broadcast import Audience, Broadcast
from skolbro import clock
from skolbro.table import AccessPattern, Entity

# As long as lines of the bell.
KEPT = timedelta(days=120)

BROADCAST = Entity(
    name="Broadcast",
    what="A message from school to the guardians of a group, a school or a commune.",
    pk="PERSON#{by}",
    sk="BROADCAST#{id}",
    expires=True,
)
SENT = Entity(
    name="Sent",
    what="How many broadcasts a person has sent in one school day.",
    pk="PERSON#{by}",
    sk="SENT#{date}",
    expires=True,
)
ENTITIES = (BROADCAST, SENT)
PATTERNS = (
    AccessPattern(name="one broadcast of who sent it", entity=BROADCAST, by="pk, sk"),
    AccessPattern(
        name="the broadcasts of a sender", entity=BROADCAST, by="pk, sk begins with BROADCAST#"
    ),
    AccessPattern(name="how many a sender has sent on a day", entity=SENT, by="pk, sk"),
)


def broadcast_attributes(one: Broadcast) -> dict[str, Any]:
    """A broadcast as its item is to hold it."""
    return {
        "id": one.id,
        "audience": one.audience.value,
        "object_id": one.object_id,
        "by": one.by,
        "at": clock.to_wire(one.at),
        "text": one.text,
        "trace": one.trace,
        "expires_at": int((one.at + KEPT).timestamp()),
    }


def broadcast_from(item: dict[str, Any]) -> Broadcast:
    """A broadcast as its item holds it."""
    return Broadcast(
        id=item["id"],
        audience=Audience(item["audience"]),
        object_id=item["object_id"],
        by=item["by"],
        at=clock.from_wire(item["at"]),
        text=item["text"],
        trace=item["trace"],
    )

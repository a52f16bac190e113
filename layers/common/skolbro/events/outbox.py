"""The outbox: events written with the change that they tell of."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from skolbro import clock, ids
from skolbro.observability import trace_id
from skolbro.table import Entity, Transaction

KEPT = timedelta(days=7)

EVENT = Entity(
    name="Event",
    what="Something that happened, on its way to other modules by the table's stream.",
    pk="EVENT#{id}",
    sk="EVENT",
    expires=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. `type` is `<module>.<what happened>.v<n>`; a change of meaning is a new n.

    The id sorts by time and is the same however often the event is delivered, so whatever a
    consumer derives from it is made once.
    """

    type: str
    at: datetime
    data: dict[str, Any]
    id: str = field(default_factory=ids.new)
    trace: str = field(default_factory=trace_id)


def emit(transaction: Transaction, event: Event, *, table: str) -> None:
    """Let the event leave with the change. Two write units; it is gone from the table in a week."""
    transaction.put(table, EVENT.item(event_attributes(event)))


def event_attributes(event: Event) -> dict[str, Any]:
    """An event as the outbox is to hold it."""
    return {
        "id": event.id,
        "type": event.type,
        "at": clock.to_wire(event.at),
        "data": event.data,
        "trace": event.trace,
        "expires_at": int((event.at + KEPT).timestamp()),
    }


def event_from(item: dict[str, Any]) -> Event:
    """An event as the outbox holds it."""
    return Event(
        id=item["id"],
        type=item["type"],
        at=clock.from_wire(item["at"]),
        data=item["data"],
        trace=item.get("trace", ""),
    )

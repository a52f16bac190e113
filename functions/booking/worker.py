"""What follows in booking itself from what has happened there."""

from typing import Any

from skolbro.events.consumer import Consumer

consumer = Consumer()


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of the table's own stream, filtered to event items."""
    return consumer.handle(batch, context)

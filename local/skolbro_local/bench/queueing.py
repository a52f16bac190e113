"""A queue in memory: of AWS, only DynamoDB is there to be measured."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from skolbro import aws


@contextmanager
def queue_in_memory() -> Iterator[deque[str]]:
    """Here lands what the function sends to its queue."""
    waiting: deque[str] = deque()

    def keep(params: dict[str, Any], **_: object) -> None:
        waiting.extend(entry["MessageBody"] for entry in params["Entries"])

    events = aws.client("sqs").meta.events
    events.register("provide-client-params.sqs.SendMessageBatch", keep)
    events.register("before-call.sqs.SendMessageBatch", lambda **_: (_Taken, {"Successful": []}))
    yield waiting


class _Taken:
    status_code = 200

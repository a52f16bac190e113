"""Many items at once, until DynamoDB has taken or given them all.

A busy table leaves some of a batch over (`UnprocessedItems`, `UnprocessedKeys`) without calling
it an error: whoever does not ask again loses them.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any

from skolbro import aws
from skolbro.table.design import Item
from skolbro.table.values import from_item, to_item

KEYS_IN_A_READ = 100
REQUESTS_IN_A_WRITE = 25
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.05, 2.0


def read_keys(table: str, keys: Sequence[Item]) -> list[dict[str, Any]]:
    """What stands at many keys, each once: a hundred a round trip, strongly consistent."""
    found: list[dict[str, Any]] = []

    def send(waiting: Any) -> Any:  # noqa: ANN401 - as boto3 has it
        answer = aws.dynamodb().batch_get_item(RequestItems=waiting)
        found.extend(from_item(item) for item in answer["Responses"].get(table, ()))
        return answer.get("UnprocessedKeys")

    for start in range(0, len(keys), KEYS_IN_A_READ):
        piece = list(keys[start : start + KEYS_IN_A_READ])
        _until_done(send, {table: {"Keys": piece, "ConsistentRead": True}})
    return found


def put_items(table: str, items: Sequence[Item]) -> None:
    """Put many items, 25 a round trip. One write unit a KB, no transaction, no condition."""
    _write(table, [{"PutRequest": {"Item": to_item(item)}} for item in items])


def delete_keys(table: str, keys: Sequence[Item]) -> None:
    """Delete many items, 25 a round trip. One write unit a KB."""
    _write(table, [{"DeleteRequest": {"Key": key}} for key in keys])


def _write(table: str, requests: list[dict[str, Any]]) -> None:
    def send(waiting: Any) -> Any:  # noqa: ANN401 - as boto3 has it
        return aws.dynamodb().batch_write_item(RequestItems=waiting)["UnprocessedItems"]

    for start in range(0, len(requests), REQUESTS_IN_A_WRITE):
        _until_done(send, {table: requests[start : start + REQUESTS_IN_A_WRITE]})


def _until_done(send: Callable[[Any], Any], waiting: Any) -> None:  # noqa: ANN401 - as boto3 has it
    """Send what is left over again after a growing pause, as AWS asks for."""
    pause = FIRST_PAUSE_SECONDS
    while waiting := send(waiting):
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

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
    """What stands at many keys, each once, strongly consistent.

    A hundred a request; where there are more, the requests go at the same time, a few together.
    """
    if len(keys) > KEYS_IN_A_READ:
        pieces = -(-len(keys) // KEYS_IN_A_READ)
        half = pieces // 2 * KEYS_IN_A_READ
        first, second = aws.together(
            lambda: read_keys(table, keys[:half]), lambda: read_keys(table, keys[half:])
        )
        return [*first, *second]
    found: list[dict[str, Any]] = []

    def send(waiting: Any) -> Any:  # noqa: ANN401 - as boto3 has it
        answer = aws.dynamodb().batch_get_item(RequestItems=waiting)
        found.extend(from_item(item) for item in answer["Responses"].get(table, ()))
        return answer.get("UnprocessedKeys")

    if keys:
        _until_done(send, {table: {"Keys": list(keys), "ConsistentRead": True}})
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

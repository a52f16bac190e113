"""Many items at once: DynamoDB may leave some out of an answer, and then is asked again."""

from collections.abc import Iterable, Sequence
from typing import Any

from skolbro import aws
from skolbro.table.values import from_item, to_item

KEYS_IN_A_READ = 100
ITEMS_IN_A_WRITE = 25


def read_keys(table: str, keys: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What stands at the keys, strongly consistent; in no order, and none for what is not there.

    A round trip a hundred keys, and one more for those that DynamoDB had no room for
    (`UnprocessedKeys`): an item left out would be taken for one that does not exist.
    """
    found: list[dict[str, Any]] = []
    for piece in _pieces(list(keys), KEYS_IN_A_READ):
        waiting: Any = {table: {"Keys": piece, "ConsistentRead": True}}
        while waiting:
            answer = aws.dynamodb().batch_get_item(RequestItems=waiting)
            found += [from_item(item) for item in answer["Responses"].get(table, ())]
            waiting = answer.get("UnprocessedKeys")
    return found


def put_items(table: str, items: Sequence[dict[str, Any]]) -> None:
    """Write whole items, 25 at a time, until all are in. No transaction: some may be in alone."""
    _write(table, [{"PutRequest": {"Item": to_item(item)}} for item in items])


def delete_keys(table: str, keys: Sequence[dict[str, Any]]) -> None:
    """Take items away, 25 at a time, until all are gone."""
    _write(table, [{"DeleteRequest": {"Key": key}} for key in keys])


def _write(table: str, requests: list[dict[str, Any]]) -> None:
    for piece in _pieces(requests, ITEMS_IN_A_WRITE):
        waiting: Any = {table: piece}
        while waiting:
            waiting = aws.dynamodb().batch_write_item(RequestItems=waiting)["UnprocessedItems"]


def _pieces(every: list[dict[str, Any]], size: int) -> Iterable[list[dict[str, Any]]]:
    return (every[start : start + size] for start in range(0, len(every), size))

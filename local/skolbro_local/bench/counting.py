"""What batches and transactions consume item by item, which DynamoDB Local does not tell.

Of a transaction it tells twice the units of one item of each table, however many there are; of a
batch nothing for keys where nothing stands, which DynamoDB bills as the least item. Of a plain read
or write it tells the truth. So each item is read, or written as it stands afterwards, once more by
itself; a transaction's counts twice, as DynamoDB bills it. A condition check is counted as a write,
the dearer of the two readings of AWS's price list. An index that holds the item counts as much
again, as an old entry may go when a new one comes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from skolbro_local.bench.recording import Consumed

TRANSACTION, BATCH = "TransactWriteItems", "BatchGetItem"
COUNTED = frozenset({TRANSACTION, BATCH})
TIMES_IN_A_TRANSACTION = 2
LEAST_READ = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a batch or a transaction, and the units that it took."""

    table: str
    pk: str
    read: float = 0.0
    write: float = 0.0


def one_by_one(client: Any, several: Iterable[Consumed]) -> Iterator[Item]:  # noqa: ANN401 - boto3's client
    """Each item of each such call. What was written must still stand."""
    for consumed in several:
        parameters = consumed.call.parameters
        if consumed.call.operation == TRANSACTION:
            for item in parameters["TransactItems"]:
                ((kind, action),) = item.items()
                yield from _written(client, kind, action)
        elif consumed.call.operation == BATCH:
            for table, asked in parameters["RequestItems"].items():
                is_consistent = asked.get("ConsistentRead", False)
                for key in asked["Keys"]:
                    yield _read(client, table, key, is_consistent=is_consistent)


def _read(client: Any, table: str, key: dict[str, Any], *, is_consistent: bool) -> Item:  # noqa: ANN401
    told = client.get_item(
        TableName=table, Key=key, ConsistentRead=is_consistent, ReturnConsumedCapacity="TOTAL"
    )
    least = LEAST_READ * 2 if is_consistent else LEAST_READ
    units = max(told["ConsumedCapacity"]["CapacityUnits"], least)
    return Item(table, key["pk"]["S"], read=units)


def _written(client: Any, kind: str, action: dict[str, Any]) -> Iterator[Item]:  # noqa: ANN401
    table, keyed = action["TableName"], action.get("Key") or action["Item"]
    key = {name: keyed[name] for name in ("pk", "sk")}
    item = client.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", key)
    told = client.put_item(TableName=table, Item=item, ReturnConsumedCapacity="TOTAL")
    if item is key:
        client.delete_item(TableName=table, Key=key)
    units = TIMES_IN_A_TRANSACTION * told["ConsumedCapacity"]["CapacityUnits"]
    yield Item(table, keyed["pk"]["S"], write=units)
    if kind != "ConditionCheck" and "gsi1pk" in item:
        yield Item(f"{table}.gsi1", item["gsi1pk"]["S"], write=units)

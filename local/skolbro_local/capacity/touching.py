"""Which partition keys a request touches, and what it consumes of each.

DynamoDB tells what a call consumes of a table and of its indexes, not of a key. The units of a call
with one key are the key's; the items of a batch or a transaction are counted one by one in
`skolbro_local.bench.counting`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from skolbro_local.bench.counting import COUNTED, Item
from skolbro_local.bench.recording import READS, Consumed

_PARTITION = re.compile(r"(?<![#\w])(?:gsi1)?pk = (:\w+)")


class UnknownShareError(RuntimeError):
    """A call whose units cannot be laid on keys: the arithmetic must be widened first."""


@dataclass(frozen=True, slots=True)
class Units:
    """Read and write units."""

    read: float = 0.0
    write: float = 0.0

    def __add__(self, other: "Units") -> "Units":
        return Units(self.read + other.read, self.write + other.write)

    def __mul__(self, times: float) -> "Units":
        return Units(self.read * times, self.write * times)


def most(several: Iterable[Units]) -> Units:
    """The most of each."""
    units = tuple(several)
    return Units(
        max((one.read for one in units), default=0.0),
        max((one.write for one in units), default=0.0),
    )


@dataclass(frozen=True, slots=True)
class Key:
    """A partition key of a table, or of an index of it (`access.gsi1`)."""

    place: str
    value: str


def touched(several: Iterable[Consumed], items: Iterable[Item]) -> dict[Key, Units]:
    """All that one request consumed of each key: by its calls, and by the items of many in one."""
    found: defaultdict[Key, Units] = defaultdict(Units)
    for consumed in several:
        if consumed.call.operation not in COUNTED:
            (told,) = consumed.capacity
            found[_key(consumed, told)] += _units(consumed, told["CapacityUnits"])
    for one in items:
        found[Key(one.table, one.pk)] += Units(one.read, one.write)
    return dict(found)


def totals(by_key: Mapping[Key, Units]) -> dict[str, Units]:
    """What that makes of each table, indexes included."""
    found: defaultdict[str, Units] = defaultdict(Units)
    for key, units in by_key.items():
        found[key.place.partition(".")[0]] += units
    return dict(found)


def _key(consumed: Consumed, told: Mapping[str, Any]) -> Key:
    operation, parameters = consumed.call.operation, consumed.call.parameters
    table = told["TableName"]
    if operation == "Query":
        return _queried(parameters, table)
    if any(index["CapacityUnits"] for index in told.get("GlobalSecondaryIndexes", {}).values()):
        raise UnknownShareError(f"{operation} of {table} writes to an index")
    if operation in {"GetItem", "UpdateItem", "DeleteItem"}:
        return Key(table, parameters["Key"]["pk"]["S"])
    if operation == "PutItem":
        return Key(table, parameters["Item"]["pk"]["S"])
    raise UnknownShareError(f"{operation} is not known here")


def _queried(parameters: Mapping[str, Any], table: str) -> Key:
    named = _PARTITION.search(parameters["KeyConditionExpression"])
    if named is None:
        raise UnknownShareError(f"a query of {table} names its key in another way")
    index = parameters.get("IndexName")
    value = parameters["ExpressionAttributeValues"][named[1]]["S"]
    return Key(f"{table}.{index}" if index else table, value)


def _units(consumed: Consumed, amount: float) -> Units:
    if consumed.call.operation in READS:
        return Units(read=amount)
    return Units(write=amount)

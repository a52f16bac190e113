"""Between Python's values and DynamoDB's typed ones."""

from collections.abc import Mapping
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from skolbro.table.design import Item


class _WholeNumbers(TypeDeserializer):
    def _deserialize_n(self, value: str) -> int:
        # No table of ours holds a fraction: shares are computed, never stored.
        return int(value)


_writer = TypeSerializer()
_reader = _WholeNumbers()


def to_item(values: Item) -> dict[str, Any]:
    """As DynamoDB takes it. An attribute without a value is left out, never written as null."""
    return {name: _writer.serialize(value) for name, value in values.items() if value is not None}


def from_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """As Python has it; numbers are `int`."""
    return {name: _reader.deserialize(value) for name, value in item.items()}

from typing import Any

import pytest

from skolbro_local.bench.counting import Item
from skolbro_local.bench.recording import Call, Consumed
from skolbro_local.capacity.touching import Key, Units, UnknownShareError, totals, touched


def consumed(operation: str, units: float, *, index: float = 0.0, **parameters: Any) -> Consumed:
    told: dict[str, Any] = {"TableName": "attendance", "CapacityUnits": units}
    if index:
        told["GlobalSecondaryIndexes"] = {"gsi1": {"CapacityUnits": index}}
    return Consumed(Call(operation, parameters), (told,))


def key(pk: str) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": "DAY"}}


def query(condition: str, *, index: str | None = None) -> Consumed:
    values = {":day": {"S": "DAY"}, ":student": {"S": "STUDENT#a"}}
    named = {"IndexName": index} if index else {}
    return consumed(
        "Query", 2.5, index=2.5 if index else 0.0, KeyConditionExpression=condition,
        ExpressionAttributeValues=values, **named,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("call", "found"),
    [
        (consumed("GetItem", 1.0, Key=key("STUDENT#a")), Units(read=1)),
        (consumed("UpdateItem", 3.0, Key=key("STUDENT#a")), Units(write=3)),
        (consumed("DeleteItem", 1.0, Key=key("STUDENT#a")), Units(write=1)),
        (consumed("PutItem", 2.0, Item=key("STUDENT#a")), Units(write=2)),
        (query("sk = :day AND pk = :student"), Units(read=2.5)),
    ],
)
def test_the_units_of_a_call_are_those_of_its_key(call: Consumed, found: Units) -> None:
    assert touched([call], []) == {Key("attendance", "STUDENT#a"): found}


def test_a_query_of_an_index_is_laid_on_the_indexs_key() -> None:
    found = touched([query("gsi1pk = :student", index="gsi1")], [])

    assert found == {Key("attendance.gsi1", "STUDENT#a"): Units(read=2.5)}
    assert totals(found) == {"attendance": Units(read=2.5)}


def test_batches_and_transactions_count_item_by_item_and_not_as_they_were_told() -> None:
    calls = [consumed("TransactWriteItems", 4.0), consumed("BatchGetItem", 1.0)]
    items = [
        Item("attendance", "STUDENT#a", read=1),
        Item("attendance", "STUDENT#a", write=2),
        Item("attendance", "STUDENT#b", write=4),
    ]

    found = touched(calls, items)

    assert found == {
        Key("attendance", "STUDENT#a"): Units(1, 2),
        Key("attendance", "STUDENT#b"): Units(0, 4),
    }
    assert totals(found) == {"attendance": Units(1, 6)}


def test_several_calls_with_one_key_are_added() -> None:
    calls = [consumed("GetItem", 1.0, Key=key("SCHOOL#a")) for _ in range(3)]

    assert touched(calls, []) == {Key("attendance", "SCHOOL#a"): Units(read=3)}


@pytest.mark.parametrize(
    "call",
    [
        consumed("PutItem", 2.0, index=1.0, Item=key("STUDENT#a")),
        consumed("BatchWriteItem", 2.0),
        query("#pk = :student"),
    ],
)
def test_what_cannot_be_laid_on_a_key_is_refused(call: Consumed) -> None:
    with pytest.raises(UnknownShareError):
        touched([call], [])

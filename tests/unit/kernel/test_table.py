"""Declared tables: keys from attributes, values that come back, refusals in order."""

import time
from collections.abc import Iterator
from typing import Any, Literal

import boto3
import pytest
from botocore.exceptions import ClientError
from hypothesis import given
from hypothesis import strategies as st
from moto import mock_aws

from skolbro import aws
from skolbro.table import (
    AccessPattern,
    ConditionFailedError,
    Design,
    Entity,
    Transaction,
    from_item,
    read_page,
    to_item,
)
from skolbro.table.transaction import CONFLICT_TRIES

SLIP = Entity(name="Slip", what="A slip.", pk="CHILD#{child}", sk="SLIP#{day}", gsi1pk="DAY#{day}")
PLAIN = Entity(name="Plain", what="A plain thing.", pk="PLAIN", sk="{id}")


KEYS: dict[str, Literal["HASH", "RANGE"]] = {"pk": "HASH", "sk": "RANGE"}


class TakenError(Exception):
    def __init__(self, found: dict[str, Any] | None) -> None:
        super().__init__("taken")
        self.found = found


@pytest.fixture
def table() -> Iterator[str]:
    with mock_aws():
        aws.client.cache_clear()
        boto3.client("dynamodb").create_table(
            TableName="slips",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in KEYS],
            KeySchema=[{"AttributeName": key, "KeyType": kind} for key, kind in KEYS.items()],
        )
        yield "slips"
        aws.client.cache_clear()


def slip(child: str, **more: Any) -> dict[str, Any]:
    return SLIP.item({"child": child, "day": "2026-11-24", **more})


def stored() -> list[dict[str, Any]]:
    return [from_item(item) for item in aws.dynamodb().scan(TableName="slips")["Items"]]


def test_keys_follow_from_attributes() -> None:
    assert slip("a", note="x") == {
        "child": "a", "day": "2026-11-24", "note": "x", "entity": "Slip",
        "pk": "CHILD#a", "sk": "SLIP#2026-11-24", "gsi1pk": "DAY#2026-11-24",
    }  # fmt: skip
    assert SLIP.key(child="a", day="d") == {"pk": {"S": "CHILD#a"}, "sk": {"S": "SLIP#d"}}
    assert "gsi1pk" not in PLAIN.item({"id": "1"})


def test_a_key_that_lacks_an_attribute_is_not_made() -> None:
    with pytest.raises(KeyError):
        SLIP.item({"child": "a"})


def test_a_design_knows_its_key_attributes_and_its_indexes() -> None:
    by_day = AccessPattern(name="a day's", entity=SLIP, by="gsi1pk", index="gsi1")
    one = AccessPattern(name="one", entity=SLIP, by="pk, sk")

    assert SLIP.key_attributes() == {"child", "day"}
    design = Design(table="slips", entities=(SLIP,), patterns=(one, by_day))
    assert design.indexes() == {"gsi1"}


VALUES = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(-(10**37), 10**37),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1), VALUES))
def test_values_come_back_as_they_were_and_none_is_left_out(values: dict[str, Any]) -> None:
    kept = {name: value for name, value in values.items() if value is not None}

    assert from_item(to_item(values)) == kept
    assert all(type(value) is type(kept[name]) for name, value in from_item(to_item(kept)).items())


def test_a_fraction_is_refused_rather_than_rounded() -> None:
    with pytest.raises(TypeError):
        to_item({"share": 0.5})


def test_a_transaction_is_done_whole(table: str) -> None:
    Transaction().put(table, slip("a")).put(table, slip("b")).commit()
    Transaction().update(
        table,
        SLIP.key(child="a", day="2026-11-24"),
        change="SET #note = :note",
        names={"#note": "note"},
        values={":note": "x"},
    ).require(
        table,
        SLIP.key(child="b", day="2026-11-24"),
        condition="child = :b",
        values={":b": "b"},
        refusal=TakenError,
    ).commit()

    assert {item["child"]: item.get("note") for item in stored()} == {"a": "x", "b": None}


def test_the_first_condition_added_is_the_one_that_is_raised_with_what_stood(table: str) -> None:
    Transaction().put(table, slip("a", note="first")).put(table, slip("b")).commit()
    transaction = Transaction().put(table, slip("c"))
    for child, refusal in (("a", TakenError), ("b", ConditionFailedError)):
        transaction.put(table, slip(child), condition="attribute_not_exists(pk)", refusal=refusal)

    with pytest.raises(TakenError) as refused:
        transaction.commit()

    assert refused.value.found is not None
    assert refused.value.found["note"] == "first"
    assert refused.value.__suppress_context__
    assert {item["child"] for item in stored()} == {"a", "b"}


def test_a_condition_on_what_is_not_there_finds_nothing(table: str) -> None:
    transaction = Transaction().put(table, slip("a"), condition="attribute_exists(pk)")

    with pytest.raises(ConditionFailedError) as refused:
        transaction.commit()

    assert refused.value.found is None
    assert stored() == []


class Database:
    """Answers as DynamoDB does when transactions meet, which moto's never do."""

    def __init__(self, *answers: list[str] | None) -> None:
        self.answers, self.asked = list(answers), 0

    def transact_write_items(self, **_: Any) -> None:
        self.asked += 1
        codes = self.answers.pop(0) if self.answers else []
        if codes == []:
            return
        error: dict[str, Any] = {"Error": {"Code": "TransactionCanceledException"}}
        if codes is not None:
            error["CancellationReasons"] = [{"Code": code} for code in codes]
        raise ClientError(error, "TransactWriteItems")  # type: ignore[arg-type]


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


def commit(monkeypatch: pytest.MonkeyPatch, database: Database) -> None:
    monkeypatch.setattr(aws, "dynamodb", lambda: database)
    Transaction().put("t", slip("a")).put(
        "t", slip("b"), condition="x", refusal=TakenError
    ).commit()


def test_a_conflict_is_tried_again_with_growing_pauses(
    monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    database = Database(["TransactionConflict", "None"], ["None", "TransactionConflict"], [])

    commit(monkeypatch, database)

    assert database.asked == 3
    assert pauses == sorted(pauses)
    assert len(set(pauses)) == 2


def test_a_conflict_without_end_is_given_up(
    monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    database = Database(*[["TransactionConflict", "None"]] * 20)

    with pytest.raises(ClientError):
        commit(monkeypatch, database)

    assert database.asked == CONFLICT_TRIES
    assert sum(pauses) < 3


def test_a_condition_that_fails_beside_a_conflict_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    with pytest.raises(TakenError):
        commit(monkeypatch, Database(["TransactionConflict", "ConditionalCheckFailed"]))
    assert pauses == []


@pytest.mark.parametrize("answer", [None, ["ThrottlingError", "None"]])
def test_any_other_failure_is_ours(
    monkeypatch: pytest.MonkeyPatch, pauses: list[float], answer: list[str] | None
) -> None:
    with pytest.raises(ClientError):
        commit(monkeypatch, Database(answer))
    assert pauses == []


def test_a_page_says_where_the_next_begins(table: str) -> None:
    for day in ("1", "2", "3"):
        Transaction().put(table, SLIP.item({"child": "a", "day": day})).commit()
    query: dict[str, Any] = {
        "TableName": table,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": to_item({":pk": "CHILD#a"}),
    }

    first = read_page(**query, Limit=2)
    rest = read_page(**query, Limit=2, ExclusiveStartKey=first.last_key)

    assert [item["day"] for item in (*first.items, *rest.items)] == ["1", "2", "3"]
    assert first.last_key is not None
    assert rest.last_key is None

"""The morning peak on DynamoDB Local, and the page that tells of it."""

from collections.abc import Iterator

import boto3
import pytest
from tests.architecture.pages import DOCS

from skolbro_local.bench.counting import Item, one_by_one
from skolbro_local.bench.deployment import Deployment
from skolbro_local.bench.recording import Call, Consumed
from skolbro_local.capacity.load import Morning
from skolbro_local.capacity.page import page
from skolbro_local.capacity.run import run

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("bench")]
KB = "y" * 1024


@pytest.fixture(scope="module")
def morning() -> Morning:
    return run()


def test_no_key_is_too_hot(morning: Morning) -> None:
    assert morning.faults == []
    assert {load.share.kind for load in morning.loads} >= {"STUDENT", "PERSON", "SCHOOL", "OPTIONS"}


def test_the_page_says_what_is_measured(morning: Morning) -> None:
    assert (DOCS / "capacity.md").read_text() == page(morning), "make capacity"


@pytest.fixture
def deployment(dynamodb_local_address: str) -> Iterator[Deployment]:
    made = Deployment(dynamodb_local_address)
    made.create()
    with made.serving("notify"):
        yield made


def item(pk: str, **more: str) -> dict[str, dict[str, str]]:
    return {name: {"S": value} for name, value in {"pk": pk, "sk": "S", **more}.items()}


def test_each_item_of_a_transaction_counts_by_its_own_size(deployment: Deployment) -> None:
    table, client = deployment.table("notify"), boto3.client("dynamodb")
    client.put_item(TableName=table, Item=item("CHECKED#1", text=KB * 2))
    check = {"Key": item("CHECKED#1"), "ConditionExpression": "attribute_exists(pk)"}
    change = {
        "Key": item("CHANGED#1"),
        "UpdateExpression": "SET #text = :text",
        "ExpressionAttributeNames": {"#text": "text"},
        "ExpressionAttributeValues": {":text": {"S": KB}},
    }
    actions = [
        {"Put": {"TableName": table, "Item": item("SMALL#1")}},
        {"Put": {"TableName": table, "Item": item("SEEN#1", gsi1pk="OBJECT#1", gsi1sk="S")}},
        {"Put": {"TableName": table, "Item": item("LARGE#1", text=KB * 3)}},
        {"Update": {"TableName": table, **change}},
        {"ConditionCheck": {"TableName": table, **check}},
    ]
    client.transact_write_items(TransactItems=actions)

    call = Consumed(Call("TransactWriteItems", {"TransactItems": actions}), ())

    assert list(one_by_one(client, [call])) == [
        Item(table, "SMALL#1", write=2),
        Item(table, "SEEN#1", write=2),
        Item(f"{table}.gsi1", "OBJECT#1", write=2),
        Item(table, "LARGE#1", write=8),
        Item(table, "CHANGED#1", write=4),
        Item(table, "CHECKED#1", write=6),
    ]


@pytest.mark.parametrize(("is_consistent", "least"), [(True, 1.0), (False, 0.5)])
def test_a_batchs_key_counts_also_where_nothing_stands(
    deployment: Deployment, *, is_consistent: bool, least: float
) -> None:
    table, client = deployment.table("notify"), boto3.client("dynamodb")
    client.put_item(TableName=table, Item=item("LARGE#1", text=KB * 5))
    keys = [item("LARGE#1"), item("NOTHING#1")]
    asked = {"RequestItems": {table: {"Keys": keys, "ConsistentRead": is_consistent}}}

    found = list(one_by_one(client, [Consumed(Call("BatchGetItem", asked), ())]))

    assert found == [
        Item(table, "LARGE#1", read=2 * least),
        Item(table, "NOTHING#1", read=least),
    ]

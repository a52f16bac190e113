from typing import Any

import boto3
import pytest
from moto import mock_aws
from tests.component.portal import create_table

from skolbro import aws
from skolbro.table import delete_keys, put_items, read_keys

TABLE = "notify"


class ShortOfRoom:
    """A database that answers one thing of a batch at a time, as DynamoDB may when it is busy."""

    def __init__(self) -> None:
        self._database: Any = boto3.client("dynamodb")
        self.asked = 0

    def batch_get_item(self, *, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803 - AWS's name
        self.asked += 1
        keys = RequestItems[TABLE]["Keys"]
        now = {TABLE: {**RequestItems[TABLE], "Keys": keys[:1]}}
        later = {TABLE: {**RequestItems[TABLE], "Keys": keys[1:]}} if keys[1:] else {}
        return {**self._database.batch_get_item(RequestItems=now), "UnprocessedKeys": later}

    def batch_write_item(self, *, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803 - AWS's name
        self.asked += 1
        writes = RequestItems[TABLE]
        self._database.batch_write_item(RequestItems={TABLE: writes[:1]})
        return {"UnprocessedItems": {TABLE: writes[1:]} if writes[1:] else {}}


def _item(number: int) -> dict[str, Any]:
    return {"pk": f"PERSON#{number}", "sk": "MARKER"}


def _key(number: int) -> dict[str, Any]:
    return {"pk": {"S": f"PERSON#{number}"}, "sk": {"S": "MARKER"}}


@mock_aws
def test_what_is_left_out_of_an_answer_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    database = ShortOfRoom()
    monkeypatch.setattr(aws, "dynamodb", lambda: database)
    create_table(boto3.client("dynamodb"), TABLE)
    put_items(TABLE, [_item(number) for number in range(3)])
    assert sorted(
        item["pk"] for item in read_keys(TABLE, [_key(number) for number in range(4)])
    ) == [
        "PERSON#0",
        "PERSON#1",
        "PERSON#2",
    ]
    delete_keys(TABLE, [_key(0), _key(2)])
    assert read_keys(TABLE, [_key(number) for number in range(3)]) == [_item(1)]
    assert database.asked == 3 + 4 + 2 + 3


@mock_aws
@pytest.mark.parametrize("count", [0, 25, 26, 100, 101])
def test_a_batch_of_any_size_is_written_and_read_whole(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    database = boto3.client("dynamodb")
    monkeypatch.setattr(aws, "dynamodb", lambda: database)
    create_table(database, TABLE)
    put_items(TABLE, [_item(number) for number in range(count)])
    assert len(read_keys(TABLE, [_key(number) for number in range(count)])) == count

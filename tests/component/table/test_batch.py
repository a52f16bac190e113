"""Batches that a busy table takes only a part of."""

import time
from typing import Any

import pytest
from tests.component.portal import Portal

from skolbro import aws
from skolbro.table import delete_keys, put_items, read_keys

ITEMS = [{"pk": f"A#{number:03d}", "sk": "A", "entity": "A"} for number in range(120)]
KEYS = [{name: {"S": item[name]} for name in ("pk", "sk")} for item in ITEMS]


class Busy:
    """A table that leaves all but the first of a batch over, a few times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.pauses: list[float] = []

    def cut(self, params: dict[str, Any], model: Any, context: dict[str, Any], **_: object) -> Any:
        if self.times == 0:
            return None
        self.times -= 1
        ((table, asked),) = params["RequestItems"].items()
        if model.name == "BatchGetItem":
            context["left"] = {"UnprocessedKeys": {table: {**asked, "Keys": asked["Keys"][1:]}}}
            return {"RequestItems": {table: {**asked, "Keys": asked["Keys"][:1]}}}
        context["left"] = {"UnprocessedItems": {table: asked[1:]}}
        return {"RequestItems": {table: asked[:1]}}

    def leave(self, parsed: dict[str, Any], context: dict[str, Any], **_: object) -> None:
        parsed |= context.get("left", {})


@pytest.fixture
def busy(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Busy:
    assert portal
    made = Busy(4)
    events = aws.dynamodb().meta.events
    events.register("provide-client-params.dynamodb", made.cut)
    events.register("after-call.dynamodb", made.leave)
    monkeypatch.setattr(time, "sleep", made.pauses.append)
    return made


def test_what_a_busy_table_leaves_over_is_sent_again_with_growing_pauses(
    busy: Busy, portal: Portal
) -> None:
    put_items("directory", ITEMS)

    assert len(portal.items("directory")) == len(ITEMS)
    assert busy.pauses == [0.05, 0.1, 0.2, 0.4]


def test_what_a_busy_table_does_not_give_is_asked_for_again(busy: Busy) -> None:
    busy.times = 0
    put_items("directory", ITEMS)
    busy.times = 3

    found = read_keys("directory", KEYS)

    assert sorted(item["pk"] for item in found) == [item["pk"] for item in ITEMS]
    assert len(busy.pauses) == 3


def test_many_are_deleted(busy: Busy, portal: Portal) -> None:
    put_items("directory", ITEMS)

    delete_keys("directory", KEYS[1:])

    assert len(portal.items("directory")) == 1
    assert busy.times == 0

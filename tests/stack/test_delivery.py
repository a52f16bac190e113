"""However badly a stream is delivered, every bell has each line once."""

from collections import Counter
from random import Random
from typing import Any

import boto3
import pytest
from tests.component.engines import forget
from tests.component.portal import Family, Portal, a_family, call
from tests.stack.delivery import Delivery, Record, read_stream

from attendance import api as attendance
from notify import api as notify
from notify.worker import handler as worker
from skolbro import ids

pytestmark = pytest.mark.stack
FAMILIES = 12


def become(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setenv("TABLE", module)
    forget()


@pytest.fixture
def families(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> list[Family]:
    """Each with a child that has been reported absent, and every other one's taken back."""
    described = portal.dynamodb.describe_table(TableName="attendance")["Table"]
    if "StreamSpecification" not in described:
        portal.dynamodb.update_table(
            TableName="attendance",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
    become(monkeypatch, "attendance")
    made = [a_family(portal) for _ in range(FAMILIES)]
    for number, family in enumerate(made):
        body = {"studentIds": [family.child], "firstDay": "2026-11-24", "wholeDay": True}
        told = call(
            attendance.handler, "POST", "/attendance/absences", person=family.anna, body=body
        )
        assert told.status == 201, told
        if number % 2:
            headers = {"if-match": told.headers["ETag"]}
            path = told.headers["Location"]
            away = call(attendance.handler, "DELETE", path, person=family.anna, headers=headers)
            assert away.status == 204, away
    become(monkeypatch, "notify")
    return made


def events_of(families: list[Family]) -> list[Record]:
    children = {family.child for family in families}
    records = read_stream(boto3.client("dynamodbstreams"), "attendance")
    return [one for one in records if student_of(one) in children]


def student_of(record: Record) -> str:
    data: dict[str, Any] = record["dynamodb"]["NewImage"]["data"]["M"]
    return str(data["student_id"]["S"])


def kinds(person: str) -> Counter[str]:
    bell = call(notify.handler, "GET", "/notify/notifications", person=person).body
    return Counter(line["kind"] for line in bell["items"])


def expected(number: int) -> Counter[str]:
    reported = Counter({"attendance.absence_reported": 1})
    return reported + Counter({"attendance.absence_withdrawn": number % 2})


@pytest.mark.parametrize("seed", range(5))
def test_every_bell_has_each_line_once(families: list[Family], seed: int) -> None:
    delivery = Delivery(worker, Random(seed), crashes=0.2, repeats=0.5)  # noqa: S311 - chance

    delivery.deliver(events_of(families))

    assert delivery.dead_letters == []
    for number, family in enumerate(families):
        for person in (family.erik, family.mentor):
            assert kinds(person) == expected(number)
        assert kinds(family.anna) == {}


def test_an_event_that_always_fails_goes_to_the_dead_letters_and_holds_nobody_back(
    families: list[Family],
) -> None:
    records = events_of(families)
    broken = {
        **records[0],
        "dynamodb": {
            **records[0]["dynamodb"],
            "SequenceNumber": ids.new(),
            "NewImage": {**records[0]["dynamodb"]["NewImage"], "data": {"M": {}}},
        },
    }
    delivery = Delivery(worker, Random(1))  # noqa: S311 - chance

    delivery.deliver([*records, broken])

    assert delivery.dead_letters == [broken]
    for number, family in enumerate(families):
        assert kinds(family.erik) == expected(number)

"""Many are told at once: none is left out, none is told twice, whatever happens on the way.

On DynamoDB Local, with the queue of moto. `SKOLBRO_RECIPIENTS` says how many, for a measurement.
"""

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import boto3
import pytest
from tests.component.engines import on_dynamodb_local
from tests.component.notify.outbox import Outbox, an_outbox
from tests.component.portal import TUESDAY

from notify import store
from notify.delivery import carrying, worker
from notify.devices.device import Device, Platform
from notify.devices.items import DEVICE, HOLDER, device_attributes, holder_attributes
from notify.notification import Notification
from skolbro import clock, ids
from skolbro.access.scopes import at_work
from skolbro.table import put_items

RECIPIENTS = int(os.environ.get("SKOLBRO_RECIPIENTS", "200"))
CRASHES = 0.03
WORKERS = 4
ARN = "arn:aws:sns:eu-north-1:1:endpoint/FCM/android/"

pytestmark = pytest.mark.stack


@pytest.fixture
def many(
    dynamodb_local_address: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Outbox, list[str]]]:
    """A school's worth of people, each with a phone."""
    monkeypatch.setattr(clock, "now", lambda: TUESDAY)
    with on_dynamodb_local(monkeypatch, dynamodb_local_address) as portal:
        monkeypatch.setenv("TABLE", "notify")
        with an_outbox(portal, monkeypatch) as outbox:
            people = [ids.new() for _ in range(RECIPIENTS)]
            devices = [_phone(person) for person in people]
            put_items("notify", [DEVICE.item(device_attributes(one)) for one in devices])
            put_items("notify", [HOLDER.item(holder_attributes(one)) for one in devices])
            yield outbox, people


def _phone(person: str) -> Device:
    return Device(
        id=person, person_id=person, platform=Platform.FCM, at=TUESDAY, token_key=person,
        token="f" * 40, endpoint_arn=f"{ARN}{person}",
    )  # fmt: skip


def test_each_is_told_once_through_duplicates_reordering_and_crashes(
    many: tuple[Outbox, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox, people = many
    dice, told = random.Random(5), Counter[str]()  # noqa: S311 - which worker crashes
    event_id = ids.new()

    def published(_: Any, *, arn: str, **__: Any) -> None:
        if dice.random() < CRASHES:
            raise MemoryError
        told[arn.removeprefix(ARN)] += 1

    monkeypatch.setattr(carrying, "send_push", published)
    notices = [
        Notification(
            id=event_id, recipient_id=person, kind="attendance.leave_approved", at=TUESDAY,
            link="/", trace="1-trace",
        )
        for person in people
    ]  # fmt: skip
    # The event itself comes twice, and the first time its worker dies half-way.
    store.ring(at_work("test"), notices[: RECIPIENTS // 2])
    store.ring(at_work("test"), notices)
    bells = _all(outbox, "Notification")
    assert len(bells) == RECIPIENTS
    outbox.dispatch(*bells)
    outbox.dispatch(*bells[::3])
    bodies = [*outbox.waiting(), "poison"]
    dice.shuffle(bodies)

    left = bodies
    for minute in range(0, 25, 5):
        at = TUESDAY + timedelta(minutes=minute)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        left = _work(left)

    assert left == ["poison"]
    log = {one["person_id"]["S"]: one["status"]["S"] for one in _all(outbox, "Delivery")}
    # Two workers that die over the same push are the end of it, and the log says so.
    given_up = {person for person, status in log.items() if status == "failed"}
    assert told + Counter(given_up) == Counter(people)
    assert log == {person: "failed" if person in given_up else "sent" for person in people}


def test_a_poisoned_message_ends_with_the_dead_letters_and_stops_nobody(
    many: tuple[Outbox, list[str]],
) -> None:
    outbox, _ = many
    sqs = boto3.client("sqs")
    dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]
    redrive = {"deadLetterTargetArn": arn["QueueArn"], "maxReceiveCount": "5"}
    sqs.set_queue_attributes(
        QueueUrl=outbox.queue,
        Attributes={"RedrivePolicy": json.dumps(redrive), "VisibilityTimeout": "0"},
    )
    good = json.dumps({"kind": "notice", "personId": ids.new(), "notificationId": ids.new()})
    for body in ("poison", good):
        sqs.send_message(QueueUrl=outbox.queue, MessageBody=body)

    done = []
    for _ in range(8):
        found = sqs.receive_message(QueueUrl=outbox.queue, MaxNumberOfMessages=10)
        for one in found.get("Messages", ()):
            if not _work([one["Body"]]):
                sqs.delete_message(QueueUrl=outbox.queue, ReceiptHandle=one["ReceiptHandle"])
                done.append(one["Body"])

    assert done == [good]
    kept = sqs.receive_message(QueueUrl=dead)["Messages"]
    assert [one["Body"] for one in kept] == ["poison"]


def _all(outbox: Outbox, entity: str) -> list[dict[str, Any]]:
    pages = outbox.portal.dynamodb.get_paginator("scan").paginate(TableName="notify")
    return [one for page in pages for one in page["Items"] if one["entity"]["S"] == entity]


def _work(bodies: list[str]) -> list[str]:
    """By several workers at once; those that fail come back."""

    def consume(body: str) -> str:
        try:
            worker.consume(body)
        except Exception:  # noqa: BLE001 - whatever it is, the queue brings it again
            return body
        return ""

    with ThreadPoolExecutor(WORKERS) as workers:
        return [body for body in workers.map(consume, bodies) if body]

"""The queue of reminders by hand: a tick, and what becomes of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import boto3
import pytest
from tests.component.conftest import Clock
from tests.component.portal import Portal

from attendance.reminders.worker import handler
from skolbro import clock
from skolbro.calendar import wall_instant
from skolbro.table import from_item

type Message = dict[str, Any]


@dataclass
class Reminders:
    """Schedules that ring when a test says so, the queue, and what has been told."""

    portal: Portal
    at: Clock
    queue: str
    seen: set[str] = field(default_factory=set)

    def ring(self, kind: str, day: str, shown: str = "06:45") -> list[dict[str, Any]]:
        """Let a schedule ring, and all be done that follows; the data of what is told, in order."""
        instant = wall_instant(date.fromisoformat(day), shown)
        self.at(instant)
        self.deliver(self.tick(kind, instant))
        return self.told()

    def tick(self, kind: str, instant: datetime) -> Message:
        """What a schedule sends."""
        return message(json.dumps({"kind": kind, "at": clock.to_wire(instant)}))

    def deliver(self, *messages: Message) -> None:
        """Everything, until nothing is left in the queue."""
        left = messages or self.waiting()
        while left:
            assert work_on(left) == {"batchItemFailures": []}
            left = self.waiting()

    def waiting(self) -> tuple[Message, ...]:
        """Take all out of the queue."""
        sqs, found = boto3.client("sqs"), []
        while some := sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get(
            "Messages"
        ):
            for one in some:
                sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=one["ReceiptHandle"])
                found.append(message(one["Body"]))
        return tuple(found)

    def told(self) -> list[dict[str, Any]]:
        """The data of reminders that have not been seen here before."""
        items = [from_item(one) for one in self.portal.items("attendance", "Event")]
        new = [one for one in items if one["id"] not in self.seen and "_reminder." in one["type"]]
        self.seen |= {one["id"] for one in new}
        return [one["data"] for one in sorted(new, key=lambda one: str(one["id"]))]

    def runs(self) -> list[dict[str, Any]]:
        """How far each school has come."""
        return [from_item(one) for one in self.portal.items("attendance", "ReminderRun")]


def message(body: str) -> Message:
    """As SQS hands it to the worker."""
    return {"messageId": "m", "body": body, "eventSource": "aws:sqs", "attributes": {}}


def work_on(messages: Iterable[Message]) -> Any:
    """Let the worker take messages, all in one batch."""
    numbered = [{**one, "messageId": str(number)} for number, one in enumerate(messages)]
    return handler({"Records": numbered}, None)


@pytest.fixture
def reminders(portal: Portal, at: Clock, monkeypatch: pytest.MonkeyPatch) -> Reminders:
    """Nothing in the queue."""
    queue: str = boto3.client("sqs").create_queue(QueueName="reminders")["QueueUrl"]
    monkeypatch.setenv("REMINDER_QUEUE_URL", queue)
    return Reminders(portal, at, queue)

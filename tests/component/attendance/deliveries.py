"""Attendance's own stream and queue, by hand: what a test delivers, and when."""

import json
from dataclasses import dataclass, field
from typing import Any

import boto3
from tests.component.portal import Portal

from attendance.rollcall.worker import handler as notice_worker
from attendance.worker import handler as stream_worker
from skolbro import ids

type Message = dict[str, Any]


@dataclass
class Deliveries:
    """Events that have left, and messages that wait in the queue."""

    portal: Portal
    queue: str
    seen: set[str] = field(default_factory=set)

    def new_events(self) -> list[dict[str, Any]]:
        """Those that have not been taken here before, oldest first."""
        items = self.portal.items("attendance", "Event")
        new = [one for one in items if one["id"]["S"] not in self.seen]
        self.seen |= {one["id"]["S"] for one in new}
        return sorted(new, key=lambda one: str(one["id"]["S"]))

    def stream(self, *images: dict[str, Any]) -> None:
        """Let attendance's worker read events: the new ones unless others are given."""
        records = [
            {
                "eventID": ids.new(),
                "eventName": "INSERT",
                "dynamodb": {"NewImage": image, "SequenceNumber": ids.new()},
            }
            for image in images or self.new_events()
        ]
        assert stream_worker({"Records": records}, None) == {"batchItemFailures": []}

    def waiting(self) -> list[Message]:
        """Take out of the queue what has waited long enough."""
        sqs, found = boto3.client("sqs"), []
        while messages := sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get(
            "Messages"
        ):
            for one in messages:
                sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=one["ReceiptHandle"])
                found.append({"messageId": one["MessageId"], "body": one["Body"]})
        return found

    def questions(self) -> list[dict[str, str]]:
        return [json.loads(one["body"]) for one in self.waiting()]

    def decide(self, *messages: Message) -> Any:
        """Let the worker of notices read messages."""
        records = [{**one, "eventSource": "aws:sqs", "attributes": {}} for one in messages]
        return notice_worker({"Records": records}, None)

    def deliver(self) -> None:
        """Everything, until nothing is left."""
        while events := self.new_events():
            self.stream(*events)
            messages = self.waiting()
            if messages:
                assert self.decide(*messages) == {"batchItemFailures": []}

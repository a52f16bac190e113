"""The queue of forgetting by hand: who becomes protected, and what is done of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from tests.component.portal import Portal

from attendance.forgetting import forgetting, store
from attendance.forgetting.worker import handler
from attendance.worker import handler as stream_worker
from skolbro import clock, ids
from skolbro.forgetting.store import forget_in
from skolbro.http.idempotency import RECORD
from skolbro.table import from_item, read_page, to_item

type Message = dict[str, Any]

QUEUES = {
    "FORGETTING_QUEUE_URL": "forgettings",
    "MEETING_FORGETTING_QUEUE_URL": "meeting-forgettings",
}


@dataclass
class Forgettings:
    """A portal in which people become protected, as the directory tells."""

    portal: Portal

    def make_queues(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Attendance's own queue, and the one that booking reads."""
        for name, queue in QUEUES.items():
            url = boto3.client("sqs").create_queue(QueueName=queue)["QueueUrl"]
            monkeypatch.setenv(name, url)

    def protect(self, person_id: str) -> None:
        """Let the register say so everywhere, tell of it, and do all that follows at once."""
        self.mark(person_id)
        self.tell(person_id)
        self.deliver()

    def mark(self, person_id: str) -> None:
        """As an import writes a person's relations."""
        for item in self.portal.items("access", "Relation"):
            for who, what in (("person_id", "person_protected"), ("object_id", "object_protected")):
                if item[who]["S"] == person_id:
                    item[what] = {"BOOL": True}
                    self.portal.dynamodb.put_item(TableName="access", Item=item)

    def tell(self, person_id: str) -> None:
        """The directory's event, as attendance's worker gets it."""
        image = {
            "id": ids.new(),
            "type": "directory.person_protected.v1",
            "at": clock.to_wire(clock.now()),
            "data": {"person_id": person_id},
        }
        self.stream(to_item(image))

    def stream(self, *images: dict[str, Any]) -> None:
        """Let attendance's worker read events of the directory."""
        records = [
            {
                "eventID": ids.new(),
                "eventName": "INSERT",
                "dynamodb": {"NewImage": image, "SequenceNumber": ids.new()},
            }
            for image in images
        ]
        assert stream_worker({"Records": records}, None) == {"batchItemFailures": []}

    def deliver(self) -> None:
        """Everything, until nothing is left but what is kept back for a quarter of an hour."""
        while messages := self.waiting():
            assert self.work_on(*messages) == {"batchItemFailures": []}

    def waiting(self) -> tuple[Message, ...]:
        """Take all out of the queue that has waited long enough."""
        sqs, queue, found = boto3.client("sqs"), os.environ["FORGETTING_QUEUE_URL"], []
        while some := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages"):
            for one in some:
                sqs.delete_message(QueueUrl=queue, ReceiptHandle=one["ReceiptHandle"])
                found.append({"messageId": one["MessageId"], "body": one["Body"]})
        return tuple(found)

    def kept_back(self) -> int:
        """How many messages are to come later."""
        return _depth("FORGETTING_QUEUE_URL")[1]

    def told_to_booking(self) -> tuple[int, int]:
        """How many messages booking has at once, and how many later."""
        return _depth("MEETING_FORGETTING_QUEUE_URL")

    def pages_of(self, items: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let a page hold so many items only."""

        def read(**query: Any) -> Any:
            return read_page(**query, Limit=items)

        monkeypatch.setattr(store, "read_page", read)

    @contextmanager
    def crash_at_write(self, number: int) -> Iterator[None]:
        """Let the worker die where it would forget the so-manieth name."""
        real, done = forget_in, 0

        def crashing(*told: Any, **more: Any) -> None:
            nonlocal done
            done += 1
            if done == number:
                raise TimeoutError
            real(*told, **more)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(forgetting, "forget_in", crashing)
            yield

    def work_until_failure(self) -> tuple[Message, ...]:
        """Do all that is there, and hand out the messages that came back."""
        lost: list[Message] = []
        while messages := self.waiting():
            lost += [one for one in messages if self.work_on(one)["batchItemFailures"]]
        return tuple(lost)

    def work_on(self, *messages: Message) -> Any:
        """Let the worker take messages, all in one batch."""
        records = [{**one, "eventSource": "aws:sqs", "attributes": {}} for one in messages]
        return handler({"Records": records}, None)

    def named(self, name: str) -> set[tuple[str, str]]:
        """Where a name stands in attendance's table: of which entity, in which attribute.

        Answers that are kept for a day are given again to whoever had them, and to nobody else.
        """
        return {
            (item["entity"], place)
            for item in map(from_item, self.portal.items("attendance"))
            if item["entity"] != RECORD.name
            for place, text in texts_of(item)
            if name in text
        }


def _depth(queue: str) -> tuple[int, int]:
    told = boto3.client("sqs").get_queue_attributes(
        QueueUrl=os.environ[queue],
        AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed"],
    )["Attributes"]
    return (
        int(told["ApproximateNumberOfMessages"]),
        int(told["ApproximateNumberOfMessagesDelayed"]),
    )


def texts_of(part: Any, place: str = "") -> list[tuple[str, str]]:
    """Every text in an item, wherever it stands, and where."""
    match part:
        case dict():
            inner = [(f"{place}.{name}", one) for name, one in part.items()]
        case list():
            inner = [(f"{place}[]", one) for one in part]
        case str():
            return [(place.removeprefix("."), part)]
        case _:
            return []
    return [found for where, one in inner for found in texts_of(one, where)]

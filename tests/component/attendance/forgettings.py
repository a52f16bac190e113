"""The queue of forgetting by hand: who becomes protected, and what is done of it."""

import os
from dataclasses import dataclass
from typing import Any

import boto3
from tests.component.portal import Portal

from attendance.forgetting.worker import handler
from attendance.worker import handler as stream_worker
from skolbro import clock, ids
from skolbro.table import from_item, to_item

type Message = dict[str, Any]


@dataclass
class Forgettings:
    """A portal in which people become protected, as the directory tells."""

    portal: Portal

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
        told = boto3.client("sqs").get_queue_attributes(
            QueueUrl=os.environ["FORGETTING_QUEUE_URL"],
            AttributeNames=["ApproximateNumberOfMessagesDelayed"],
        )
        return int(told["Attributes"]["ApproximateNumberOfMessagesDelayed"])

    def work_on(self, *messages: Message) -> Any:
        """Let the worker take messages, all in one batch."""
        records = [{**one, "eventSource": "aws:sqs", "attributes": {}} for one in messages]
        return handler({"Records": records}, None)

    def named(self, name: str) -> set[tuple[str, str]]:
        """Where a name stands in attendance's table: of which entity, in which attribute."""
        return {
            (item["entity"], place)
            for item in map(from_item, self.portal.items("attendance"))
            for place, text in texts_of(item)
            if name in text
        }


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

"""The delivery queue: ids and instants only, so that a message tells nothing of anybody."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from notify.delivery.settings import DeliverySettings
from skolbro import aws, clock, ids

# What SQS takes in one call.
IN_ONE_CALL = 10


@dataclass(frozen=True, slots=True)
class Notice:
    """Send one notification of one person."""

    person_id: str
    notification_id: str


@dataclass(frozen=True, slots=True)
class DayDigest:
    """Send one person's digest of a day."""

    person_id: str
    day: date

    @classmethod
    def of(cls, person_id: str, day: str) -> Self:
        """By the day as it is written."""
        return cls(person_id, date.fromisoformat(day))


@dataclass(frozen=True, slots=True)
class Tick:
    """A quarter of an hour has come, by the scheduler's clock."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Shelf:
    """Release a sixteenth of what waits for a quarter, after a place in it."""

    due: datetime
    shard: int
    after: str = ""


type Asked = Notice | DayDigest | Tick | Shelf


class NotSentError(Exception):
    """The queue did not take all of it: whoever asked is asked again, and nothing is sent twice."""


def ask(asked: Sequence[Asked]) -> None:
    """Put messages into the queue, ten in a call. Raises `NotSentError`."""
    url = DeliverySettings.load().delivery_queue_url
    for start in range(0, len(asked), IN_ONE_CALL):
        answer = aws.client("sqs").send_message_batch(
            QueueUrl=url,
            Entries=[
                {"Id": str(number), "MessageBody": json.dumps(body_of(one))}
                for number, one in enumerate(asked[start : start + IN_ONE_CALL])
            ],
        )
        if answer.get("Failed"):
            raise NotSentError


def body_of(asked: Asked) -> dict[str, str | int]:
    """A message as it is sent."""
    match asked:
        case Notice(person_id, notification_id):
            return {"kind": "notice", "personId": person_id, "notificationId": notification_id}
        case DayDigest(person_id, day):
            return {"kind": "digest", "personId": person_id, "day": day.isoformat()}
        case Tick(at):
            return {"kind": "tick", "at": clock.to_wire(at)}
        case Shelf(due, shard, after):
            return {"kind": "shelf", "due": clock.to_wire(due), "shard": shard, "after": after}


def asked_of(body: str) -> Asked:
    """A message as it was sent. Raises `ValueError` or `KeyError` for anything else."""
    told = json.loads(body)
    match told["kind"]:
        case "notice":
            return Notice(_id(told["personId"]), _id(told["notificationId"]))
        case "digest":
            return DayDigest(_id(told["personId"]), date.fromisoformat(told["day"]))
        case "tick":
            return Tick(clock.from_wire(told["at"]))
        case "shelf":
            return Shelf(clock.from_wire(told["due"]), int(told["shard"]), str(told["after"]))
        case _:
            raise ValueError("no kind of message")


def _id(text: str) -> str:
    if not ids.is_id(text):
        raise ValueError("not an id")
    return text

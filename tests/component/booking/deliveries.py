"""Booking's own stream and its schedules, by hand: what a test delivers, and when."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.component.portal import Portal

from booking.reminders.worker import handler as due_worker
from booking.worker import handler as stream_worker
from skolbro import ids
from skolbro.table import from_item


@dataclass
class Deliveries:
    """Events that have left, and messages that wait for their instant."""

    portal: Portal
    scheduler: Any
    seen: set[str] = field(default_factory=set)

    def new_events(self) -> list[dict[str, Any]]:
        """Those that have not been taken here before, oldest first."""
        items = self.portal.items("booking", "Event")
        new = [one for one in items if one["id"]["S"] not in self.seen]
        self.seen |= {one["id"]["S"] for one in new}
        return sorted(new, key=lambda one: str(one["id"]["S"]))

    def stream(self, *images: dict[str, Any]) -> None:
        """Let booking's worker read events."""
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
        """Everything, until nothing is left."""
        while events := self.new_events():
            self.stream(*events)

    def planned(self) -> dict[str, tuple[datetime, str]]:
        """The schedules by name: when, and the message."""
        found = {}
        for one in self.scheduler.list_schedules(GroupName="meetings")["Schedules"]:
            whole = self.scheduler.get_schedule(Name=one["Name"], GroupName="meetings")
            text = whole["ScheduleExpression"].removeprefix("at(").removesuffix(")")
            instant = datetime.fromisoformat(f"{text}Z")
            found[one["Name"]] = (instant, whole["Target"]["Input"])
        return found

    def due(self, *messages: str) -> None:
        """Let the worker of what is due read messages."""
        records = [
            {"messageId": ids.new(), "body": one, "eventSource": "aws:sqs", "attributes": {}}
            for one in messages
        ]
        assert due_worker({"Records": records}, None) == {"batchItemFailures": []}

    def run(self, name: str) -> None:
        """A schedule runs, which is the end of it."""
        _, message = self.planned()[name]
        self.scheduler.delete_schedule(Name=name, GroupName="meetings")
        self.due(message)

    def told(self, event_type: str) -> list[dict[str, Any]]:
        """What has been told of one kind, oldest first."""
        events = sorted(
            (from_item(one) for one in self.portal.items("booking", "Event")),
            key=lambda one: str(one["id"]),
        )
        return [one["data"] for one in events if one["type"] == event_type]

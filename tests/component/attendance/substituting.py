"""From the timetable to who is let in: attendance's stream, the queue, and the directory."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.component.attendance.deliveries import Deliveries
from tests.component.attendance.timetables import Timetables, timetables
from tests.component.portal import Answer, Portal, call

from attendance.api import handler
from directory.store import GROUP
from directory.substitutes.worker import handler as worker
from skolbro.config import Settings
from skolbro.table import from_item, to_item

TODAY = "2026-11-24"


@dataclass
class Substituting:
    """The school of `Timetables`, whose class 4B is in the register."""

    portal: Portal
    queue: str
    school: Timetables = field(init=False)
    events: Deliveries = field(init=False)

    def __post_init__(self) -> None:
        self.school = timetables(self.portal)
        self.events = Deliveries(self.portal, self.queue)
        self.register_group(self.school.family.class_id, self.school.family.school.id)

    def register_group(self, group_id: str, school_id: str) -> None:
        item = GROUP.item(
            {
                "group_id": group_id, "commune_id": self.school.family.school.commune_id,
                "name": "4B", "kind": "class", "school_id": school_id,
            }
        )  # fmt: skip
        self.portal.dynamodb.put_item(TableName="directory", Item=to_item(item))

    def bodies(self) -> list[str]:
        """What attendance's worker has sent on of all that has happened since last."""
        events = [one for one in self.events.new_events() if "substitutes" in one["type"]["S"]]
        if events:
            self.events.stream(*events)
        return [one["body"] for one in self.events.waiting()]

    def deliver(self, *bodies: str) -> None:
        """To the directory's worker: the new ones unless others are given."""
        assert self.try_to_deliver(*(bodies or self.bodies())) == {"batchItemFailures": []}

    def try_to_deliver(self, *bodies: str) -> Any:
        records = [
            {"messageId": str(n), "body": body, "eventSource": "aws:sqs", "attributes": {}}
            for n, body in enumerate(bodies)
        ]
        with as_directory():
            return worker({"Records": records}, None)

    def lesson(self, **parts: Any) -> str:
        """A lesson with Omar instead of Maria, unless said otherwise."""
        wanted = {"teacherIds": [self.school.family.mentor], "substituteIds": [self.school.omar]}
        answer = self.school.add(**{**wanted, **parts})
        assert answer.status == 201, answer
        return str(answer.body["lesson"]["id"])

    def roll_call(self, lesson: str, *, by: str | None = None, day: str = TODAY) -> Answer:
        return call(handler, "GET", self.address(lesson, day=day), person=by or self.school.omar)

    def save(self, lesson: str, *, by: str | None = None) -> Answer:
        mark = {"studentId": self.school.family.child, "presence": "present", "missedMinutes": 0}
        return call(
            handler, "PUT", self.address(lesson), person=by or self.school.omar,
            headers={"if-match": '"1"'},
            body={"starts": "08:20", "ends": "09:20", "marks": [mark]},
        )  # fmt: skip

    def address(self, lesson: str, *, day: str = TODAY) -> str:
        group = self.school.family.class_id
        return f"/attendance/groups/{group}/days/{day}/lessons/{lesson}/roll-call"

    def day(self, day: str = TODAY, *, by: str | None = None) -> Answer:
        path = f"/attendance/groups/{self.school.family.class_id}/days/{day}"
        return call(handler, "GET", path, person=by or self.school.omar)

    def standing(self) -> dict[str, list[str]]:
        """What everybody may, by the day."""
        found = map(from_item, self.portal.items("access", "Substitution"))
        return {
            f"{one['person_id']} {one['date']}": sorted(one["lesson_ids"])
            for one in found
            if one["valid_until"] > one["valid_from"]
        }


@contextmanager
def as_directory() -> Iterator[None]:
    """In the directory's environment."""
    before = os.environ["TABLE"]
    os.environ["TABLE"] = "directory"
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    try:
        yield
    finally:
        os.environ["TABLE"] = before
        Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]


def said(body: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(body)
    return told

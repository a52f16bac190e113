"""Students' days with roll calls in them, and the worker that counts them."""

from datetime import UTC, datetime
from typing import Any

import boto3
from tests.component.portal import Family, Portal

from attendance.day.items import MARK, mark_attributes
from attendance.day.store import DAY
from attendance.day.student_day import Mark, Presence
from attendance.worker import handler as worker
from skolbro import ids
from skolbro.access.schools import School
from skolbro.events import EVENT
from skolbro.table import from_item, to_item

NOW = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)


def marked(
    student_id: str,
    day: str,
    *,
    group_id: str,
    presence: str = "present",
    missed: int = 0,
    lesson: str = "",
    minutes: int = 60,
    **more: Any,
) -> None:
    """As a roll call leaves it: a lesson from 09:00 marked, and a new version of the day."""
    mark = Mark(
        lesson_id=lesson or ids.new(),
        group_id=group_id,
        starts="09:00",
        ends=f"{9 + minutes // 60:02}:{minutes % 60:02}",
        presence=Presence(presence),
        missed=missed,
        by=ids.new(),
        at=NOW,
        **more,
    )
    boto3.client("dynamodb").update_item(
        TableName="attendance",
        Key=DAY.key(student_id=student_id, date=day),
        UpdateExpression=(
            "SET #mark = :mark, student_id = :student, #date = :date, #entity = :entity"
            " ADD version :one"
        ),
        ExpressionAttributeNames={
            "#mark": f"{MARK}{mark.lesson_id}",
            "#date": "date",
            "#entity": "entity",
        },
        ExpressionAttributeValues=to_item(
            {
                ":mark": mark_attributes(mark),
                ":student": student_id,
                ":date": day,
                ":entity": DAY.name,
                ":one": 1,
            }
        ),
    )


def an_event(kind: str, **data: Any) -> dict[str, Any]:
    """An event as the outbox holds it."""
    attributes = {
        "id": ids.new(), "type": kind, "at": "2026-11-24T06:41:00Z", "data": data, "trace": "",
        "expires_at": 1,
    }  # fmt: skip
    return to_item(EVENT.item(attributes))


def withdrawn(student_id: str, school: School, day: str = "2026-11-24") -> dict[str, Any]:
    """Whatever is told of a student's day, the day is counted anew; this is the plainest."""
    return an_event(
        "attendance.absence_withdrawn.v2",
        absence_id=f"{day}.day.{ids.new()}", student_id=student_id,
        school_id=school.id, date=day, by=ids.new(),
    )  # fmt: skip


def deliver(*events: dict[str, Any]) -> None:
    """To the worker, as the stream does."""
    records = [
        {"eventID": str(number), "eventName": "INSERT",
         "dynamodb": {"NewImage": event, "SequenceNumber": str(number)}}
        for number, event in enumerate(events)
    ]  # fmt: skip
    assert worker({"Records": records}, None) == {"batchItemFailures": []}


def deliver_outbox(portal: Portal) -> None:
    """All that has been told so far."""
    deliver(*portal.items("attendance", "Event"))


def count(family: Family, *days: str) -> None:
    """Let the worker count some of the child's days."""
    deliver(*(withdrawn(family.child, family.school, day) for day in days))


def alerts(portal: Portal) -> list[dict[str, Any]]:
    """What has been told of a threshold."""
    found = [from_item(item) for item in portal.items("attendance", "Event")]
    return [one["data"] for one in found if "threshold" in one["type"]]

"""What follows in attendance itself from what has happened there."""

from datetime import date, timedelta
from typing import Any

from attendance.statistics.counting import count_again
from skolbro.access.scopes import WorkScope
from skolbro.events import Event
from skolbro.events.consumer import Consumer

consumer = Consumer()


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of the table's own stream, filtered to event items."""
    return consumer.handle(batch, context)


@consumer.on("attendance.absence_reported.v2")
def count_reported(scope: WorkScope, event: Event) -> None:
    """What a roll call found missing may be reported now."""
    _count(scope, event, _days(event.data["first_day"], event.data["last_day"]))


@consumer.on("attendance.absence_withdrawn.v2")
def count_withdrawn(scope: WorkScope, event: Event) -> None:
    """What was reported may not be so any more."""
    _count(scope, event, [date.fromisoformat(event.data["date"])])


@consumer.on("attendance.leave_decided.v1")
def count_leave(scope: WorkScope, event: Event) -> None:
    """What is granted late is valid absence all the same."""
    if event.data["outcome"] == "approved":
        _count(scope, event, _days(event.data["first_day"], event.data["last_day"]))


def _count(scope: WorkScope, event: Event, days: list[date]) -> None:
    count_again(scope, [event.data["student_id"]], days, school_id=event.data["school_id"])


def _days(first: str, last: str) -> list[date]:
    since, until = date.fromisoformat(first), date.fromisoformat(last)
    return [since + timedelta(days=number) for number in range((until - since).days + 1)]

"""What follows in attendance itself from what has happened there."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from attendance.forgetting.queue import begin
from attendance.reminders.noting import note_report
from attendance.rollcall.notices import consider_roll_call, consider_withdrawal
from attendance.statistics.counting import count_again
from attendance.timetable.queue import pass_on
from skolbro.access.scopes import WorkScope
from skolbro.events import Event
from skolbro.events.consumer import Consumer

consumer = Consumer()


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of the table's own stream, or of the directory's, filtered to event items."""
    return consumer.handle(batch, context)


@consumer.on("attendance.roll_call_saved.v1")
def after_roll_call(scope: WorkScope, event: Event) -> None:
    """Who is away without a report is asked about in a while, and all are counted anew."""
    students = consider_roll_call(scope, event)
    _count(scope, event, [date.fromisoformat(event.data["date"])], students)


@consumer.on("attendance.absence_assessed.v1")
def count_assessed(scope: WorkScope, event: Event) -> None:
    """What the mentor has accepted, or not any more."""
    _count(scope, event, [date.fromisoformat(event.data["date"])])


@consumer.on("attendance.absence_reported.v2")
def count_reported(scope: WorkScope, event: Event) -> None:
    """What a roll call found missing may be reported now, and the next morning is to be asked."""
    note_report(scope, event)
    _count(scope, event, _days(event.data["first_day"], event.data["last_day"]))


@consumer.on("attendance.absence_withdrawn.v2")
def after_withdrawal(scope: WorkScope, event: Event) -> None:
    """Who was marked away under a report that is gone is asked about, and counted anew."""
    consider_withdrawal(scope, event)
    _count(scope, event, [date.fromisoformat(event.data["date"])])


@consumer.on("attendance.leave_decided.v1")
def count_leave(scope: WorkScope, event: Event) -> None:
    """What is granted late is valid absence all the same."""
    if event.data["outcome"] == "approved":
        _count(scope, event, _days(event.data["first_day"], event.data["last_day"]))


@consumer.on("attendance.substitutes_changed.v1")
def after_timetable(_: WorkScope, event: Event) -> None:
    """Who substitutes is let in by the directory. A stream has two readers, so it has a queue."""
    pass_on(event)


@consumer.on("directory.person_protected.v1")
def after_protection(_: WorkScope, event: Event) -> None:
    """Whoever has become protected is named nowhere any more."""
    begin(event.data["person_id"])


def _count(
    scope: WorkScope, event: Event, days: list[date], students: Iterable[str] | None = None
) -> None:
    about = (event.data["student_id"],) if students is None else students
    count_again(scope, about, days, school_id=event.data["school_id"])


def _days(first: str, last: str) -> list[date]:
    since, until = date.fromisoformat(first), date.fromisoformat(last)
    return [since + timedelta(days=number) for number in range((until - since).days + 1)]

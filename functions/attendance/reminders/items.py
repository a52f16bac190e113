"""How reminders are kept: their items, their keys, and what stands in them."""

from datetime import date
from typing import Any

from attendance.reminders.reminder import Kind, Run
from skolbro.table import AccessPattern, Entity

RUN = Entity(
    name="ReminderRun",
    what="How far the reminders of one kind and day have come at a school.",
    pk="SCHOOL#{school_id}",
    sk="REMINDER#{day}#{kind}",
    expires=True,
)
LAST_DAY = Entity(
    name="LastDayAway",
    what="A student whose report for whole days ends that day, to be asked about the next.",
    pk="SCHOOL#{school_id}",
    sk="AWAY#{date}#{student_id}",
    expires=True,
)
ENTITIES = (RUN, LAST_DAY)
PATTERNS = (
    AccessPattern(name="how far a school's reminders have come", entity=RUN, by="pk, sk"),
    AccessPattern(
        name="whose report at a school ends on a day",
        entity=LAST_DAY,
        by="pk, sk begins with the day",
    ),
)


def run_attributes(run: Run) -> dict[str, Any]:
    """How far it has come, as its item is to hold it."""
    return {
        "school_id": run.school_id,
        "day": run.day.isoformat(),
        "kind": run.kind.value,
        "reached": run.reached,
        "sent": run.sent,
        "done": run.is_done,
        "version": run.version,
    }


def run_from(item: dict[str, Any]) -> Run:
    """How far it has come."""
    return Run(
        kind=Kind(item["kind"]),
        day=date.fromisoformat(item["day"]),
        school_id=item["school_id"],
        reached=item["reached"],
        sent=item["sent"],
        is_done=item["done"],
        version=item["version"],
    )

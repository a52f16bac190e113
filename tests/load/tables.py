"""The stack's tables read whole, as only an operator on one machine may."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tests.load.roll_calls import Standing, standing_of
from tests.load.verification import Absence, Event, Found, Line

from attendance.day.items import day_from
from attendance.day.store import DAY
from attendance.rollcall.store import ROLL_CALL, SAVE
from attendance.statistics.items import MONTH
from notify.items import NOTIFICATION
from skolbro.access.relations import Kind, Relation, relation_from
from skolbro.access.store import RELATION
from skolbro.events import EVENT
from skolbro.table import from_item
from skolbro_local.stack import Stack

REPORTED = "attendance.absence_reported.v2"
GUARDIANS = frozenset({Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR})


def items(stack: Stack, name: str, *entities: str) -> Iterator[dict[str, Any]]:
    """Every item of some entities in a table."""
    pages = stack.client("dynamodb").get_paginator("scan")
    for page in pages.paginate(TableName=stack.tables[name], ConsistentRead=True):
        for stored in page["Items"]:
            if stored.get("entity", {}).get("S") in entities:
                yield from_item(stored)


# What was said of days before; the timetable stays.
SAID = frozenset(one.name for one in (DAY, SAVE, ROLL_CALL, MONTH, EVENT))


def empty(stack: Stack, name: str, entities: frozenset[str] | None = None) -> None:
    """Take away what stands in a table, or only some entities: the load has a stack of its own."""
    client = stack.client("dynamodb")
    pages = client.get_paginator("scan").paginate(TableName=stack.tables[name])
    for page in pages:
        for stored in page["Items"]:
            if entities and stored.get("entity", {}).get("S") not in entities:
                continue
            key = {part: stored[part] for part in ("pk", "sk")}
            client.delete_item(TableName=stack.tables[name], Key=key)


def relations(stack: Stack, *, now: datetime) -> tuple[Relation, ...]:
    """Every relation that holds."""
    every = (relation_from(item) for item in items(stack, "access", RELATION.name))
    return tuple(one for one in every if one.holds(now))


def audience(every: tuple[Relation, ...]) -> Mapping[str, frozenset[str]]:
    """Who is to be told of each student: the guardians, and the mentors of the class."""
    told: dict[str, set[str]] = {}
    mentors: dict[str, set[str]] = {}
    for one in every:
        if one.kind in GUARDIANS:
            told.setdefault(one.object_id, set()).add(one.person_id)
        elif one.kind is Kind.MENTOR_OF:
            mentors.setdefault(one.object_id, set()).add(one.person_id)
    for one in every:
        if one.kind is Kind.MEMBER_OF and one.group_kind == "class":
            told.setdefault(one.person_id, set()).update(mentors.get(one.object_id, ()))
    return {student_id: frozenset(people) for student_id, people in told.items()}


def found(stack: Stack) -> Found:
    """What the morning has left behind."""
    days = (day_from(item) for item in items(stack, "attendance", DAY.name))
    events = (one for one in items(stack, "attendance", EVENT.name) if one["type"] == REPORTED)
    return Found(
        absences=tuple(
            Absence(one.id, day.student_id, day.day.isoformat(), one.reported_by)
            for day in days
            for one in day.absences
            if one.stands and one.extent.is_whole_day
        ),
        events=tuple(
            Event(
                one["id"], one["data"]["absence_id"], one["data"]["student_id"], one["data"]["by"]
            )
            for one in events
        ),
        lines=tuple(
            Line(one["recipient_id"], one["id"])
            for one in items(stack, "notify", NOTIFICATION.name)
        ),
    )


def roll_calls(stack: Stack) -> Standing:
    """What the morning's roll calls have left behind."""
    return standing_of(
        (one["lesson_id"] for one in items(stack, "attendance", SAVE.name)),
        (day_from(one).marks for one in items(stack, "attendance", DAY.name)),
    )

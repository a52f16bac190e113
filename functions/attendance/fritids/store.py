"""Time registration's part of attendance's table: its entities, its units, and reading many."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from attendance.fritids.changes import Change
from attendance.fritids.items import (
    at_version,
    comment_attribute,
    named_day,
    registered_from,
    unit_attributes,
    unit_from,
)
from attendance.fritids.kept import keep, kept_unit
from attendance.fritids.problems import TooManyCommentsError
from attendance.fritids.registered import Registered
from attendance.fritids.today import Comment
from attendance.fritids.unit import FritidsUnit
from attendance.timetable.lesson import week_of, weeks_between
from skolbro import aws
from skolbro.access.reads import read_logged
from skolbro.access.scopes import (
    ChildScope,
    GroupAdministrationScope,
    GroupScope,
    StudentScope,
    WorkScope,
)
from skolbro.config import Settings
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import PreconditionFailedError
from skolbro.table import (
    AccessPattern,
    Entity,
    Item,
    Transaction,
    from_item,
    read_keys,
)

PLAN = Entity(
    name="FritidsPlan",
    what="What holds for a child at fritids over time: base schedules, whose weeks, pick-up.",
    pk="STUDENT#{student_id}",
    sk="FRITIDS#PLAN",
)
WEEK = Entity(
    name="FritidsWeek",
    what="A child's exceptions from the base schedule in one ISO week: times and pick-ups.",
    pk="STUDENT#{student_id}",
    sk="FRITIDS#WEEK#{week}",
)
DAY = Entity(
    name="FritidsDay",
    what="A child's day at fritids as it was: touches of coming and leaving, and comments.",
    pk="STUDENT#{student_id}",
    sk="FRITIDS#DAY#{date}",
)
ANSWER = Entity(
    name="HolidayAnswer",
    what="A child's times in a lov, by the day.",
    pk="STUDENT#{student_id}",
    sk="FRITIDS#HOLIDAY#{holiday_id}",
)
UNIT = Entity(
    name="FritidsUnit",
    what="A fritids unit's hours, closed days, days locked ahead, and lov.",
    pk="UNIT#{group_id}",
    sk="FRITIDS",
)
ENTITIES = (PLAN, WEEK, DAY, ANSWER, UNIT)
PATTERNS = (
    AccessPattern(name="what holds for a child at fritids", entity=PLAN, by="pk, sk (batch)"),
    AccessPattern(name="a child's exceptions in weeks", entity=WEEK, by="pk, sk (batch)"),
    AccessPattern(name="days at fritids, of a child or a unit", entity=DAY, by="pk, sk (batch)"),
    AccessPattern(name="a child's answer to a lov", entity=ANSWER, by="pk, sk (batch)"),
    AccessPattern(name="a fritids unit's settings", entity=UNIT, by="pk, sk"),
)
MOST_COMMENTS = 50


def unit(scope: ChildScope | GroupScope | StudentScope, group_id: str) -> FritidsUnit:
    """A unit, at most a minute old in a warm function: it is set up a few times a year."""
    return kept_unit(group_id) or unit_now(scope, group_id)


def unit_now(
    _: ChildScope | GroupScope | StudentScope | GroupAdministrationScope | WorkScope, group_id: str
) -> FritidsUnit:
    """A unit as it stands this moment; the usual hours where none were set. One read unit."""
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table, Key=UNIT.key(group_id=group_id), ConsistentRead=True
    )
    stands = "Item" in answer
    found = unit_from(from_item(answer["Item"])) if stands else FritidsUnit(group_id=group_id)
    return keep(found)


def change_unit(
    scope: GroupScope | GroupAdministrationScope, wanted: FritidsUnit, *, version: int
) -> None:
    """Set a unit up: one transaction, 4 write units. Raises `PreconditionFailedError`."""
    transaction = Transaction()
    scope.require(transaction)
    condition, values = at_version(version)
    transaction.put(
        Settings.load().table,
        UNIT.item(unit_attributes(wanted)),
        condition=condition,
        values=values,
        refusal=lambda _: PreconditionFailedError(),
    )
    transaction.commit()
    keep(wanted)


def registered(
    scope: ChildScope | GroupScope | StudentScope,
    students: Iterable[str],
    unit_of_all: FritidsUnit,
    *,
    first: date,
    last: date,
    with_days: bool = True,
) -> dict[str, Registered]:
    """What is registered of each student for some days. One round trip; a read unit an item.

    Without days: only what is planned, not what was.

    Whose students they are is for the caller to have proved. Hundreds of items are read at the
    same time. Reading of protected students is logged.
    """
    named = tuple(students)
    days = (last - first).days + 1 if with_days else 0
    keys = [
        *(key for one in named for key in _plan_keys(one, unit_of_all, first, last)),
        *(DAY.key(student_id=one, date=first + timedelta(n)) for one in named for n in range(days)),
    ]
    table = Settings.load().table
    items = read_logged(
        lambda: read_keys(table, keys),
        table=table,
        reader_id=scope.actor.person_id,
        protected=_protected(scope, named),
        what="attendance.fritids",
        now=scope.now,
    )
    by_student: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in items:
        by_student[item["student_id"]].append(item)
    return {one: registered_from(by_student[one]) for one in named}


def add_comment(
    scope: ChildScope | StudentScope,
    comment: Comment,
    *,
    day: date,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Write a line about a day: one transaction, 8 write units.

    Raises `AlreadyAnswered` and `TooManyCommentsError`.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    transaction.update(
        table,
        DAY.key(student_id=scope.student_id, date=day),
        change=(
            "SET comments = list_append(if_not_exists(comments, :none), :said),"
            " student_id = :student, #date = :date, #entity = :entity"
        ),
        names={"#date": "date", "#entity": "entity"},
        values={
            ":none": [],
            ":said": [comment_attribute(comment)],
            ":most": MOST_COMMENTS,
            **named_day(scope.student_id, day),
        },
        condition="attribute_not_exists(comments) OR size(comments) < :most",
        refusal=lambda _: TooManyCommentsError(most=MOST_COMMENTS),
    )
    transaction.commit()


def update_week(
    scope: ChildScope | StudentScope,
    transaction: Transaction,
    monday: date,
    change: Change,
    *,
    version: int | None = None,
    refusal: Callable[[dict[str, Any] | None], Exception] = lambda _: PreconditionFailedError(),
) -> None:
    """Let a transaction change a child's week, at its version if one is given. Two write units."""
    change.set_all(
        {"student_id": scope.student_id, "monday": monday.isoformat(), "entity": WEEK.name}
    ).count()
    condition, values = at_version(version) if version else (None, {})
    transaction.update(
        Settings.load().table,
        WEEK.key(student_id=scope.student_id, week=week_of(monday)),
        change=change.expression,
        names=change.names,
        values={**change.values, **values},
        condition=condition,
        refusal=refusal,
    )


def _plan_keys(student_id: str, of: FritidsUnit, first: date, last: date) -> Iterator[Item]:
    yield PLAN.key(student_id=student_id)
    for week in weeks_between(first, last):
        yield WEEK.key(student_id=student_id, week=week)
    for holiday in of.holidays:
        if holiday.first <= last and first <= holiday.last:
            yield ANSWER.key(student_id=student_id, holiday_id=holiday.id)


def _protected(
    scope: ChildScope | GroupScope | StudentScope, students: Iterable[str]
) -> tuple[str, ...]:
    match scope:
        case GroupScope(students=members):
            return tuple(one.person_id for one in members if one.person_protected)
        case _:
            return tuple(students) if scope.is_protected else ()

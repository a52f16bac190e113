"""Reminders' calls of attendance's table: how far they have come, and what is due."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from attendance.day.items import day_from
from attendance.day.store import DAY
from attendance.day.student_day import StudentDay
from attendance.fritids.items import registered_from
from attendance.fritids.registered import Registered
from attendance.fritids.store import ANSWER, PLAN, WEEK
from attendance.leave.application import Leave, Status, WaitingLeave
from attendance.leave.items import (
    LEAVE,
    SCHOOL_LEAVE,
    UNCONFIRMED_LEAVE,
    leave_from,
    waiting_from,
)
from attendance.reminders.items import LAST_DAY, RUN, run_attributes, run_from
from attendance.reminders.reminder import Errand, Run
from attendance.timetable.lesson import week_of
from skolbro import aws
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.events import EventData, emit
from skolbro.table import Item, Transaction, from_item, read_keys, read_page, to_item

KEPT = timedelta(days=30)
LAST_DAY_KEPT = timedelta(days=14)


class RunChangedError(Exception):
    """Another copy of the message was first: what it has done stands."""


def run_of(_: WorkScope, errand: Errand) -> Run:
    """How far a school's reminders of a kind and day have come. One read unit."""
    key = RUN.key(school_id=errand.school_id, day=errand.day, kind=errand.kind)
    answer = aws.dynamodb().get_item(TableName=_table(), Key=key, ConsistentRead=True)
    if "Item" in answer:
        return run_from(from_item(answer["Item"]))
    return Run(kind=errand.kind, day=errand.day, school_id=errand.school_id)


def remind(
    scope: WorkScope, run: Run, told: Sequence[tuple[str, EventData]], *, is_done: bool
) -> Run:
    """Tell of some, and that they are told of, in one transaction: 2 write units each, and 2.

    Each comes with what it is about, in whose order they are told. Raises `RunChangedError`.
    """
    table, transaction = _table(), Transaction()
    after = replace(
        run,
        reached=told[-1][0] if told else run.reached,
        sent=run.sent + len(told),
        is_done=is_done,
        version=run.version + 1,
    )
    expires_at = int((scope.now + KEPT).timestamp())
    transaction.put(
        table,
        RUN.item({**run_attributes(after), "expires_at": expires_at}),
        condition="version = :before" if run.version else "attribute_not_exists(pk)",
        values={":before": run.version} if run.version else None,
        refusal=lambda _: RunChangedError(),
    )
    for _, data in told:
        emit(transaction, data.happened(scope.now), table=table)
    transaction.commit()
    return after


def note_last_day(scope: WorkScope, student_id: str, *, school_id: str, day: date) -> None:
    """List a student whose report for whole days ends on a day. One write unit; again is the same.

    A school's list of a day, not a part of it each: what a school reports in a morning is a few a
    second at most, a thousandth of what a key takes.
    """
    attributes = {
        "school_id": school_id,
        "date": day.isoformat(),
        "student_id": student_id,
        "expires_at": int((scope.now + LAST_DAY_KEPT).timestamp()),
    }
    aws.dynamodb().put_item(TableName=_table(), Item=to_item(LAST_DAY.item(attributes)))


def away_until(_: WorkScope, school_id: str, *, day: date) -> tuple[str, ...]:
    """The students in a school's list of a day, in order. A read unit for some thirty of them."""
    key = LAST_DAY.key(school_id=school_id, date=day, student_id="")
    return tuple(item["student_id"] for item in _listed(key))


def days_of(
    _: WorkScope, student_ids: Iterable[str], *, days: Sequence[date]
) -> dict[tuple[str, date], StudentDay]:
    """Some days of some students, those of which something is known: a read unit each."""
    keys = [DAY.key(student_id=one, date=day) for one in student_ids for day in days]
    found = map(day_from, read_keys(_table(), keys))
    return {(one.student_id, one.day): one for one in found}


def waiting_leaves(scope: WorkScope, school_id: str) -> tuple[WaitingLeave, ...]:
    """All that waits for a decision at a school. A read unit for a dozen of them."""
    moment = int(scope.now.timestamp())
    listed = _listed(SCHOOL_LEAVE.key(school_id=school_id, id=""))
    return tuple(waiting_from(item) for item in listed if item["expires_at"] > moment)


def unconfirmed_leaves(scope: WorkScope, school_id: str) -> tuple[Leave, ...]:
    """All that wait for a guardian's confirmation at a school, as they stand. A read unit each."""
    moment = int(scope.now.timestamp())
    listed = _listed(UNCONFIRMED_LEAVE.key(school_id=school_id, id=""))
    keys = [
        LEAVE.key(student_id=item["student_id"], id=item["id"])
        for item in listed
        if item["expires_at"] > moment
    ]
    found = map(leave_from, read_keys(_table(), keys))
    return tuple(one for one in found if one.status is Status.AWAITS_CONFIRMATION)


def weeks_of(
    scope: WorkScope, student_ids: Sequence[str], *, monday: date
) -> dict[str, Registered]:
    """What is registered of children for a week: two read units a child."""
    week = week_of(monday)
    keys = [
        key
        for one in student_ids
        for key in (PLAN.key(student_id=one), WEEK.key(student_id=one, week=week))
    ]
    return _registered(scope, student_ids, keys)


def answers_of(
    scope: WorkScope, student_ids: Sequence[str], *, holiday_id: str
) -> dict[str, Registered]:
    """What is answered of children to a lov, and nothing else: a read unit a child."""
    keys = [ANSWER.key(student_id=one, holiday_id=holiday_id) for one in student_ids]
    return _registered(scope, student_ids, keys)


def _registered(
    _: WorkScope, student_ids: Sequence[str], keys: Sequence[dict[str, Any]]
) -> dict[str, Registered]:
    by_child: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in read_keys(_table(), keys):
        by_child[item["student_id"]].append(item)
    return {one: registered_from(by_child[one]) for one in student_ids}


def _listed(key: Item) -> Iterator[dict[str, Any]]:
    """All whose key begins so, page by page."""
    start: dict[str, Any] = {}
    while True:
        page = read_page(
            TableName=_table(),
            KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues={":pk": key["pk"], ":sk": key["sk"]},
            ConsistentRead=True,
            **start,
        )
        yield from page.items
        if page.last_key is None:
            return
        start = {"ExclusiveStartKey": page.last_key}


def _table() -> str:
    return Settings.load().table

"""Statistics' calls of attendance's table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from attendance.day.items import day_from
from attendance.day.store import DAY
from attendance.statistics.events import threshold_reached
from attendance.statistics.items import MONTH, month_attributes, month_from
from attendance.statistics.month import DayCount, Month, counting, month_of, months_of, must_alert
from attendance.statistics.tally import tallies
from skolbro.access.reads import read_logged
from skolbro.access.scopes import (
    ChildScope,
    GroupScope,
    LedGroupScope,
    StudentScope,
    WorkScope,
)
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.table import ConditionFailedError, Transaction, read_keys, read_page, to_item

# Two workers may count two days of one month at once; each try begins with what the other wrote.
MOST_TRIES = 10


def months_of_student(
    scope: ChildScope | StudentScope, *, first: date, last: date
) -> tuple[Month, ...]:
    """A student's months, the earliest first. One round trip; grows with the period only."""
    page = read_logged(
        lambda: read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :student AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues=to_item(
                {
                    ":student": f"STUDENT#{scope.student_id}",
                    ":first": f"MONTH#{month_of(first)}",
                    ":last": f"MONTH#{month_of(last)}",
                }
            ),
            ConsistentRead=True,
        ),
        table=Settings.load().table,
        reader_id=scope.actor.person_id,
        protected=(scope.student_id,) if scope.is_protected else (),
        what="attendance.statistics",
        now=scope.now,
    )
    return tuple(map(month_from, page.items))


def months_of_group(
    scope: GroupScope | LedGroupScope, *, first: date, last: date
) -> dict[str, list[Month]]:
    """The months of each student of the group.

    One round trip at a time for hundreds of keys: a read unit or two a student and month.
    """
    keys = [
        MONTH.key(student_id=student.person_id, month=month)
        for student in scope.students
        for month in months_of(first, last)
    ]
    items = read_logged(
        lambda: read_keys(Settings.load().table, keys) if keys else [],
        table=Settings.load().table,
        reader_id=scope.actor.person_id,
        protected=(one.person_id for one in scope.students if one.person_protected),
        what="attendance.statistics",
        now=scope.now,
    )
    found: dict[str, list[Month]] = defaultdict(list)
    for month in map(month_from, items):
        found[month.student_id].append(month)
    return found


def count_days(
    scope: WorkScope,
    student_id: str,
    days: Iterable[date],
    *,
    school_id: str,
    threshold: int,
) -> None:
    """Count some of a student's days anew, each in its month.

    A read of the days with their months, and a write of each month that is news: 1 unit a KB.
    """
    by_month: dict[str, list[date]] = defaultdict(list)
    for day in days:
        by_month[month_of(day)].append(day)
    for name, in_month in sorted(by_month.items()):
        month = Month(student_id=student_id, month=name, school_id=school_id)
        _count_month(scope, month, in_month, threshold=threshold)


def _count_month(scope: WorkScope, month: Month, days: list[date], *, threshold: int) -> None:
    for attempt in range(1, MOST_TRIES + 1):
        before, counts = _read(month, days)
        after = counting(before, counts)
        if after.version == before.version:
            return
        try:
            _write(scope, after, before=before, threshold=threshold)
        except ConditionFailedError:
            if attempt == MOST_TRIES:
                raise
        else:
            return


def _read(month: Month, days: list[date]) -> tuple[Month, dict[date, DayCount]]:
    keys = [DAY.key(student_id=month.student_id, date=day) for day in days]
    keys.append(MONTH.key(student_id=month.student_id, month=month.month))
    before, counts = month, {}
    for item in read_keys(Settings.load().table, keys):
        if item["entity"] == MONTH.name:
            before = month_from(item)
        else:
            day = day_from(item)
            counts[day.day] = DayCount(version=day.version, groups=tallies(day))
    return before, counts


def _write(scope: WorkScope, month: Month, *, before: Month, threshold: int) -> None:
    table, alerting = Settings.load().table, must_alert(month, threshold=threshold)
    transaction = Transaction()
    transaction.put(
        table,
        MONTH.item(month_attributes(replace(month, alerted=month.alerted or alerting))),
        condition="version = :version" if before.version else "attribute_not_exists(pk)",
        values={":version": before.version} if before.version else None,
    )
    if alerting:
        emit(transaction, threshold_reached(month).happened(scope.now), table=table)
    transaction.commit()

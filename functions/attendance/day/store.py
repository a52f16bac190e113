"""The student's day in attendance's table: its entity, and how it is read and written."""

from collections.abc import Callable, Iterable
from datetime import date

from attendance.day.items import day_from
from attendance.day.student_day import StudentDay
from skolbro.access.reads import read_logged
from skolbro.access.relations import Relation
from skolbro.access.scopes import ChildScope, GroupScope, StudentScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, Entity, read_keys, read_page, to_item

DAY = Entity(
    name="StudentDay",
    what="What is known of one student's one day: reports, the roll calls' marks, and notices.",
    pk="STUDENT#{student_id}",
    sk="DAY#{date}",
)
ENTITIES = (DAY,)
PATTERNS = (
    AccessPattern(name="a student's days in a period", entity=DAY, by="pk, sk between"),
    AccessPattern(name="one day of each student in a group", entity=DAY, by="pk, sk (batch)"),
)


def logged_of[T](scope: ChildScope | StudentScope, read: Callable[[], T], *, what: str) -> T:
    """Read something about one student, and log it in the same round trip where it must be."""
    return read_logged(
        read,
        table=Settings.load().table,
        reader_id=scope.actor.person_id,
        protected=(scope.student_id,) if scope.is_protected else (),
        what=what,
        now=scope.now,
    )


def student_days(
    scope: ChildScope | StudentScope, *, first: date, last: date
) -> tuple[StudentDay, ...]:
    """What is known of a student, newest day first. One round trip; grows with the period only.

    Whoever asks logs the reading: see `logged_of`.
    """
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :student AND sk BETWEEN :first AND :last",
        ExpressionAttributeValues=to_item(
            {
                ":student": DAY.pk.format(student_id=scope.student_id),
                ":first": DAY.sk.format(date=first),
                ":last": DAY.sk.format(date=last),
            }
        ),
        ConsistentRead=True,
        ScanIndexForward=False,
    )
    return tuple(map(day_from, page.items))


def group_days(scope: GroupScope, *, day: date) -> dict[str, StudentDay]:
    """What is known of each student of the group that day; nothing of whom nothing is known.

    A round trip a hundred students, a read unit each. Reading of protected students is logged.
    """
    table = Settings.load().table
    if not scope.students:
        return {}
    keys = [DAY.key(student_id=one.person_id, date=day) for one in scope.students]
    found = read_logged(
        lambda: read_keys(table, keys),
        table=table,
        reader_id=scope.actor.person_id,
        protected=_protected(scope.students),
        what="attendance.day",
        now=scope.now,
    )
    return {item["student_id"]: day_from(item) for item in found}


def _protected(students: Iterable[Relation]) -> Iterable[str]:
    return (one.person_id for one in students if one.person_protected)

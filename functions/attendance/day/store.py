"""The student's day in attendance's table: its entity, and how it is read and written."""

from collections.abc import Iterable
from datetime import date

from attendance.day.items import day_from
from attendance.day.student_day import StudentDay
from skolbro.access.reads import read_logged
from skolbro.access.relations import Relation
from skolbro.access.scopes import GroupScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, Entity, read_keys

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

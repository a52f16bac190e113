"""The timetable's part of attendance's table: its entity, keys and every call."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from attendance.timetable.items import lessons_of
from attendance.timetable.lesson import Lesson, NamedLesson, week_of, weeks_between
from attendance.timetable.problems import LessonNotThereError
from skolbro.access.scopes import ChildScope, GroupScope, StudentScope, WorkScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, Entity, Transaction, read_keys

WEEK = Entity(
    name="GroupWeek",
    what="A group's lessons and breaks of one ISO week, by their ids.",
    pk="GROUP#{group_id}",
    sk="WEEK#{week}",
)
ENTITIES = (WEEK,)
PATTERNS = (
    AccessPattern(name="a group's week", entity=WEEK, by="pk, sk"),
    AccessPattern(name="the weeks of a student's groups", entity=WEEK, by="pk, sk (batch)"),
)


def lessons(
    _: ChildScope | GroupScope | WorkScope, group_ids: Iterable[str], *, first: date, last: date
) -> tuple[Lesson, ...]:
    """All that the groups have from a day to another, both included, in no order.

    Whose groups they are is for the caller to have proved. One round trip a hundred weeks of
    groups, a read unit for each 4 KB of a week.
    """
    keys = [
        WEEK.key(group_id=group_id, week=week)
        for group_id in group_ids
        for week in weeks_between(first, last)
    ]
    weeks = read_keys(Settings.load().table, keys) if keys else []
    found = (lesson for week in weeks for lesson in lessons_of(week))
    return tuple(lesson for lesson in found if first <= lesson.day <= last)


def require_lessons(
    scope: ChildScope | StudentScope,
    transaction: Transaction,
    named: Iterable[NamedLesson],
    *,
    day: date,
) -> None:
    """Let the change happen only if the lessons take place that day, in groups of the student.

    Two write units a week, and two for the student's place in each group. On commit raises
    `LessonNotThereError`.
    """
    by_group: defaultdict[str, list[str]] = defaultdict(list)
    for lesson in named:
        by_group[lesson.group_id].append(lesson.id)
    for group_id, lesson_ids in by_group.items():
        scope.require_member(group_id, transaction, refusal=LessonNotThereError)
        takes_place = " AND ".join(
            f"lessons.#l{number}.#day = :day AND attribute_not_exists(lessons.#l{number}.cancelled)"
            for number in range(len(lesson_ids))
        )
        transaction.require(
            Settings.load().table,
            WEEK.key(group_id=group_id, week=week_of(day)),
            condition=takes_place,
            names={"#day": "day", **{f"#l{n}": one for n, one in enumerate(lesson_ids)}},
            values={":day": day.isoformat()},
            refusal=lambda _: LessonNotThereError(),
        )

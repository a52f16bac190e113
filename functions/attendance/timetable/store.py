"""The timetable's part of attendance's table: its entity, keys and every call."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from attendance.timetable.lesson import Lesson, LessonKind, StudentException, Teacher, weeks_between
from skolbro.access.scopes import ChildScope, GroupScope, WorkScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, Entity, read_keys

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


def lessons_of(week: dict[str, Any]) -> tuple[Lesson, ...]:
    """The lessons of a stored week."""
    group_id = week["group_id"]
    return tuple(lesson_from(group_id, name, one) for name, one in week["lessons"].items())


def lesson_from(group_id: str, lesson_id: str, stored: dict[str, Any]) -> Lesson:
    """A lesson as a week holds it."""
    return Lesson(
        id=lesson_id,
        group_id=group_id,
        day=date.fromisoformat(stored["day"]),
        starts=stored["starts"],
        ends=stored["ends"],
        title=stored["title"],
        kind=LessonKind(stored["kind"]),
        room=stored.get("room", ""),
        teachers=tuple(Teacher(**one) for one in stored.get("teachers", ())),
        substitutes=tuple(Teacher(**one) for one in stored.get("substitutes", ())),
        cancelled=stored.get("cancelled", False),
        moved_from=stored.get("moved_from"),
        note=stored.get("note", ""),
        exceptions=tuple(StudentException(**one) for one in stored.get("exceptions", ())),
    )


def lesson_attributes(lesson: Lesson) -> dict[str, Any]:
    """A lesson as a week is to hold it, under its id: what is usual is left out."""
    told = asdict(lesson) | {"day": lesson.day.isoformat(), "kind": lesson.kind.value}
    del told["id"], told["group_id"]
    told["teachers"] = list(told["teachers"])
    told["substitutes"] = list(told["substitutes"])
    told["exceptions"] = [
        {name: value for name, value in one.items() if value is not None}
        for one in told["exceptions"]
    ]
    kept = {"day", "starts", "ends", "title", "kind"}
    return {name: value for name, value in told.items() if name in kept or value}

"""Where teachers and rooms are taken, so that two places at once are noticed. Pure.

Two teachers in one room, or one teacher with two groups, may well be meant: it is told, never
refused.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from attendance.timetable.lesson import Lesson, LessonKind
from attendance.timetable.week import GroupWeek


class Taken(StrEnum):
    """What is taken."""

    TEACHER = "teacher"
    ROOM = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A teacher, or a room of a school. `name` is what the administrator sees."""

    kind: Taken
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupied:
    """One lesson's hold on a teacher or a room in a week.

    A teacher who is replaced, or whose lesson is cancelled, is named and not `busy`.
    """

    who: Who
    week: str
    group_id: str
    group_name: str
    lesson_id: str
    day: str
    starts: str
    ends: str
    busy: bool

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """Whose hold it is, on what, and when in the year."""
        return (self.who.kind, self.who.id, self.week, self.group_id, self.lesson_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A teacher or a room that is somewhere else at the same time."""

    who: Who
    other: Occupied


def room_of(school_id: str, name: str) -> Who:
    """A school's room by its name, in whatever case it is written."""
    folded = " ".join(name.casefold().split())
    digest = hashlib.blake2b(folded.encode(), digest_size=10).hexdigest()
    return Who(kind=Taken.ROOM, id=f"{school_id}#{digest}", name=name)


def occupied(week: GroupWeek) -> Iterator[Occupied]:
    """All that a group's week takes."""
    for lesson in week.lessons.values():
        yield from occupied_by(lesson, week)


def occupied_by(lesson: Lesson, week: GroupWeek) -> Iterator[Occupied]:
    """What one lesson takes: its teachers, or those who teach instead, and its room."""
    instead = {one.id for one in lesson.substitutes}
    for teacher in {one.id: one for one in (*lesson.teachers, *lesson.substitutes)}.values():
        who = Who(kind=Taken.TEACHER, id=teacher.id, name=teacher.name)
        there = not instead or teacher.id in instead
        yield _hold(who, lesson, week, busy=there and not lesson.cancelled)
    # A break's room is the dining hall or the yard.
    if lesson.room and lesson.kind is LessonKind.LESSON:
        room = room_of(week.school_id, lesson.room)
        yield _hold(room, lesson, week, busy=not lesson.cancelled)


def _hold(who: Who, lesson: Lesson, week: GroupWeek, *, busy: bool) -> Occupied:
    return Occupied(
        who=who,
        week=week.week,
        group_id=week.group_id,
        group_name=week.group_name,
        lesson_id=lesson.id,
        day=lesson.day.isoformat(),
        starts=lesson.starts,
        ends=lesson.ends,
        busy=busy,
    )


def clashes(lesson: Lesson, week: GroupWeek, others: Iterable[Occupied]) -> list[Clash]:
    """Who and what of a lesson is somewhere else as well. A lesson shared by groups is one."""
    known = list(others)
    return [
        Clash(who=hold.who, other=other)
        for hold in occupied_by(lesson, week)
        for other in known
        if hold.busy
        and other.busy
        and (other.who.kind, other.who.id) == (hold.who.kind, hold.who.id)
        and other.lesson_id != lesson.id
        and other.day == hold.day
        and other.starts < hold.ends
        and hold.starts < other.ends
    ]


def changed(before: GroupWeek, after: GroupWeek) -> tuple[list[Occupied], list[Occupied]]:
    """What a change of a week takes, and what it lets go."""
    old = {hold.key: hold for hold in occupied(before)}
    new = {hold.key: hold for hold in occupied(after)}
    taken = [hold for key, hold in new.items() if old.get(key) != hold]
    freed = [hold for key, hold in old.items() if key not in new]
    return taken, freed

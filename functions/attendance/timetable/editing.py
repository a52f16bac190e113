"""What an administrator makes of one lesson by hand. Pure."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, date

from attendance.timetable.lesson import Lesson, LessonKind, StudentException, Teacher, instant
from attendance.timetable.problems import (
    DayOutsideWeekError,
    LessonTimesError,
    NotInGroupError,
    UnknownStaffError,
)
from attendance.timetable.week import GroupWeek, days_of, first_place, moved
from skolbro.calendar import STOCKHOLM
from skolbro.http.problems import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A whole lesson, as it shall be."""

    day: date
    starts: str
    ends: str
    title: str
    kind: LessonKind
    room: str
    teachers: tuple[str, ...]
    substitutes: tuple[str, ...]
    cancelled: bool
    note: str
    exceptions: tuple[StudentException, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Who may be named in a lesson. `unseen` are students whom the administrator may not see."""

    staff: Mapping[str, Teacher]
    students: AbstractSet[str]
    unseen: AbstractSet[str] = frozenset()


def add_lesson(week: GroupWeek, lesson_id: str, wanted: Wanted, *, around: Around) -> GroupWeek:
    """The week with one more lesson. Raises the problems of `lesson_of`, and `WeekFullError`."""
    return week.with_lesson(lesson_of(week, lesson_id, wanted, around=around))


def change_lesson(week: GroupWeek, lesson_id: str, wanted: Wanted, *, around: Around) -> GroupWeek:
    """The week with a lesson changed, which says where it stood if it is moved.

    What was said of students whom the administrator may not see stays as it was. Raises
    `NotFoundError`, the problems of `lesson_of`, and `WeekFullError`.
    """
    before = week.lessons.get(lesson_id)
    if before is None:
        raise NotFoundError
    after = lesson_of(week, lesson_id, wanted, around=around)
    unseen = tuple(one for one in before.exceptions if one.student_id in around.unseen)
    after = replace(after, exceptions=after.exceptions + unseen)
    return week.with_lesson(moved(after, planned=first_place(before)))


def remove_lesson(week: GroupWeek, lesson_id: str) -> GroupWeek:
    """The week without a lesson. Raises `NotFoundError`."""
    if lesson_id not in week.lessons:
        raise NotFoundError
    return week.without_lesson(lesson_id)


def lesson_of(week: GroupWeek, lesson_id: str, wanted: Wanted, *, around: Around) -> Lesson:
    """A lesson as it is wanted.

    Raises `DayOutsideWeekError`, `LessonTimesError`, `UnknownStaffError` and `NotInGroupError`.
    """
    if wanted.day not in days_of(week.week):
        raise DayOutsideWeekError(week=week.week)
    _check_times(wanted.day, wanted.starts, wanted.ends)
    _check_exceptions(wanted, around)
    return Lesson(
        id=lesson_id,
        group_id=week.group_id,
        day=wanted.day,
        starts=wanted.starts,
        ends=wanted.ends,
        title=wanted.title,
        kind=wanted.kind,
        room=wanted.room,
        teachers=_staff(wanted.teachers, around),
        substitutes=_staff(wanted.substitutes, around),
        cancelled=wanted.cancelled,
        note=wanted.note,
        exceptions=wanted.exceptions,
    )


def _check_times(day: date, starts: str, ends: str) -> None:
    if ends <= starts or not all(_is_shown_once(day, clock) for clock in (starts, ends)):
        raise LessonTimesError


def _is_shown_once(day: date, clock: str) -> bool:
    """Whether the wall shows a time once that day: not in the hour of either change of clock."""
    there = instant(day, clock)
    exists = there.astimezone(UTC).astimezone(STOCKHOLM).replace(tzinfo=None) == there.replace(
        tzinfo=None
    )
    return exists and there.utcoffset() == there.replace(fold=1).utcoffset()


def _check_exceptions(wanted: Wanted, around: Around) -> None:
    named = [one.student_id for one in wanted.exceptions]
    if len(set(named)) != len(named) or not set(named) <= around.students:
        raise NotInGroupError
    for one in wanted.exceptions:
        _check_times(wanted.day, one.starts or wanted.starts, one.ends or wanted.ends)


def _staff(named: Iterable[str], around: Around) -> tuple[Teacher, ...]:
    try:
        return tuple(around.staff[person_id] for person_id in dict.fromkeys(named))
    except KeyError:
        raise UnknownStaffError from None

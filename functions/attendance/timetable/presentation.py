"""Weeks and lessons as their readers see them."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from attendance.timetable.lesson import Lesson
from attendance.timetable.occupancy import Clash
from attendance.timetable.schemas import (
    ClashOut,
    GroupLessonDayOut,
    GroupLessonOut,
    GroupWeekOut,
    LessonChangedOut,
    LessonDayOut,
    LessonOut,
    MovedFromOut,
    StudentExceptionOut,
    StudentWeekOut,
    TeacherOut,
    TeacherWeekOut,
)
from attendance.timetable.week import GroupWeek, days_of, each_once


def show_student_week(
    student_id: str, weeks: Iterable[GroupWeek], *, week: str, has_timetable: bool
) -> StudentWeekOut:
    """A student's own lessons of all groups, each as the student has it."""
    known = tuple(weeks) if has_timetable else ()
    own = (lesson.for_student(student_id) for group in known for lesson in group.lessons.values())
    lessons = each_once(lesson for lesson in own if lesson is not None)
    return StudentWeekOut(
        student_id=student_id,
        week=week,
        timetable=has_timetable,
        days=_days(lessons, week=week, names=_names(known)),
    )


def show_teacher_week(
    teacher_id: str,
    weeks: Iterable[GroupWeek],
    *,
    week: str,
    own_groups: AbstractSet[str],
    school_ids: AbstractSet[str],
) -> TeacherWeekOut:
    """The lessons that name the teacher, and those of own groups that name nobody."""
    known = tuple(one for one in weeks if one.school_id in school_ids)
    lessons = each_once(
        lesson
        for group in known
        for lesson in group.lessons.values()
        if _is_of(lesson, teacher_id, own_groups)
    )
    return TeacherWeekOut(week=week, days=_days(lessons, week=week, names=_names(known)))


def show_group_week(
    group: GroupWeek, *, has_timetable: bool, seen: AbstractSet[str]
) -> GroupWeekOut:
    """A group's week, with the exceptions of the students whom the reader may see."""
    by_day = _by_day(group.in_order, week=group.week)
    return GroupWeekOut(
        group_id=group.group_id,
        group_name=group.group_name,
        week=group.week,
        timetable=has_timetable,
        days=[
            GroupLessonDayOut(
                date=day, lessons=[show_group_lesson(one, group, seen=seen) for one in lessons]
            )
            for day, lessons in by_day.items()
        ],
    )


def show_change(
    lesson: Lesson, group: GroupWeek, *, seen: AbstractSet[str], clashes: Iterable[Clash]
) -> LessonChangedOut:
    """A lesson after a change, with each warning once."""
    warnings = {
        (one.who.kind.value, one.who.name, one.other.group_name, one.other.starts): one
        for one in clashes
    }
    return LessonChangedOut(
        lesson=show_group_lesson(lesson, group, seen=seen),
        warnings=[_warning(one) for _, one in sorted(warnings.items())],
    )


def show_group_lesson(
    lesson: Lesson, group: GroupWeek, *, seen: AbstractSet[str]
) -> GroupLessonOut:
    """A lesson before those who have the group."""
    return GroupLessonOut(
        **_lesson(lesson, group.group_name),
        exceptions=[
            StudentExceptionOut(
                student_id=one.student_id,
                participates=one.participates,
                starts=one.starts,
                ends=one.ends,
            )
            for one in lesson.exceptions
            if one.student_id in seen
        ],
    )


def _is_of(lesson: Lesson, teacher_id: str, own_groups: AbstractSet[str]) -> bool:
    named = {one.id for one in (*lesson.teachers, *lesson.substitutes)}
    return teacher_id in named or (not named and lesson.group_id in own_groups)


def _names(weeks: Iterable[GroupWeek]) -> dict[str, str]:
    return {one.group_id: one.group_name for one in weeks}


def _days(lessons: Iterable[Lesson], *, week: str, names: Mapping[str, str]) -> list[LessonDayOut]:
    return [
        LessonDayOut(
            date=day,
            lessons=[LessonOut(**_lesson(one, names.get(one.group_id, ""))) for one in of_the_day],
        )
        for day, of_the_day in _by_day(lessons, week=week).items()
    ]


def _by_day(lessons: Iterable[Lesson], *, week: str) -> dict[date, list[Lesson]]:
    by_day: dict[date, list[Lesson]] = {day: [] for day in days_of(week)}
    for lesson in lessons:
        by_day[lesson.day].append(lesson)
    return by_day


def _lesson(lesson: Lesson, group_name: str) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "group_id": lesson.group_id,
        "group_name": group_name,
        "date": lesson.day,
        "starts": lesson.starts,
        "ends": lesson.ends,
        "kind": lesson.kind.value,
        "title": lesson.title,
        "room": lesson.room,
        "teachers": [TeacherOut(id=one.id, name=one.name) for one in lesson.teachers],
        "substitutes": [TeacherOut(id=one.id, name=one.name) for one in lesson.substitutes],
        "cancelled": lesson.cancelled,
        "moved_from": _moved_from(lesson),
        "note": lesson.note,
    }


def _moved_from(lesson: Lesson) -> MovedFromOut | None:
    if not lesson.moved_from:
        return None
    day, _, starts = lesson.moved_from.partition("T")
    return MovedFromOut(date=date.fromisoformat(day), starts=starts)


def _warning(one: Clash) -> ClashOut:
    return ClashOut(
        kind=one.who.kind.value,
        name=one.who.name,
        group_name=one.other.group_name,
        date=date.fromisoformat(one.other.day),
        starts=one.other.starts,
        ends=one.other.ends,
    )

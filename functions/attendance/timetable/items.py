"""Between lessons and the item of their group's week."""

from dataclasses import asdict
from datetime import date
from typing import Any

from attendance.timetable.lesson import Lesson, LessonKind, StudentException, Teacher


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
        exceptions=tuple(
            StudentException(student_id=student_id, **one)
            for student_id, one in stored.get("exceptions", {}).items()
        ),
    )


def lesson_attributes(lesson: Lesson) -> dict[str, Any]:
    """A lesson as a week is to hold it, under its id: what is usual is left out."""
    told = asdict(lesson) | {"day": lesson.day.isoformat(), "kind": lesson.kind.value}
    del told["id"], told["group_id"]
    told["teachers"] = list(told["teachers"])
    told["substitutes"] = list(told["substitutes"])
    told["exceptions"] = {one.student_id: exception_attributes(one) for one in lesson.exceptions}
    kept = {"day", "starts", "ends", "title", "kind"}
    return {name: value for name, value in told.items() if name in kept or value}


def exception_attributes(one: StudentException) -> dict[str, Any]:
    """What is out of the ordinary for one student, under the student's id."""
    told = {"participates": one.participates, "starts": one.starts, "ends": one.ends}
    return {name: value for name, value in told.items() if value is not None}

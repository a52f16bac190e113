"""Between lessons, weeks and what they take, and the items that hold them."""

from dataclasses import asdict
from datetime import date
from typing import Any

from attendance.timetable.lesson import Lesson, LessonKind, StudentException, Teacher
from attendance.timetable.occupancy import Occupied, Who
from attendance.timetable.week import GroupWeek

HOLD = "at#"


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


def week_from(item: dict[str, Any]) -> GroupWeek:
    """A stored week."""
    return GroupWeek(
        group_id=item["group_id"],
        group_name=item.get("group_name", ""),
        school_id=item["school_id"],
        week=item["week"],
        lessons={one.id: one for one in lessons_of(item)},
        imported=item.get("imported", {}),
        edited=frozenset(item.get("edited", ())),
        left=item.get("left", {}),
        version=item["version"],
    )


def week_attributes(week: GroupWeek) -> dict[str, Any]:
    """A week as it is to be stored."""
    return {
        "group_id": week.group_id,
        "group_name": week.group_name,
        "school_id": week.school_id,
        "week": week.week,
        "lessons": {key: lesson_attributes(one) for key, one in week.lessons.items()},
        "imported": dict(week.imported),
        "edited": sorted(week.edited),
        "left": dict(week.left) or None,
        "version": week.version,
    }


def hold_attributes(hold: Occupied) -> dict[str, Any]:
    """One lesson's hold, as the week of a teacher or a room has it."""
    return {
        "group": hold.group_name,
        "day": hold.day,
        "starts": hold.starts,
        "ends": hold.ends,
        "busy": hold.busy,
    }


def hold_name(hold: Occupied) -> str:
    """The attribute that holds it: one of its own, so that nobody writes over another's."""
    return f"{HOLD}{hold.group_id}#{hold.lesson_id}"


def holds_of(item: dict[str, Any], who: Who) -> tuple[Occupied, ...]:
    """All that takes a teacher or a room in a week."""
    return tuple(
        Occupied(
            who=who,
            week=item["week"],
            group_id=name.split("#")[1],
            group_name=told["group"],
            lesson_id=name.split("#")[2],
            day=told["day"],
            starts=told["starts"],
            ends=told["ends"],
            busy=told["busy"],
        )
        for name, told in item.items()
        if name.startswith(HOLD)
    )


def exception_attributes(one: StudentException) -> dict[str, Any]:
    """What is out of the ordinary for one student, under the student's id."""
    told = {"participates": one.participates, "starts": one.starts, "ends": one.ends}
    return {name: value for name, value in told.items() if value is not None}

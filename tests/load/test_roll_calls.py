from typing import Any

from tests.load.roll_calls import (
    Lesson,
    Saved,
    Sent,
    lessons_of,
    roll_call_faults,
    standing_of,
)
from tests.load.verification import Kind

LESSON = Lesson(Sent.AGAIN, "teacher", "class", "2026-11-24", "maths")
GOOD = standing_of(["maths"], [["maths"], ["maths", "music"]])


def taught(lesson_id: str, day: str, **changes: object) -> tuple[str, dict[str, Any]]:
    lesson = {"id": lesson_id, "date": day, "kind": "lesson", "cancelled": False}
    return "teacher", {**lesson, "groupId": "class", **changes}


def test_the_last_school_day_is_taken_each_lesson_once_and_in_each_way() -> None:
    week = [
        taught("old", "2026-11-23"),
        taught("maths", "2026-11-24"),
        taught("maths", "2026-11-24"),
        taught("break", "2026-11-24", kind="break"),
        taught("ill", "2026-11-24", cancelled=True),
        taught("music", "2026-11-24"),
        taught("today", "2026-11-25"),
    ]

    planned = lessons_of(week, before="2026-11-25")

    assert [(one.lesson_id, one.sent) for one in planned] == [
        ("maths", Sent.ONCE),
        ("music", Sent.AGAIN),
    ]


def test_a_class_that_stands_once_with_all_its_students_is_well() -> None:
    saved = [Saved("maths", 200, 2), Saved("maths", 200, 2)]

    assert roll_call_faults([LESSON], saved, GOOD) == []


def test_a_save_that_failed_a_lost_student_and_a_second_save_are_told() -> None:
    twice = standing_of(["maths", "maths"], [["maths"]])

    wrong = roll_call_faults([LESSON], [Saved("maths", 200, 2), Saved("maths", 412, 2)], twice)

    assert [one.kind for one in wrong] == [Kind.ERROR, Kind.LOST, Kind.DOUBLE]


def test_a_class_that_nobody_saved_is_lost() -> None:
    assert [one.kind for one in roll_call_faults([LESSON], [], standing_of([], []))] == [Kind.LOST]

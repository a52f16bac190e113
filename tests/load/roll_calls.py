"""The roll calls of the morning: which are taken, and what must stand when it is over. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import cycle
from typing import Any

from tests.load.verification import GOOD, Fault, Kind


class Sent(StrEnum):
    """How a class is saved."""

    ONCE = "once"
    AGAIN = "again, as the answer was lost"
    TWICE_AT_ONCE = "twice at once"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson whose roll a teacher calls."""

    sent: Sent
    teacher: str
    group_id: str
    day: str
    lesson_id: str

    @property
    def path(self) -> str:
        """Where its roll call is."""
        lesson = f"days/{self.day}/lessons/{self.lesson_id}"
        return f"/attendance/groups/{self.group_id}/{lesson}/roll-call"


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer to one save; a status of 0 is none."""

    lesson_id: str
    status: int
    students: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What the tables hold: saves, and students marked, by the lesson's id."""

    saves: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)


def lessons_of(taught: Iterable[tuple[str, Mapping[str, Any]]], *, before: str) -> list[Lesson]:
    """All lessons of the last school day before a day, each once, one way after the other.

    `taught` are teachers' ids, each with a lesson as the portal answers it.
    """
    held: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for teacher, lesson in taught:
        if lesson["kind"] == "lesson" and not lesson["cancelled"] and lesson["date"] < before:
            held.setdefault(lesson["id"], (teacher, lesson))
    last = max((lesson["date"] for _, lesson in held.values()), default="")
    of_the_day = (one for one in held.values() if one[1]["date"] == last)
    return [
        Lesson(sent, teacher, lesson["groupId"], lesson["date"], lesson["id"])
        for sent, (teacher, lesson) in zip(cycle(Sent), of_the_day, strict=False)
    ]


def roll_call_faults(
    planned: Iterable[Lesson], saved: Iterable[Saved], standing: Standing
) -> list[Fault]:
    """What is lost or double: each class is to stand once, with every student of it."""
    answered = tuple(saved)
    students = {one.lesson_id: one.students for one in answered if one.status in GOOD}
    wrong = [
        Fault(Kind.ERROR, f"roll call of {one.lesson_id}: {one.status or 'no answer'}")
        for one in answered
        if one.status not in GOOD
    ]
    for lesson in planned:
        expected = students.get(lesson.lesson_id, 0)
        marks = standing.marks.get(lesson.lesson_id, 0)
        if not expected or marks < expected:
            wrong.append(
                Fault(Kind.LOST, f"roll call of {lesson.lesson_id}: {marks} of {expected} marked")
            )
    wrong.extend(
        Fault(Kind.DOUBLE, f"roll call of {lesson_id}: {number} saves")
        for lesson_id, number in standing.saves.items()
        if number > 1
    )
    return wrong


def standing_of(saves: Iterable[str], marks: Iterable[Iterable[str]]) -> Standing:
    """From the lessons' ids of the saves, and of each student's day."""
    return Standing(Counter(saves), Counter(one for day in marks for one in day))

"""What is out of the ordinary in one calendar event of SS 12000: teachers and students. Pure."""

from collections.abc import Callable

from attendance.timetable_import.reading.fields import Row, bool_of, list_of, reference
from attendance.timetable_import.reading.rows import (
    MOST_EXCEPTIONS,
    MOST_TEACHERS,
    TOO_MANY,
    DraftException,
    RowError,
)
from attendance.timetable_import.reading.wall import ENDS_FIRST, Span, wall_of_text
from skolbro.text import mark

ANOTHER_DAY = mark("Tiden ligger en annan dag än lektionen. Rätta den.")
MISSING = mark("Ange om personen deltar (participates).")


def teachers_of(
    row: Row, usual: tuple[str, ...], person: Callable[[str], str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who teaches usually, and who teaches instead. Raises `RowError`.

    Of the usual ones those who stay away are left out, unless a substitute stands in for them all:
    then they are named, as it is their lesson.
    """
    away, instead = set(), []
    for one in list_of(row, "teacherExceptions", most=MOST_EXCEPTIONS):
        teacher = person(reference(one.get("duty"), "teacherExceptions"))
        if not _participates(one, "teacherExceptions"):
            away.add(teacher)
        elif teacher not in usual and teacher not in instead:
            instead.append(teacher)
    present = tuple(one for one in usual if one not in away)
    named = present or (usual if instead else ())
    if max(len(named), len(instead)) > MOST_TEACHERS:
        raise RowError("teacherExceptions", TOO_MANY)
    return named, tuple(instead)


def students_of(row: Row, when: Span) -> tuple[DraftException, ...]:
    """Each student's own exception, the last one if there are several. Raises `RowError`."""
    found: dict[str, DraftException] = {}
    for one in list_of(row, "studentExceptions", most=MOST_EXCEPTIONS):
        student = reference(one.get("student"), "studentExceptions")
        starts = _time(one, "startTime", when)
        ends = _time(one, "endTime", when)
        if (starts or when.starts) >= (ends or when.ends):
            raise RowError("studentExceptions", ENDS_FIRST)
        found[student] = DraftException(
            student=student,
            participates=_participates(one, "studentExceptions"),
            starts=starts,
            ends=ends,
        )
    return tuple(found.values())


def _participates(one: Row, where: str) -> bool:
    if one.get("participates") is None:
        raise RowError(where, MISSING)
    return bool_of(one, "participates", where)


def _time(one: Row, name: str, when: Span) -> str | None:
    if one.get(name) is None:
        return None
    wall = wall_of_text(one[name], "studentExceptions")
    if wall.day != when.day:
        raise RowError("studentExceptions", ANOTHER_DAY)
    return wall.clock

"""The timetable on the wire."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skolbro.http.wire import Clock, Day, In, Out
from skolbro.ids import Id

Title = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Room = Annotated[str, StringConstraints(max_length=100)]
Note = Annotated[str, StringConstraints(max_length=500)]


class StudentExceptionIn(In):
    """One student's own times in a lesson, or that the student does not take part."""

    student_id: Id
    participates: bool
    starts: Clock | None = None
    ends: Clock | None = None


class TimetableLessonIn(In):
    """A whole lesson, as it shall be: what is left out is empty, and a lesson unless a break."""

    date: Day
    starts: Clock
    ends: Clock
    title: Title
    kind: Literal["lesson", "break"] | None = None
    room: Room | None = None
    teacher_ids: list[Id] = Field(max_length=10, default_factory=list)
    substitute_ids: list[Id] = Field(max_length=10, default_factory=list)
    cancelled: bool | None = None
    note: Note | None = None
    exceptions: list[StudentExceptionIn] = Field(max_length=30, default_factory=list)


class TeacherOut(Out):
    """Who teaches. The name is empty where the person's identity is protected."""

    id: str
    name: str


class MovedFromOut(Out):
    """Where a lesson stood first."""

    date: Day
    starts: str


class LessonOut(Out):
    """A lesson or a break, on the school's clock."""

    id: str
    group_id: str
    group_name: str
    date: Day
    starts: str
    ends: str
    kind: Literal["lesson", "break"]
    title: str
    room: str
    teachers: list[TeacherOut]
    substitutes: list[TeacherOut]
    cancelled: bool
    moved_from: MovedFromOut | None
    note: str


class LessonDayOut(Out):
    """A day's lessons, in order."""

    date: Day
    lessons: list[LessonOut]


class StudentWeekOut(Out):
    """A student's week. Without a timetable, absence is reported by the day or by the hour."""

    student_id: str
    week: str
    timetable: bool
    days: list[LessonDayOut]


class TeacherWeekOut(Out):
    """A teacher's own week, with the lessons where the teacher stands in for somebody."""

    week: str
    days: list[LessonDayOut]


class StudentExceptionOut(Out):
    """One student's own times in a lesson, or that the student does not take part."""

    student_id: str
    participates: bool
    starts: str | None
    ends: str | None


class GroupLessonOut(LessonOut):
    """A lesson before those who have the group, with the exceptions of its students."""

    exceptions: list[StudentExceptionOut]


class GroupLessonDayOut(Out):
    """A day's lessons, in order."""

    date: Day
    lessons: list[GroupLessonOut]


class GroupWeekOut(Out):
    """A group's week."""

    group_id: str
    group_name: str
    week: str
    timetable: bool
    days: list[GroupLessonDayOut]


class ClashOut(Out):
    """A teacher or a room that is somewhere else at the same time: may be meant."""

    kind: Literal["teacher", "room"]
    name: str
    group_name: str
    date: Day
    starts: str
    ends: str


class LessonChangedOut(Out):
    """A lesson as it stands now, and what to look at again."""

    lesson: GroupLessonOut
    warnings: list[ClashOut]

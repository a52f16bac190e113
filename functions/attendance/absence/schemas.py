"""Absence on the wire."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skolbro.access.scopes import MOST_CHILDREN
from skolbro.http.wire import Clock, Day, In, Instant, Out, Yes
from skolbro.ids import Id

MOST_LESSONS = 20
Note = Annotated[str, StringConstraints(max_length=500)]


class SpanIn(In):
    """A part of a day on the school's clock, `HH:MM`."""

    starts: Clock
    ends: Clock


class LessonIn(In):
    """A lesson of the student's timetable, with the times that it was shown with."""

    id: Id
    group_id: Id
    starts: Clock
    ends: Clock


class PartIn(In):
    """Which days, and which part of each: `wholeDay`, `span` or `lessons`, one of them."""

    first_day: Day
    last_day: Day | None = None
    whole_day: Yes | None = None
    span: SpanIn | None = None
    lessons: Annotated[list[LessonIn], Field(min_length=1, max_length=MOST_LESSONS)] | None = None
    note: Note | None = None


class AbsenceReportIn(PartIn):
    """A guardian's report of one child or several: all of them, or none."""

    student_ids: Annotated[list[Id], Field(min_length=1, max_length=MOST_CHILDREN)]


class RegistrationIn(PartIn):
    """The school's own registration of one student's absence, backwards as well."""

    student_id: Id


class ReporterOut(Out):
    """Who reported. The name is empty where the person's identity is protected."""

    id: str
    name: str
    me: bool


class SpanOut(Out):
    """A part of a day on the school's clock."""

    starts: str
    ends: str


class ReportedLessonOut(Out):
    """A lesson that is reported, with the times that it had then."""

    id: str
    group_id: str
    starts: str
    ends: str


class AbsenceOut(Out):
    """One absence of one day, or of a part of it. `ended` is when the student came back."""

    id: str
    student_id: str
    date: Day
    whole_day: bool
    span: SpanOut | None
    lessons: list[ReportedLessonOut]
    note: str | None
    status: Literal["reported", "ended", "withdrawn"]
    source: Literal["guardian", "staff", "leave"]
    reported_by: ReporterOut
    reported_at: Instant
    ended: str | None
    withdrawn_at: Instant | None
    may_withdraw: bool


class ReportOut(Out):
    """What now stands, for each child and day: what was reported, or had been before."""

    items: list[AbsenceOut]


class AbsenceListOut(Out):
    """A child's absences, newest day first."""

    items: list[AbsenceOut]
    next: str | None


class ReportDayOut(Out):
    """A day to choose."""

    date: Day
    open: bool
    reason: Literal["cutOffPassed"] | None
    closes_at: str | None


class ReportDaysOut(Out):
    """The days to choose from, and whom to phone when none fits."""

    days: list[ReportDayOut]
    phone: str
    school_name: str


class GroupOut(Out):
    """A class or teaching group."""

    id: str
    name: str


class GroupStudentOut(Out):
    """A student of the group and what has been reported."""

    id: str
    display_name: str
    absences: list[AbsenceOut]


class GroupDayOut(Out):
    """A group's day. `absent` counts those of whom something is reported."""

    group: GroupOut
    date: Day
    students: list[GroupStudentOut]
    absent: int

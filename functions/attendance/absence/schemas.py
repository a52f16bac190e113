"""Attendance on the wire."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from skolbro.http.wire import Day, In, Instant, Out, Yes
from skolbro.ids import Id

Note = Annotated[str, StringConstraints(max_length=500)]


class AbsenceReportIn(In):
    """A guardian's report: the child is away the whole school day."""

    student_id: Id
    date: Day
    whole_day: Yes
    note: Note | None = None


class ReporterOut(Out):
    """Who reported. The name is empty where the person's identity is protected."""

    id: str
    name: str
    me: bool


class AbsenceOut(Out):
    """One absence of one day."""

    id: str
    student_id: str
    date: Day
    whole_day: bool
    note: str | None
    status: Literal["reported", "withdrawn"]
    reported_by: ReporterOut
    reported_at: Instant
    withdrawn_at: Instant | None
    may_withdraw: bool


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
    absence: AbsenceOut | None


class GroupDayOut(Out):
    """A group's day."""

    group: GroupOut
    date: Day
    students: list[GroupStudentOut]
    absent: int

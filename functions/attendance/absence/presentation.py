"""Absences as their readers see them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from attendance.absence.report import ReportDay
from attendance.absence.schemas import (
    AbsenceOut,
    GroupDayOut,
    GroupOut,
    GroupStudentOut,
    ReportDayOut,
    ReportedLessonOut,
    ReporterOut,
    ReportOut,
    SpanOut,
)
from attendance.day.absence import Absence, Source
from attendance.day.student_day import StudentDay
from skolbro.access.relations import Relation
from skolbro.access.scopes import ChildScope, GroupScope, StudentScope
from skolbro.calendar import school_date


def show_report(absences: Iterable[Absence], scope: ChildScope | StudentScope) -> ReportOut:
    """What now stands, before whoever reported."""
    return ReportOut(items=[show_absence(one, scope) for one in absences])


def show_absence(absence: Absence, scope: ChildScope | StudentScope | GroupScope) -> AbsenceOut:
    """An absence before one reader: who reported is named, and what the reader may do."""
    extent, reader_id = absence.extent, scope.actor.person_id
    span = extent.span
    return AbsenceOut(
        id=absence.id,
        student_id=absence.student_id,
        date=absence.day,
        whole_day=extent.is_whole_day,
        span=SpanOut(starts=span.starts, ends=span.ends) if span else None,
        lessons=[
            ReportedLessonOut(id=one.id, group_id=one.group_id, starts=one.starts, ends=one.ends)
            for one in extent.lessons
        ],
        note=absence.note,
        status=_status(absence),
        source=absence.source.value,
        reported_by=ReporterOut(
            id=absence.reported_by,
            name=absence.reporter_name,
            me=absence.reported_by == reader_id,
        ),
        reported_at=absence.reported_at,
        ended=absence.ended,
        withdrawn_at=absence.withdrawn_at,
        may_withdraw=_may_withdraw(absence, reader_id, today=school_date(scope.now)),
    )


def show_report_day(choice: ReportDay) -> ReportDayOut:
    """A day to choose."""
    return ReportDayOut(
        date=choice.day,
        open=choice.open,
        reason=None if choice.open else "cutOffPassed",
        closes_at=choice.closes_at,
    )


def show_group_day(scope: GroupScope, *, day: date, days: Mapping[str, StudentDay]) -> GroupDayOut:
    """A group's day, in the order of the class list."""

    def show(student: Relation) -> GroupStudentOut:
        known = days.get(student.person_id)
        return GroupStudentOut(
            id=student.person_id,
            display_name=student.person_name,
            absences=[show_absence(one, scope) for one in (known.standing if known else ())],
        )

    in_order = sorted(scope.students, key=lambda student: student.person_name)
    return GroupDayOut(
        group=GroupOut(id=scope.group_id, name=scope.relation.object_name),
        date=day,
        students=[show(student) for student in in_order],
        absent=sum(bool(one.standing) for one in days.values()),
    )


def _status(absence: Absence) -> Literal["reported", "ended", "withdrawn"]:
    if not absence.stands:
        return "withdrawn"
    return "ended" if absence.ended else "reported"


def _may_withdraw(absence: Absence, reader_id: str, *, today: date) -> bool:
    # A leave was granted by the school, and is the school's to change.
    return (
        absence.stands
        and absence.ended is None
        and absence.reported_by == reader_id
        and absence.day >= today
        and absence.source is not Source.LEAVE
    )

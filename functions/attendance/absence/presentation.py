"""Attendance's nouns as their readers see them."""

from collections.abc import Mapping
from datetime import date

from attendance.absence.report import Absence, ReportDay
from attendance.absence.schemas import (
    AbsenceOut,
    GroupDayOut,
    GroupOut,
    GroupStudentOut,
    ReportDayOut,
    ReporterOut,
)
from skolbro.access.relations import Relation
from skolbro.access.scopes import GroupScope
from skolbro.calendar import school_date


def show_absence(absence: Absence, *, reader_id: str, today: date) -> AbsenceOut:
    """An absence before one reader: who reported is named, and what the reader may do."""
    return AbsenceOut(
        id=absence.id,
        student_id=absence.student_id,
        date=absence.day,
        whole_day=True,
        note=absence.note,
        status="reported" if absence.stands else "withdrawn",
        reported_by=ReporterOut(
            id=absence.reported_by,
            name=absence.reporter_name,
            me=absence.reported_by == reader_id,
        ),
        reported_at=absence.reported_at,
        withdrawn_at=absence.withdrawn_at,
        may_withdraw=absence.may_be_withdrawn_by(reader_id, today=today),
    )


def show_report_day(choice: ReportDay) -> ReportDayOut:
    """A day to choose."""
    return ReportDayOut(
        date=choice.day,
        open=choice.open,
        reason=None if choice.open else "cutOffPassed",
        closes_at=choice.closes_at,
    )


def show_group_day(scope: GroupScope, *, day: date, absences: Mapping[str, Absence]) -> GroupDayOut:
    """A group's day, in the order of the class list."""

    def show(student: Relation) -> GroupStudentOut:
        found = absences.get(student.person_id)
        return GroupStudentOut(
            id=student.person_id,
            display_name=student.person_name,
            absence=found
            and show_absence(found, reader_id=scope.actor.person_id, today=school_date(scope.now)),
        )

    in_order = sorted(scope.students, key=lambda student: student.person_name)
    return GroupDayOut(
        group=GroupOut(id=scope.group_id, name=scope.relation.object_name),
        date=day,
        students=[show(student) for student in in_order],
        absent=len(absences),
    )

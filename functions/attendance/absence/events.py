"""What absence tells other modules."""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from attendance.day.absence import ABSENCE_ID, Absence
from skolbro.access.scopes import ChildScope, StudentScope
from skolbro.events import Event, EventData
from skolbro.ids import Id

AbsenceId = Annotated[str, StringConstraints(pattern=ABSENCE_ID)]


class AbsenceReported(EventData):
    """A student is reported absent for school days in a row, or for a part of each, by `by`.

    The id is that of the first day's absence.
    """

    event_type: ClassVar = "attendance.absence_reported.v2"

    absence_id: AbsenceId
    student_id: Id
    school_id: Id
    first_day: dt.date
    last_day: dt.date
    source: Literal["guardian", "staff"]
    by: Id


class AbsenceWithdrawn(EventData):
    """A report is taken back, or from a time on: the student is expected at school again."""

    event_type: ClassVar = "attendance.absence_withdrawn.v2"

    absence_id: AbsenceId
    student_id: Id
    school_id: Id
    date: dt.date
    by: Id


def absence_reported(absences: tuple[Absence, ...], *, scope: ChildScope | StudentScope) -> Event:
    """That one student is reported; the absences are in the order of their days."""
    told = {
        "absence_id": absences[0].id,
        "student_id": scope.student_id,
        "school_id": scope.school_id,
        "first_day": absences[0].day,
        "last_day": absences[-1].day,
        "source": "staff" if scope.is_staff else "guardian",
        "by": scope.actor.person_id,
    }
    return AbsenceReported.model_validate(told).happened(scope.now)


def absence_withdrawn(absence_id: str, *, day: dt.date, scope: ChildScope | StudentScope) -> Event:
    """That the actor of the scope has taken a report back."""
    told = AbsenceWithdrawn(
        absence_id=absence_id,
        student_id=scope.student_id,
        school_id=scope.school_id,
        date=day,
        by=scope.actor.person_id,
    )
    return told.happened(scope.now)

"""What attendance tells other modules."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from attendance.absence.report import Absence
from skolbro.access.scopes import ChildScope
from skolbro.events import Event, EventData
from skolbro.ids import PATTERN, Id

# The day that it leads to, and an id.
AbsenceId = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\." + PATTERN.removeprefix("^"))
]


class AbsenceData(EventData):
    """Which child, which school day, and who did it."""

    absence_id: AbsenceId
    student_id: Id
    school_id: Id
    date: dt.date
    by: Id


class AbsenceReported(AbsenceData):
    """A guardian, or another responsible adult, has reported a child absent for a school day."""

    event_type: ClassVar = "attendance.absence_reported.v1"


class AbsenceWithdrawn(AbsenceData):
    """Whoever reported an absence has taken the report back: the child is expected at school."""

    event_type: ClassVar = "attendance.absence_withdrawn.v1"


def absence_event(kind: type[AbsenceData], absence: Absence, *, scope: ChildScope) -> Event:
    """What has just become of a child's absence, by the actor of the scope."""
    told = kind(
        absence_id=absence.id,
        student_id=absence.student_id,
        school_id=scope.school_id,
        date=absence.day,
        by=scope.actor.person_id,
    )
    return told.happened(scope.now)

"""What attendance tells other modules."""

from attendance.absence import Absence
from skolbro.access.scopes import ChildScope
from skolbro.events import Event

ABSENCE_REPORTED = "attendance.absence_reported.v1"
ABSENCE_WITHDRAWN = "attendance.absence_withdrawn.v1"


def absence_event(event_type: str, absence: Absence, *, scope: ChildScope) -> Event:
    """Which child, which day, who did it: ids only."""
    return Event(
        type=event_type,
        at=scope.now,
        data={
            "absence_id": absence.id,
            "student_id": absence.student_id,
            "school_id": scope.school_id,
            "date": absence.day.isoformat(),
            "by": scope.actor.person_id,
        },
    )

"""What leave tells other modules."""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from attendance.leave.application import LEAVE_ID, Leave
from skolbro.events import EventData
from skolbro.ids import Id

LeaveId = Annotated[str, StringConstraints(pattern=LEAVE_ID)]


class LeaveData(EventData):
    """Which child, which days, and who did it."""

    leave_id: LeaveId
    student_id: Id
    school_id: Id
    first_day: dt.date
    last_day: dt.date
    by: Id


class LeaveConfirmationAsked(LeaveData):
    """A guardian has applied for leave, and the other guardian must confirm before the school."""

    event_type: ClassVar = "attendance.leave_confirmation_asked.v1"


class LeaveApplied(LeaveData):
    """An application for leave waits for the school's decision; `by` applied or confirmed it."""

    event_type: ClassVar = "attendance.leave_applied.v1"

    decider: Literal["mentor", "principal"]


class LeaveVetoed(LeaveData):
    """A guardian has said no to the other's application."""

    event_type: ClassVar = "attendance.leave_vetoed.v1"


class LeaveWithdrawn(LeaveData):
    """Whoever applied for leave has taken the application back."""

    event_type: ClassVar = "attendance.leave_withdrawn.v1"


class LeaveDecided(LeaveData):
    """The school has granted a leave, which is valid absence now, or has not."""

    event_type: ClassVar = "attendance.leave_decided.v1"

    outcome: Literal["approved", "rejected"]


def leave_data(
    leave_id: str,
    *,
    student_id: str,
    school_id: str,
    first_day: dt.date,
    last_day: dt.date,
    by: str,
) -> dict[str, object]:
    """The fields that all events of a leave have."""
    return {
        "leave_id": leave_id,
        "student_id": student_id,
        "school_id": school_id,
        "first_day": first_day,
        "last_day": last_day,
        "by": by,
    }


def about(leave: Leave, *, by: str) -> dict[str, object]:
    """The same, of a leave that is at hand."""
    return leave_data(
        leave.id,
        student_id=leave.student_id,
        school_id=leave.school_id,
        first_day=leave.period.first,
        last_day=leave.period.last,
        by=by,
    )

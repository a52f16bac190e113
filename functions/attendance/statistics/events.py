"""What statistics tell other modules."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from attendance.statistics.month import Month
from skolbro.events import EventData
from skolbro.ids import Id

MonthName = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]


class AbsenceThresholdReached(EventData):
    """A student's absence in a month has reached the school's threshold: once a month."""

    event_type: ClassVar = "attendance.absence_threshold_reached.v1"

    student_id: Id
    school_id: Id
    month: MonthName


def threshold_reached(month: Month) -> AbsenceThresholdReached:
    """That a student's month is to be told of."""
    return AbsenceThresholdReached(
        student_id=month.student_id, school_id=month.school_id, month=month.month
    )

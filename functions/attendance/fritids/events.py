"""What time registration tells other modules."""

import datetime as dt
from typing import ClassVar

from skolbro.events import EventData
from skolbro.ids import Id


class FritidsDayChanged(EventData):
    """Staff have set a child's times of a day, or taken away what they had set."""

    event_type: ClassVar = "attendance.fritids_day_changed.v1"

    student_id: Id
    school_id: Id
    group_id: Id
    date: dt.date
    by: Id

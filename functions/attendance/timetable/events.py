"""What the timetable tells other modules."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from attendance.timetable.substitution import Substitutes
from attendance.timetable.week import GroupWeek
from skolbro.events import Event, EventData
from skolbro.ids import Id


class SubstitutesChanged(EventData):
    """Others than before substitute in lessons of a group on one day, or in other lessons.

    `lessons` has all that each of them substitutes in there that day, from now on: nothing for who
    substitutes no more. `version` is that of the group's week, and grows with each change: of two
    events that name somebody, the one with the higher version holds, whichever comes first.
    """

    event_type: ClassVar = "attendance.substitutes_changed.v1"

    school_id: Id
    group_id: Id
    date: dt.date
    version: Annotated[int, Field(ge=1)]
    lessons: dict[Id, list[Id]]


def substitutes_changed(week: GroupWeek, changed: Substitutes, *, at: dt.datetime) -> Event:
    """That a day of the week, as it now is, has other substitutes."""
    told = SubstitutesChanged(
        school_id=week.school_id,
        group_id=week.group_id,
        date=changed.day,
        version=week.version,
        lessons={person_id: list(lessons) for person_id, lessons in changed.lessons.items()},
    )
    return told.happened(at)

"""A reminder of each kind, sent by the worker itself, about the village's child."""

import json
from datetime import date

from tests.architecture.village import Village
from tests.whole_portal import in_environment_of

from attendance.day.absence import day_of
from attendance.reminders.store import note_last_day
from attendance.reminders.worker import remind
from skolbro.access.scopes import at_work

# The last answer day of Eken's lov; and of the village's leave the second school day is this.
LAST_ANSWER_DAY, SECOND_DAY = "2026-12-04", "2026-11-26"


def remind_of_all(village: Village) -> None:
    """While the leave waits, the absence stands, and nobody has registered times or a lov."""
    in_environment_of("attendance")
    school = village.school
    village.portal.list_group(school, village.fritids, "fritids")
    day = day_of(village.absence)
    note_last_day(at_work("test"), village.child, school_id=school.id, day=day)
    for kind, on in (
        ("leaveDecision", SECOND_DAY),
        ("stillIll", next_school_day(village, day)),
        ("missingWeek", SECOND_DAY),
        ("holidayAnswer", LAST_ANSWER_DAY),
    ):
        remind(json.dumps({"kind": kind, "date": on, "schoolId": school.id}))


def next_school_day(village: Village, day: date) -> str:
    """When it is asked whether the child is still ill."""
    coming = village.school.calendar.school_days(start=day)
    next(coming)
    return next(coming).isoformat()

"""Attendance's table: what each noun keeps in it, and what the kernel does."""

from attendance.day import store as day
from attendance.fritids import store as fritids
from attendance.leave import items as leave
from attendance.reminders import items as reminders
from attendance.rollcall import store as roll_call
from attendance.statistics import items as statistics
from attendance.timetable import store as timetable
from attendance.timetable_import import store as timetable_import
from skolbro.access.reads import READ
from skolbro.events import EVENT
from skolbro.http.idempotency import RECORD
from skolbro.table import Design

DESIGN = Design(
    table="attendance",
    entities=(
        *day.ENTITIES,
        *roll_call.ENTITIES,
        *leave.ENTITIES,
        *statistics.ENTITIES,
        *timetable.ENTITIES,
        *timetable_import.ENTITIES,
        *fritids.ENTITIES,
        *reminders.ENTITIES,
        EVENT,
        RECORD,
        READ,
    ),
    patterns=(
        *day.PATTERNS,
        *roll_call.PATTERNS,
        *leave.PATTERNS,
        *statistics.PATTERNS,
        *timetable.PATTERNS,
        *timetable_import.PATTERNS,
        *fritids.PATTERNS,
        *reminders.PATTERNS,
    ),
)

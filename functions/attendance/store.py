"""Attendance's table: what each noun keeps in it, and what the kernel does."""

from attendance.day import store as day
from attendance.rollcall import store as roll_call
from attendance.timetable import store as timetable
from skolbro.access.reads import READ
from skolbro.events import EVENT
from skolbro.http.idempotency import RECORD
from skolbro.table import Design

DESIGN = Design(
    table="attendance",
    entities=(*day.ENTITIES, *timetable.ENTITIES, *roll_call.ENTITIES, EVENT, RECORD, READ),
    patterns=(*day.PATTERNS, *timetable.PATTERNS, *roll_call.PATTERNS),
)

"""Booking's table: what each noun keeps in it, and what the kernel does."""

from booking.day import items as day
from booking.meetings import items as meetings
from booking.rounds import items as rounds
from booking.series import items as series
from booking.waiting import items as waiting
from skolbro.access.reads import READ
from skolbro.events import EVENT
from skolbro.http.idempotency import RECORD
from skolbro.table import Design

DESIGN = Design(
    table="booking",
    entities=(
        *rounds.ENTITIES,
        *series.ENTITIES,
        *meetings.ENTITIES,
        *waiting.ENTITIES,
        *day.ENTITIES,
        EVENT,
        RECORD,
        READ,
    ),
    patterns=(
        *rounds.PATTERNS,
        *series.PATTERNS,
        *meetings.PATTERNS,
        *waiting.PATTERNS,
        *day.PATTERNS,
    ),
)

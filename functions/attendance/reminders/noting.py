"""Listing whose report for whole days ends when, as the report's event comes."""

from datetime import date

from attendance.day.absence import WHOLE_DAY, slot_of
from attendance.reminders import store
from skolbro.access.scopes import WorkScope
from skolbro.events import Event


def note_report(scope: WorkScope, event: Event) -> None:
    """A report for whole days is listed under its last day. One write unit.

    Only whom to look at: whether the report stands is read the morning after. So it does not
    matter that an event comes twice, late, or after the report was taken back.
    """
    told = event.data
    if slot_of(told["absence_id"]) == WHOLE_DAY.slot:
        store.note_last_day(
            scope,
            told["student_id"],
            school_id=told["school_id"],
            day=date.fromisoformat(told["last_day"]),
        )

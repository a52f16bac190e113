"""A teacher's day as the teacher sees it."""

from datetime import date

from booking.daylist.policy import OwnDay
from booking.daylist.schemas import DayListOut, DayMeetingOut
from booking.slots.presentation import show_slot


def show_day(own: OwnDay, *, day: date) -> DayListOut:
    """The times in order, with the names of those who come."""
    return DayListOut(
        day=day,
        items=[
            DayMeetingOut(
                group_id=one.round.group_id,
                group_name=one.round.group_name,
                round_id=one.round.id,
                round_title=one.round.title,
                slot=show_slot(one.slot, names=own.names, now=own.scope.now),
            )
            for one in own.meetings
        ],
    )

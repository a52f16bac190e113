"""A teacher's day of meetings on the wire."""

from booking.slots.schemas import SlotOut
from skolbro.http.wire import Day, Out


class DayMeetingOut(Out):
    """One time of the day, with the group and the round that it is of."""

    group_id: str
    group_name: str
    round_id: str
    round_title: str
    slot: SlotOut


class DayListOut(Out):
    """A teacher's day, in order. Of students with protected identity only that a time is taken."""

    day: Day
    items: list[DayMeetingOut]

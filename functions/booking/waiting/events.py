"""What the waiting list tells: other modules, and booking's own worker."""

from typing import ClassVar, Literal

from skolbro.events import EventData
from skolbro.ids import Id

NoId = Literal[""]


class SlotOffered(EventData):
    """A time is held for a student who waits; `alone_id` is the guardian whom alone it is for."""

    event_type: ClassVar = "booking.slot_offered.v1"

    round_id: Id
    group_id: Id
    school_id: Id
    student_id: Id
    alone_id: Id | NoId
    slot_id: Id


class WaitingLeft(EventData):
    """A guardian does not wait any more: a time that was held is for the next in line."""

    event_type: ClassVar = "booking.waiting_left.v1"

    round_id: Id
    student_id: Id
    by: Id


class WaitingEnded(EventData):
    """A student waits no more for a time, as the round has been cancelled."""

    event_type: ClassVar = "booking.waiting_ended.v1"

    round_id: Id
    group_id: Id
    school_id: Id
    student_id: Id
    alone_id: Id | NoId

"""Time registration on the wire: what guardians and staff both send and get."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skolbro.http.wire import Clock, Day, In, Instant, Out
from skolbro.ids import Id

MOST_TIMES = 4
ShortText = Annotated[str, StringConstraints(max_length=100)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Source = Literal["base", "exception", "holiday", "holidayUnanswered", "closed", "none"]


class TimesIn(In):
    """From a time to another on the school's clock, on one day."""

    starts: Clock
    ends: Clock


DayTimes = Annotated[list[TimesIn], Field(max_length=MOST_TIMES)]


class TimesOut(Out):
    """From a time to another on the school's clock."""

    starts: str
    ends: str


class CommentIn(In):
    """A line to the other side about a day."""

    text: Text


class StaffCommentIn(CommentIn):
    """A line to a child's guardians about a day."""

    student_id: Id


class CommentOut(Out):
    """A line about a day. The name is empty where the person's identity is protected."""

    id: str
    text: str
    side: Literal["guardian", "staff"]
    name: str
    me: bool
    at: Instant


class SetByStaffOut(Out):
    """That staff have set the times, and who. No name where the identity is protected."""

    name: str
    at: Instant


class AllowedAdultOut(Out):
    """Somebody who may pick the child up."""

    id: str
    name: str
    phone: str


class LeavingOut(Out):
    """How the child leaves that day. `thatDay`: said of this day, in place of what holds any."""

    alone_at: str | None
    that_day: bool
    goes_with: str
    adult: AllowedAdultOut | None
    note: str
    cancelled: bool


class HolidayOut(Out):
    """A lov that is opened for answers until, and on, its last answer day."""

    id: str
    name: str
    first: Day
    last: Day
    last_answer_day: Day


class FritidsUnitOut(Out):
    """A unit: Monday's to Sunday's hours, days it is closed, and how many days ahead it plans."""

    group_id: str
    name: str
    hours: list[TimesOut | None]
    closed_days: list[Day]
    lock_days: int
    holidays: list[HolidayOut]

"""A guardian's side of time registration on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from attendance.fritids.schemas import (
    AllowedAdultOut,
    CommentOut,
    DayTimes,
    FritidsUnitOut,
    LeavingOut,
    SetByStaffOut,
    ShortText,
    Source,
    TimesOut,
)
from skolbro.http.wire import Clock, Day, In, Instant, Out
from skolbro.ids import Id

LockedBecause = Literal[
    "passed",
    "closed",
    "holiday",
    "holidayAnswerPassed",
    "checkedIn",
    "lockDays",
    "otherGuardian",
]
WeekTimes = Annotated[list[DayTimes], Field(min_length=7, max_length=7)]


class ScheduleIn(In):
    """A base schedule of one to four weeks from a Monday; in all weeks, or in one's own."""

    valid_from: Day
    weeks: Annotated[list[WeekTimes], Field(min_length=1, max_length=4)]
    own_weeks: bool


class AllowedAdultIn(In):
    """Somebody who may pick the child up; the id is made by the client."""

    id: Id
    name: Annotated[ShortText, Field(min_length=1)]
    phone: Annotated[str, Field(max_length=30)] | None = None


class PickUpIn(In):
    """What holds any day: alone from a time, with whom, and who may come."""

    alone_at: Clock | None = None
    goes_with: ShortText | None = None
    adults: Annotated[list[AllowedAdultIn], Field(max_length=20)]


class ResidenceIn(In):
    """Whose the weeks are: of even and odd ISO weeks, or of a cycle from the week of a day.

    `together` has no owners: everybody changes all weeks.
    """

    rule: Literal["isoWeek", "cycle", "together"]
    owners: Annotated[list[Id], Field(max_length=4)]
    first_week: Day


class DayPickUpIn(In):
    """What holds one day: not alone unless it says so."""

    alone_at: Clock | None = None
    adult_id: Id | None = None
    note: ShortText | None = None


class DayChangeIn(In):
    """One day, Monday is 1. What is left out stays; null takes the day's own away."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    times: DayTimes | None = None
    pick_up: DayPickUpIn | None = None


class WeekChangeIn(In):
    """Days of a week that are not as usual."""

    days: Annotated[list[DayChangeIn], Field(min_length=1, max_length=7)]


class WeekOffsetIn(In):
    """From how many weeks ahead to how many."""

    first: int
    last: int


class WeekCopyIn(In):
    """A week as it was seen, to other weeks and to siblings: all of it, or nothing."""

    student_ids: Annotated[list[Id], Field(min_length=1, max_length=12)]
    week: Day
    week_offset: WeekOffsetIn
    days: WeekTimes


class HolidayDayIn(In):
    """A day of a lov; off without times."""

    date: Day
    times: DayTimes


class HolidayAnswerIn(In):
    """An answer to a lov: off all of it, or times by the day. Days that are left out stay."""

    off: bool
    days: Annotated[list[HolidayDayIn], Field(max_length=100)] | None = None


class LockOut(Out):
    """Why a day cannot be changed, and the last day for which that holds."""

    reason: LockedBecause
    until: Day | None


class LessonConflictOut(Out):
    """A lesson at the same time."""

    id: str
    title: str
    starts: str
    ends: str


class FritidsDayOut(Out):
    """A day, merged: base schedule, exceptions and lov together."""

    date: Day
    times: list[TimesOut]
    source: Source
    set_by_staff: SetByStaffOut | None
    away: list[TimesOut]
    hours: TimesOut | None
    lock: LockOut | None
    owner_id: str | None
    holiday_id: str | None
    pick_up: LeavingOut
    comments: list[CommentOut]
    came_at: Instant | None
    left_at: Instant | None
    conflicts: list[LessonConflictOut]


class FritidsDaysOut(Out):
    """A child's days at fritids."""

    unit: FritidsUnitOut
    items: list[FritidsDayOut]
    next: str | None


class FritidsWeekOut(Out):
    """A child's week at fritids, Monday first."""

    student_id: str
    monday: Day
    days: list[FritidsDayOut]


class BaseOut(Out):
    """A base schedule, and in whose weeks it holds; in all where there is no owner."""

    valid_from: Day
    owner_id: str | None
    weeks: list[list[list[TimesOut]]]


class ResidenceOut(Out):
    """Whose the weeks are: even's and odd's, or a cycle's from this week on."""

    rule: Literal["isoWeek", "cycle", "together"]
    owners: list[str]
    first_week: Day


class ProposalOut(Out):
    """A division that waits for another adult."""

    by: str
    me: bool
    residence: ResidenceOut


class ChildsAdultOut(Out):
    """An adult of the child. The name is empty where the person's identity is protected."""

    id: str
    name: str
    me: bool


class PickUpOut(Out):
    """What holds any day."""

    alone_at: str | None
    goes_with: str
    adults: list[AllowedAdultOut]


class FritidsPlanOut(Out):
    """What holds for a child at fritids over time. `firstOpenDay` is the first not locked."""

    student_id: str
    unit: FritidsUnitOut
    first_open_day: Day
    bases: list[BaseOut]
    residence: ResidenceOut
    proposal: ProposalOut | None
    pick_up: PickUpOut
    adults: list[ChildsAdultOut]


class HolidayDayOut(Out):
    """A day that has been answered."""

    date: Day
    times: list[TimesOut]


class HolidayAnswerOut(Out):
    """What has been answered of a lov."""

    holiday_id: str
    name: str
    last_answer_day: Day
    answered: bool
    days: list[HolidayDayOut]


class WeekCopyOut(Out):
    """A week that was written."""

    student_id: str
    monday: Day


class WeekCopiesOut(Out):
    """All that a copy has written."""

    items: list[WeekCopyOut]
    next: str | None

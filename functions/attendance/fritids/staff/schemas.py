"""Staff's side of time registration on the wire."""

import re
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from attendance.fritids.schemas import (
    AllowedAdultOut,
    CommentOut,
    DayTimes,
    LeavingOut,
    SetByStaffOut,
    ShortText,
    Source,
    TimesIn,
    TimesOut,
)
from skolbro.http.wire import Day, In, Instant, Out
from skolbro.ids import Id

MOST_TOUCHES = 30
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
Status = Literal["free", "absent", "expected", "missing", "here", "overdue", "left"]


def _written_instant(value: object) -> datetime:
    """RFC 3339 with its offset, to the whole second, which is all that is kept."""
    try:
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            return datetime.fromisoformat(value).replace(microsecond=0).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise PydanticCustomError("datetime_parsing", "an instant with its offset, as RFC 3339 has it")


class HolidayIn(In):
    """A lov to open for answers; the id is made by the client."""

    id: Id
    name: Annotated[ShortText, Field(min_length=1)]
    first: Day
    last: Day
    last_answer_day: Day


class FritidsUnitIn(In):
    """A unit's settings: Monday's to Sunday's hours, null where it is closed, and the rest."""

    hours: Annotated[list[TimesIn | None], Field(min_length=7, max_length=7)]
    closed_days: Annotated[list[Day], Field(max_length=200)]
    lock_days: Annotated[int, Field(ge=0, le=30)]
    holidays: Annotated[list[HolidayIn], Field(max_length=20)]


class TouchIn(In):
    """One touch, with an id and a time that the phone has made.

    An out says whom the child leaves with: `guardian` and `responsible` with the person's id as
    `who`, `listed` with the id on the pick-up list, `alone` as any day, `aloneThatDay` as the
    guardians have said of this day; `other` with the reason.
    """

    id: Id
    student_id: Id
    kind: Literal["in", "out", "undo"]
    at: Annotated[datetime, BeforeValidator(_written_instant)]
    undoes: Id | None = None
    leaves_with: (
        Literal["guardian", "responsible", "listed", "alone", "aloneThatDay", "other"] | None
    ) = None
    who: Id | None = None
    reason: ShortText | None = None


class TouchesIn(In):
    """Touches in the order in which they were made; those that were sent before do no harm."""

    touches: Annotated[list[TouchIn], Field(min_length=1, max_length=MOST_TOUCHES)]


class RefusalOut(Out):
    """Why a touch was not taken, and what to do: as a problem's code, title and detail."""

    code: str
    title: str
    detail: str


class TouchOut(Out):
    """What became of a touch."""

    id: str
    student_id: str
    outcome: Literal["done", "refused"]
    refusal: RefusalOut | None


class TouchesOut(Out):
    """What became of the touches."""

    items: list[TouchOut]
    next: str | None


class UnitChildOut(Out):
    """A child's day at the unit: when, with whom home, and where the child is."""

    student_id: str
    display_name: str
    status: Status
    times: list[TimesOut]
    source: Source
    set_by_staff: SetByStaffOut | None
    away: list[TimesOut]
    came_at: Instant | None
    left_at: Instant | None
    last_touch_id: str | None
    pick_up: LeavingOut
    adults: list[AllowedAdultOut]
    comments: list[CommentOut]


class UnitDayOut(Out):
    """A unit's day, child by child, in the order of the list."""

    group_id: str
    name: str
    date: Day
    hours: TimesOut | None
    present: int
    missing: int
    items: list[UnitChildOut]
    next: str | None


class HalfHourOut(Out):
    """How many are planned, and how many have been there, in half an hour."""

    starts: str
    ends: str
    planned: int
    present: int


class OccupancyOut(Out):
    """A unit's day by half hours of its opening hours."""

    date: Day
    items: list[HalfHourOut]
    next: str | None


class GuardianOut(Out):
    """An adult of the child, who needs no line on the list. No name where it is protected."""

    id: str
    name: str
    kind: Literal["guardian", "responsible"]


class PickUpCardOut(Out):
    """A child at the door: the day, and all who may take the child home."""

    child: UnitChildOut
    guardians: list[GuardianOut]


class ChildTimesIn(In):
    """A child's times of one day; null takes away what staff have set: as before them."""

    times: DayTimes | None


class ChildTimesOut(Out):
    """A child's times of one day, whoever has set them, and when the unit is open."""

    student_id: str
    date: Day
    times: list[TimesOut]
    source: Source
    set_by_staff: SetByStaffOut | None
    hours: TimesOut | None


class MissingChildOut(Out):
    """A child with days of which nobody has said anything."""

    student_id: str
    display_name: str
    days: list[Day]


class MissingWeekOut(Out):
    """The children of a unit whose week is not registered."""

    monday: Day
    items: list[MissingChildOut]
    next: str | None

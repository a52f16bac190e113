"""The unit's day, child by child: who is to come, who is there, who is missed. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from attendance.fritids.pickup import AllowedAdult, Leaving
from attendance.fritids.presence import Presence, Whereabouts
from attendance.fritids.schedule import PlannedDay
from attendance.fritids.spans import END_OF_DAY, MIDNIGHT, Span, half_hours, without
from skolbro.calendar import school_date, wall_time


class ChildStatus(StrEnum):
    """What staff see at a glance. Missing: should have come by now; overdue: should have left."""

    FREE = "free"
    ABSENT = "absent"
    EXPECTED = "expected"
    MISSING = "missing"
    HERE = "here"
    OVERDUE = "overdue"
    LEFT = "left"


class CommentSide(StrEnum):
    """From which side of the door a comment comes."""

    GUARDIAN = "guardian"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A line about a day, by a guardian or by staff; the name is empty where it is protected."""

    id: str
    text: str
    side: CommentSide
    by: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildDay:
    """One child's day at the unit. `away` is what is reported of absence, fritids or not."""

    student_id: str
    name: str
    planned: PlannedDay
    away: tuple[Span, ...]
    presence: Presence
    leaving: Leaving
    adults: tuple[AllowedAdult, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The planned times for which the child is not reported away."""
        return without(self.planned.spans, self.away)


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfHour:
    """How many are planned, and how many have been there, in half an hour."""

    span: Span
    planned: int
    present: int


def status_of(child: ChildDay, *, now: datetime) -> ChildStatus:
    """A child's status at an instant: of a coming day in the morning, of a past one at its end."""
    clock = clock_of(child.planned.day, now=now)
    begun = [span for span in child.spans if span.starts <= clock]
    where = child.presence.whereabouts
    if where is Whereabouts.HERE:
        stays_on = not begun or clock < begun[-1].ends
        return ChildStatus.HERE if stays_on else ChildStatus.OVERDUE
    if begun:
        left = child.presence.left_at
        came = left is not None and wall_time(left) >= begun[-1].starts
        return ChildStatus.LEFT if came else ChildStatus.MISSING
    if child.spans:
        return ChildStatus.EXPECTED
    if where is Whereabouts.LEFT:
        return ChildStatus.LEFT
    return ChildStatus.ABSENT if child.planned.spans else ChildStatus.FREE


def occupancy(
    children: Iterable[ChildDay], *, hours: Span | None, now: datetime
) -> Iterator[HalfHour]:
    """Each half hour of the opening hours, with all who are there for a minute of it or more."""
    every = tuple(children)
    for span in half_hours(hours) if hours else ():
        yield HalfHour(
            span=span,
            planned=sum(any(one.overlaps(span) for one in child.spans) for child in every),
            present=sum(any(one.overlaps(span) for one in _there(child, now)) for child in every),
        )


def clock_of(day: date, *, now: datetime) -> str:
    """The wall's clock as seen from a day: midnight before it, its end after it."""
    today = school_date(now)
    if day == today:
        return wall_time(now)
    return MIDNIGHT if day > today else END_OF_DAY


def _there(child: ChildDay, now: datetime) -> Iterator[Span]:
    clock = clock_of(child.planned.day, now=now)
    for stay in child.presence.stays:
        left = wall_time(stay.left_at) if stay.left_at else clock
        if stay.came_at:
            yield Span(starts=wall_time(stay.came_at), ends=left)

"""Who has come and who has left, from staff's touches on a phone. Pure.

A touch has an id and a time that the phone has made, as it may reach us late, twice, or after one
that was made later. So a day's presence is worked out anew from the set of its touches, in the
order of their own times: it does not depend on the order in which they came.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from attendance.fritids.pickup import LeavesWith
from attendance.fritids.problems import NotOfTodayError
from skolbro.calendar import school_date, wall_time

CLOCKS_DIFFER = timedelta(minutes=5)


class TouchKind(StrEnum):
    """In, out, or that another touch was a mistake."""

    IN = "in"
    OUT = "out"
    UNDO = "undo"


class Whereabouts(StrEnum):
    """Where a child is, as far as the touches tell."""

    NOT_COME = "notCome"
    HERE = "here"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One touch. `undoes` is another touch's id; `leaves_with` and `who` are told of an out.

    `who` is the id of a guardian or of an adult on the list. `reason` is told where staff let a
    child leave otherwise than its guardians have said.
    """

    id: str
    student_id: str
    kind: TouchKind
    at: datetime
    by: str
    undoes: str | None = None
    leaves_with: LeavesWith | None = None
    who: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """From a coming to a leaving. A leaving that nobody saw the coming of has no `came_at`."""

    came_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A child's day at fritids, in stays. The last touch that counts is what an undo names."""

    stays: tuple[Stay, ...] = ()
    last_touch_id: str | None = None

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the child is now."""
        if not self.stays:
            return Whereabouts.NOT_COME
        return Whereabouts.LEFT if self.stays[-1].left_at else Whereabouts.HERE

    @property
    def came_at(self) -> datetime | None:
        """The first coming."""
        return next((stay.came_at for stay in self.stays if stay.came_at), None)

    @property
    def left_at(self) -> datetime | None:
        """The last leaving, if the child has not come again."""
        return self.stays[-1].left_at if self.stays else None


def presence(touches: Iterable[Touch]) -> Presence:
    """What the touches of a child's day come to.

    Coming twice is coming once, at the first time; so is leaving. An undo takes its touch away
    even if it comes before it, and is not undone itself.
    """
    every = tuple(touches)
    mistakes = {touch.undoes for touch in every if touch.kind is TouchKind.UNDO}
    standing = (
        touch for touch in every if touch.kind is not TouchKind.UNDO and touch.id not in mistakes
    )
    stays: list[Stay] = []
    last = None
    for touch in sorted(standing, key=lambda one: (one.at, one.id)):
        here = bool(stays) and stays[-1].left_at is None
        if touch.kind is TouchKind.IN and not here:
            stays.append(Stay(came_at=touch.at, left_at=None))
        elif touch.kind is TouchKind.OUT and here:
            stays[-1] = Stay(came_at=stays[-1].came_at, left_at=touch.at)
        elif touch.kind is TouchKind.OUT and not stays:
            stays.append(Stay(came_at=None, left_at=touch.at))
        else:
            continue
        last = touch.id
    return Presence(stays=tuple(stays), last_touch_id=last)


def check_time(touch: Touch, *, day: date, now: datetime) -> None:
    """Taken late, but the same day, and not before its time but for a phone that is fast.

    Raises `NotOfTodayError`.
    """
    same = school_date(touch.at) == day == school_date(now)
    if not same or touch.at > now + CLOCKS_DIFFER:
        raise NotOfTodayError(at=f"{school_date(touch.at)} {wall_time(touch.at)}")

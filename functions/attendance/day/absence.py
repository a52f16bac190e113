"""Absences: who is away, which part of a day, and who has said so. Pure.

No reason of illness is stored, as health is sensitive data (GDPR article 9); a note to the school
may be.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from skolbro import ids
from skolbro.calendar import minute_of
from skolbro.http.problems import NotFoundError

MINUTES_IN_A_DAY = 24 * 60
_SLOT = r"day|[0-2][0-9][0-5][0-9]-[0-2][0-9][0-5][0-9]|l[0-2][0-9][0-5][0-9]-[0-9a-f]{16}"
ABSENCE_ID = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\.(?:{_SLOT})\." + ids.PATTERN.removeprefix("^")
_ID = re.compile(ABSENCE_ID)

type Minutes = tuple[int, int]


class Source(StrEnum):
    """Who says so: a guardian, the school's staff, or a leave that was granted."""

    GUARDIAN = "guardian"
    STAFF = "staff"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of a day on the school's clock, `HH:MM`: from `starts` until `ends`."""

    starts: str
    ends: str

    @property
    def minutes(self) -> Minutes:
        """Minutes after midnight."""
        return minute_of(self.starts), minute_of(self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedLesson(Span):
    """A lesson that is reported, with the times that it had then."""

    id: str
    group_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Which part of a day: lessons, a span, or with neither all of it."""

    lessons: tuple[ReportedLesson, ...] = ()
    span: Span | None = None

    @property
    def is_whole_day(self) -> bool:
        """Whether nothing of the day is left."""
        return not self.lessons and self.span is None

    @property
    def slot(self) -> str:
        """The same for the same part of a day, so that it is reported once."""
        if self.span:
            return f"{self.span.starts}-{self.span.ends}".replace(":", "")
        if self.lessons:
            told = " ".join(sorted(lesson.id for lesson in self.lessons))
            first = min(lesson.starts for lesson in self.lessons).replace(":", "")
            return f"l{first}-{hashlib.blake2b(told.encode(), digest_size=8).hexdigest()}"
        return "day"

    @property
    def minutes(self) -> tuple[Minutes, ...]:
        """The part, in minutes after midnight."""
        if self.span:
            return (self.span.minutes,)
        if self.lessons:
            return tuple(lesson.minutes for lesson in self.lessons)
        return ((0, MINUTES_IN_A_DAY),)


WHOLE_DAY = Extent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One report for a school day or a part of it, and what became of it.

    `ended` is when the student came back, on the school's clock: what lies before stays reported.
    """

    id: str
    student_id: str
    day: date
    extent: Extent = WHOLE_DAY
    note: str | None
    source: Source = Source.GUARDIAN
    reported_by: str
    reporter_name: str
    reported_at: datetime
    ended: str | None = None
    withdrawn_at: datetime | None = None
    version: int = 1

    @property
    def stands(self) -> bool:
        """Whether anything of it still holds."""
        return self.withdrawn_at is None

    @property
    def minutes(self) -> tuple[Minutes, ...]:
        """The parts of the day that it covers, in minutes after midnight."""
        if not self.stands:
            return ()
        end = minute_of(self.ended) if self.ended else MINUTES_IN_A_DAY
        return tuple((first, min(last, end)) for first, last in self.extent.minutes if first < end)

    def names(self, lesson_id: str) -> bool:
        """Whether it reports a lesson by name, and holds for it still."""
        named = next((one for one in self.extent.lessons if one.id == lesson_id), None)
        return self.stands and named is not None and (not self.ended or named.starts < self.ended)


def absence_id(day: date, extent: Extent) -> str:
    """A new id, which leads to the day and to the part of it that is reported."""
    return f"{day.isoformat()}.{extent.slot}.{ids.new()}"


def is_absence_id(text: str) -> bool:
    """Whether a text has the form of an absence's id, of a day that exists."""
    if not _ID.fullmatch(text):
        return False
    try:
        date.fromisoformat(text.partition(".")[0])
    except ValueError:
        return False
    return True


def day_of(text: str) -> date:
    """The day that an absence's id leads to. Raises `NotFoundError` for what cannot be one."""
    if not is_absence_id(text):
        raise NotFoundError
    return date.fromisoformat(text.partition(".")[0])


def slot_of(text: str) -> str:
    """The part of the day that an absence's id leads to."""
    return text.split(".")[1]


def slot_begins(text: str) -> str | None:
    """When the part of the day begins that an absence's id leads to; None for the whole of it."""
    slot = slot_of(text).removeprefix("l")
    return f"{slot[:2]}:{slot[2:4]}" if slot[0].isdigit() else None


def overlap(covered: Iterable[Minutes], wanted: Minutes) -> int:
    """How many of the wanted minutes are covered, each counted once."""
    reached, total = wanted[0], 0
    for first, last in sorted(covered):
        first, last = max(first, reached), min(last, wanted[1])  # noqa: PLW2901 - clipped
        if last > first:
            total += last - first
            reached = last
    return total

"""Lessons, on the school's clock. Pure.

A lesson has a date and times as they stand on the classroom's wall, in Europe/Stockholm, within one
day: so the first lesson is at 08:10 before and after a change of clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from skolbro.calendar import STOCKHOLM, minute_of

DAYS_IN_A_WEEK = 7


class LessonKind(StrEnum):
    """Teaching counts as offered time, a break does not."""

    LESSON = "lesson"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """Who teaches a lesson."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentException:
    """One student's own times in a lesson, or that the student does not take part (SS 12000)."""

    student_id: str
    participates: bool = True
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson or break of a group. `starts` and `ends` are `HH:MM`, and `ends` is later.

    `moved_from` is where it stood before, `YYYY-MM-DDTHH:MM`. A cancelled lesson stays, so that it
    is seen to be cancelled. `substitutes` teach instead of `teachers`.
    """

    id: str
    group_id: str
    day: date
    starts: str
    ends: str
    title: str
    kind: LessonKind = LessonKind.LESSON
    room: str = ""
    teachers: tuple[Teacher, ...] = ()
    substitutes: tuple[Teacher, ...] = ()
    cancelled: bool = False
    moved_from: str | None = None
    note: str = ""
    exceptions: tuple[StudentException, ...] = ()

    @property
    def begins_at(self) -> datetime:
        """The instant at which it begins."""
        return instant(self.day, self.starts)

    @property
    def ends_at(self) -> datetime:
        """The instant at which it is over."""
        return instant(self.day, self.ends)

    @property
    def minutes(self) -> int:
        """How long it is on the wall's clock."""
        return minute_of(self.ends) - minute_of(self.starts)

    @property
    def is_taught(self) -> bool:
        """Whether students are expected there."""
        return self.kind is LessonKind.LESSON and not self.cancelled

    def for_student(self, student_id: str) -> "Lesson | None":
        """The lesson as one student has it; None for whoever does not take part.

        Other students' exceptions are left out: they are theirs.
        """
        own = next((one for one in self.exceptions if one.student_id == student_id), None)
        if own is None:
            return replace(self, exceptions=())
        if not own.participates:
            return None
        starts, ends = own.starts or self.starts, own.ends or self.ends
        return replace(self, exceptions=(own,), starts=starts, ends=ends)


class NamedLesson(Protocol):
    """A lesson as somebody names it."""

    @property
    def id(self) -> str:
        """The lesson."""

    @property
    def group_id(self) -> str:
        """Whose lesson it is."""


def instant(day: date, clock: str) -> datetime:
    """The instant at which the school's wall shows a time on a day."""
    return datetime.combine(day, time.fromisoformat(clock), STOCKHOLM)


def week_of(day: date) -> str:
    """The ISO week (ISO 8601) of a day, as `2026-W53`; its year need not be the day's."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(week: str) -> date:
    """The first day of an ISO week. Raises `ValueError` for a week that does not exist."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)


def weeks_between(first: date, last: date) -> Iterator[str]:
    """The ISO weeks that a period touches, in order."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield week_of(monday)
        monday += timedelta(days=DAYS_IN_A_WEEK)


def in_order(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """As they are read on a wall: by day, then by time."""
    return tuple(sorted(lessons, key=lambda one: (one.day, one.starts, one.ends, one.id)))

"""A lesson's roll call: who may be marked how, and when. Pure."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from attendance.day.student_day import Mark, Presence
from attendance.rollcall.problems import (
    MarkNotPossibleError,
    NoRollCallError,
    RollCallClosedError,
    RollCallNotOpenError,
    StudentNotInLessonError,
)
from attendance.timetable.lesson import Lesson, StudentException, instant
from skolbro.calendar import minute_of, school_date, wall_time
from skolbro.http.problems import FieldError

# The class gathers before the bell rings.
OPENS_BEFORE = timedelta(minutes=10)
# A month's statistics are read, and its threshold told of, when it is over.
CLOSES_AFTER = timedelta(days=30)
# The version of a roll call that nobody has saved yet.
NOTHING_SAVED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentMark:
    """One student in one save. `own` are the student's own times, as the timetable has them."""

    student_id: str
    presence: Presence
    missed: int = 0
    own: StudentException | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """One save of a lesson's roll call, as it was made: `version` is what it made of the other.

    `starts` and `ends` are the lesson's, as it was shown. Students who are not in it keep what
    an earlier save says of them.
    """

    group_id: str
    lesson_id: str
    day: date
    starts: str
    ends: str
    version: int
    by: str
    by_name: str
    at: datetime
    marks: tuple[StudentMark, ...]

    @property
    def told(self) -> str:
        """The same for the same save by the same person, whenever it is sent."""
        marks = sorted(
            (one.student_id, one.presence.value, one.missed, *_times(self, one))
            for one in self.marks
        )
        said = repr((self.by, self.version, self.starts, self.ends, marks))
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()

    def mark_of(self, one: StudentMark) -> Mark:
        """The mark for the student's day."""
        starts, ends = _times(self, one)
        return Mark(
            lesson_id=self.lesson_id,
            group_id=self.group_id,
            starts=starts,
            ends=ends,
            presence=one.presence,
            missed=one.missed,
            by=self.by,
            at=self.at,
            version=self.version,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """The last save of a lesson's roll call: which version it made, by whom, and when."""

    version: int
    by: str
    by_name: str
    at: datetime
    told: str


def opens_at(day: date, starts: str) -> datetime:
    """From when a lesson's roll call can be taken."""
    return instant(day, starts) - OPENS_BEFORE


def check_taught(lesson: Lesson) -> None:
    """Raises `NoRollCallError` for a lesson that is cancelled, and for a break."""
    if not lesson.is_taught:
        raise NoRollCallError


def check_open(day: date, starts: str, *, now: datetime) -> None:
    """Whether a lesson's roll call can be saved.

    Raises `RollCallNotOpenError` before it begins, and what `check_recent` does.
    """
    check_begun(day, starts, now=now)
    check_recent(day, now=now)


def check_begun(day: date, starts: str, *, now: datetime) -> None:
    """The office corrects however long ago it was. Raises `RollCallNotOpenError`."""
    opens = opens_at(day, starts)
    if now < opens:
        raise RollCallNotOpenError(day=day, opens=wall_time(opens))


def check_recent(day: date, *, now: datetime) -> None:
    """What is said of a lesson can be changed for 30 days. Raises `RollCallClosedError`."""
    if day < school_date(now) - CLOSES_AFTER:
        raise RollCallClosedError(most=CLOSES_AFTER.days)


def check_marks(save: Save, *, students: Iterable[str]) -> None:
    """Whether each mark is possible, of a student of the group, and the student's only one.

    Raises `MarkNotPossibleError` and `StudentNotInLessonError`, with each place in `errors`.
    """
    wrong = tuple(_impossible(save))
    if wrong:
        raise MarkNotPossibleError(errors=wrong)
    known = frozenset(students)
    strangers = [n for n, one in enumerate(save.marks) if one.student_id not in known]
    if strangers:
        raise StudentNotInLessonError(errors=tuple(_places(strangers)))


def _impossible(save: Save) -> Iterator[FieldError]:
    often = Counter(one.student_id for one in save.marks)
    code, text = MarkNotPossibleError.code, MarkNotPossibleError.title
    for number, one in enumerate(save.marks):
        if often[one.student_id] > 1:
            yield FieldError(f"/marks/{number}/studentId", code, text)
        if not _has_missed(save, one):
            yield FieldError(f"/marks/{number}/missedMinutes", code, text)


def _has_missed(save: Save, one: StudentMark) -> bool:
    if one.presence in {Presence.PRESENT, Presence.ABSENT}:
        return one.missed == 0
    starts, ends = _times(save, one)
    return 0 < one.missed < minute_of(ends) - minute_of(starts)


def _places(numbers: Sequence[int]) -> Iterator[FieldError]:
    for number in numbers:
        yield FieldError(
            f"/marks/{number}/studentId",
            StudentNotInLessonError.code,
            StudentNotInLessonError.title,
        )


def _times(save: Save, one: StudentMark) -> tuple[str, str]:
    own = one.own
    return (own and own.starts) or save.starts, (own and own.ends) or save.ends

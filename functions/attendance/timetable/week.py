"""A group's week as it stands, and what an import makes of it. Pure."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta

from attendance.timetable.lesson import Lesson, in_order, monday_of, week_of
from attendance.timetable.problems import NoSuchWeekError, WeekFullError

WEEK = r"^[0-9]{4}-W[0-9]{2}$"
MOST_WEEKS_AWAY = 60
MOST_LESSONS = 100
# Of the 400 KB that an item may take.
MOST_CHARACTERS = 300_000
_WEEK = re.compile(WEEK)


def week_asked_for(text: str, *, today: date) -> str:
    """A week as it was asked for. Raises `NoSuchWeekError`."""
    try:
        monday = monday_of(text) if _WEEK.fullmatch(text) else None
    except ValueError:  # 2025-W53
        monday = None
    first, last = reach(today)
    if monday is None or not first <= monday <= last:
        raise NoSuchWeekError(week=week_of(today), most=MOST_WEEKS_AWAY)
    return text


def reach(today: date) -> tuple[date, date]:
    """The first and the last day of the weeks that a timetable is kept and shown for."""
    monday = today - timedelta(days=today.weekday())
    away = timedelta(weeks=MOST_WEEKS_AWAY)
    return monday - away, monday + away + timedelta(days=6)


def days_of(week: str) -> tuple[date, ...]:
    """Monday to Sunday."""
    monday = monday_of(week)
    return tuple(monday + timedelta(days=number) for number in range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWeek:
    """A group's lessons of one week. Version 1 is one that nobody has written yet.

    `imported` holds what the registry last said of each of its lessons, as a fingerprint, and
    `edited` the lessons that an administrator has changed since: an import leaves those alone until
    the registry says something new of them. `left` holds where those first stood that an import
    has taken out of this week and puts into another, which it may do much later.
    """

    group_id: str
    group_name: str
    school_id: str
    week: str
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    imported: Mapping[str, str] = field(default_factory=dict)
    edited: frozenset[str] = frozenset()
    left: Mapping[str, str] = field(default_factory=dict)
    version: int = 1

    @property
    def in_order(self) -> tuple[Lesson, ...]:
        """As they are read on a wall."""
        return in_order(self.lessons.values())

    def on(self, day: date | None) -> "GroupWeek":
        """With the lessons of one day only; of all days if none is given."""
        if day is None:
            return self
        return replace(
            self, lessons={key: one for key, one in self.lessons.items() if one.day == day}
        )

    def with_lesson(self, lesson: Lesson) -> "GroupWeek":
        """A version later, with a lesson as an administrator wants it. Raises `WeekFullError`."""
        after = replace(
            self,
            lessons={**self.lessons, lesson.id: lesson},
            edited=self.edited | {lesson.id},
            version=self.version + 1,
        )
        after.check_size()
        return after

    def without_lesson(self, lesson_id: str) -> "GroupWeek":
        """A version later, without a lesson; what came by import does not come back as it was."""
        return replace(
            self,
            lessons={key: one for key, one in self.lessons.items() if key != lesson_id},
            edited=self.edited | ({lesson_id} & self.imported.keys()),
            version=self.version + 1,
        )

    def check_size(self) -> None:
        """Raise `WeekFullError` for more than the table takes."""
        if len(self.lessons) > MOST_LESSONS or self._characters() > MOST_CHARACTERS:
            raise WeekFullError(most=MOST_LESSONS)

    def _characters(self) -> int:
        return sum(len(_written(lesson)) for lesson in self.lessons.values())

    def with_imported(
        self,
        wanted: Mapping[str, Lesson],
        *,
        first: date,
        last: date,
        before: Mapping[str, str],
        goes_on: Callable[[str], bool] = lambda _: False,
    ) -> "GroupWeek":
        """What a file that speaks for a period makes of the week; itself if nothing changes.

        Lessons that came by an earlier import and are not in the file are gone, those made by hand
        stay. `before` is where the group's lessons of all weeks first stood, so that one that has
        moved says from where; `goes_on` says whether the file has a lesson in another week. Raises
        `WeekFullError`.
        """
        kept = self._beyond(first, last)
        prints = self._prints(kept, wanted)
        lessons, edited = dict(kept), {key for key in self.edited if key in kept or key in prints}
        for key, lesson in wanted.items():
            said = fingerprint(lesson)
            if key in self.edited and self.imported.get(key) == said:
                _keep(lessons, self.lessons.get(key))
            else:
                stood = self.lessons.get(key)
                planned = first_place(stood) if stood else before.get(key)
                lessons[key] = moved(lesson, planned=planned)
                edited.discard(key)
            prints[key] = said
        left = self._left(lessons, goes_on)
        after = replace(self, lessons=lessons, imported=prints, edited=frozenset(edited), left=left)
        if after == self:
            return self
        after.check_size()
        return replace(after, version=self.version + 1)

    def _beyond(self, first: date, last: date) -> dict[str, Lesson]:
        """The lessons that a file says nothing of: made by hand, or of other days."""
        return {
            key: one
            for key, one in self.lessons.items()
            if key not in self.imported or not first <= one.day <= last
        }

    def _left(
        self, lessons: Mapping[str, Lesson], goes_on: Callable[[str], bool]
    ) -> dict[str, str]:
        places = {**self.left, **{key: first_place(one) for key, one in self.lessons.items()}}
        return {key: place for key, place in places.items() if key not in lessons and goes_on(key)}

    def _prints(self, kept: Mapping[str, Lesson], wanted: Mapping[str, Lesson]) -> dict[str, str]:
        # A lesson that was taken away is remembered, lest the next file brings it back.
        remembered = (self.edited - self.lessons.keys()) | kept.keys() | wanted.keys()
        return {key: value for key, value in self.imported.items() if key in remembered}


def _keep(lessons: dict[str, Lesson], stood: Lesson | None) -> None:
    # None where an administrator has taken it away.
    if stood is not None:
        lessons[stood.id] = stood


def moved(lesson: Lesson, *, planned: str | None) -> Lesson:
    """A lesson that says where it first stood, if that is known, and somewhere else."""
    if planned is None or lesson.moved_from:
        return lesson
    return replace(lesson, moved_from=None if planned == place_of(lesson) else planned)


def first_place(lesson: Lesson) -> str:
    """Where a lesson stood before anybody moved it."""
    return lesson.moved_from or place_of(lesson)


def place_of(lesson: Lesson) -> str:
    """Day and time, as `moved_from` has them."""
    return f"{lesson.day.isoformat()}T{lesson.starts}"


def fingerprint(lesson: Lesson) -> str:
    """What the registry says of a lesson, in a few characters."""
    return hashlib.blake2b(_written(lesson).encode(), digest_size=8).hexdigest()


def _written(lesson: Lesson) -> str:
    return json.dumps(asdict(lesson), default=str, sort_keys=True, ensure_ascii=False)


def each_once(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """In order, and one that two groups have together once."""
    return in_order({lesson.id: lesson for lesson in lessons}.values())

"""From what a file says to the weeks that groups shall have, by our ids. Pure.

Everything is derived from the file and from who is at the school, so that the same file always
gives the same weeks.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from attendance.timetable.lesson import Lesson, StudentException, Teacher, week_of
from attendance.timetable.week import MOST_LESSONS
from attendance.timetable_import.reading.ical import NO_GROUP
from attendance.timetable_import.reading.rows import Draft, Reading, Rejection, RowError
from attendance.timetable_import.reading.wall import OUT_OF_TIME
from skolbro.ids import IdOf
from skolbro.text import mark

UNKNOWN_GROUP = mark("Gruppen finns inte på skolan. Importera grupperna från registret först.")
UNKNOWN_TEACHER = mark("Läraren arbetar inte på skolan. Lektionen togs in utan läraren.")
UNKNOWN_STUDENT = mark("Eleven går inte i gruppen. Lektionen togs in utan elevens undantag.")
WEEK_FULL = mark("Gruppen har för många lektioner den veckan. Ta bort några.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownGroup:
    """A group of the school, with its students."""

    id: str
    name: str
    students: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who is at the school, of those whom the file names, by our ids."""

    groups: Mapping[str, KnownGroup]
    teachers: Mapping[str, Teacher]


@dataclass(slots=True)
class Plan:
    """The weeks that shall be: week, group, lesson. Made once, and not changed after.

    The file speaks for all `groups` from `first` to `last`; without a lesson, for nothing.
    """

    first: date | None = None
    last: date | None = None
    groups: dict[str, KnownGroup] = field(default_factory=dict)
    weeks: defaultdict[str, defaultdict[str, dict[str, Lesson]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict))
    )
    rejections: list[Rejection] = field(default_factory=list)
    refused: int = 0

    def is_elsewhere(self, lesson_id: str, group_id: str, *, week: str) -> bool:
        """Whether the file has a group's lesson in another week."""
        return any(
            lesson_id in groups.get(group_id, ())
            for name, groups in self.weeks.items()
            if name != week
        )


def named_groups(reading: Reading) -> set[str]:
    """The groups that a file names, by the registry's ids."""
    return reading.groups | {group for draft in reading.drafts for group in draft.groups}


def named_people(reading: Reading) -> set[str]:
    """The teachers whom a file names, by the registry's ids."""
    return {one for draft in reading.drafts for one in (*draft.teachers, *draft.substitutes)}


def make_plan(
    reading: Reading, known: Known, *, id_of: IdOf, own_group: str, reach: tuple[date, date]
) -> Plan:
    """Translate what was read. `own_group` is the group of drafts that name none."""
    plan = Plan()
    for sourced_id in sorted(named_groups(reading)):
        group = known.groups.get(id_of("class", sourced_id))
        if group is not None:
            plan.groups[group.id] = group
    bad = {(one.place.section, one.place.number) for one in reading.rejections if not one.went_in}
    for draft in reading.drafts:
        try:
            _take(plan, draft, known, id_of, own_group=own_group, reach=reach)
        except RowError as wrong:
            reading.reject(draft.place, wrong)
            bad.add((draft.place.section, draft.place.number))
    plan.rejections = sorted(
        reading.rejections, key=lambda one: (one.place.section, one.place.number, one.field)
    )
    plan.refused = len(bad)
    days = [
        lesson.day
        for groups in plan.weeks.values()
        for lessons in groups.values()
        for lesson in lessons.values()
    ]
    plan.first, plan.last = min(days, default=None), max(days, default=None)
    _remark(reading, known, id_of, plan)
    return plan


def _take(
    plan: Plan,
    draft: Draft,
    known: Known,
    id_of: IdOf,
    *,
    own_group: str,
    reach: tuple[date, date],
) -> None:
    if not reach[0] <= draft.day <= reach[1]:
        raise RowError("startTime", OUT_OF_TIME)
    groups = [known.groups.get(one) for one in _groups(draft, id_of, own_group)]
    if not groups:
        raise RowError("groups", NO_GROUP)
    lesson_id, week = id_of("lesson", draft.id), week_of(draft.day)
    for group in groups:
        if group is None:
            raise RowError("groups", UNKNOWN_GROUP)
        if len(plan.weeks[week][group.id]) >= MOST_LESSONS:
            raise RowError("groups", WEEK_FULL)
    for group in groups:
        if group is not None:
            plan.groups[group.id] = group
            plan.weeks[week][group.id][lesson_id] = _lesson(draft, lesson_id, group, known, id_of)


def _groups(draft: Draft, id_of: IdOf, own_group: str) -> list[str]:
    if draft.groups:
        return list(dict.fromkeys(id_of("class", one) for one in draft.groups))
    return [own_group] if own_group else []


def _lesson(draft: Draft, lesson_id: str, group: KnownGroup, known: Known, id_of: IdOf) -> Lesson:
    def staff(named: tuple[str, ...]) -> tuple[Teacher, ...]:
        found = (known.teachers.get(id_of("user", one)) for one in named)
        return tuple(one for one in found if one is not None)

    return Lesson(
        id=lesson_id,
        group_id=group.id,
        day=draft.day,
        starts=draft.starts,
        ends=draft.ends,
        title=draft.title,
        kind=draft.kind,
        room=draft.room,
        teachers=staff(draft.teachers),
        substitutes=staff(draft.substitutes),
        cancelled=draft.cancelled,
        moved_from=draft.moved_from,
        note=draft.note,
        exceptions=tuple(_exceptions(draft, group, id_of)),
    )


def _exceptions(draft: Draft, group: KnownGroup, id_of: IdOf) -> Iterator[StudentException]:
    for one in draft.exceptions:
        student_id = id_of("user", one.student)
        if student_id in group.students:
            yield StudentException(
                student_id=student_id,
                participates=one.participates,
                starts=one.starts,
                ends=one.ends,
            )


def _remark(reading: Reading, known: Known, id_of: IdOf, plan: Plan) -> None:
    """Tell of teachers and students whom lessons that went in had to do without."""
    refused = {(one.place.section, one.place.number) for one in plan.rejections if not one.went_in}
    told: set[tuple[str, int, str]] = set()
    for draft in reading.drafts:
        place = draft.place
        if (place.section, place.number) in refused:
            continue
        for where, reason in _missing(draft, known, id_of):
            if (place.section, place.number, where) not in told:
                told.add((place.section, place.number, where))
                plan.rejections.append(
                    Rejection(place=place, field=where, reason=reason, went_in=True)
                )


def _missing(draft: Draft, known: Known, id_of: IdOf) -> Iterator[tuple[str, str]]:
    named = (*draft.teachers, *draft.substitutes)
    if any(id_of("user", one) not in known.teachers for one in named):
        yield "teachers", UNKNOWN_TEACHER
    groups = [known.groups.get(id_of("class", one)) for one in draft.groups]
    students = {student for one in groups if one is not None for student in one.students}
    if any(id_of("user", one.student) not in students for one in draft.exceptions):
        yield "studentExceptions", UNKNOWN_STUDENT

"""The timetable's part of attendance's table: its entity, keys and every call."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from attendance.timetable.items import (
    hold_attributes,
    hold_name,
    holds_of,
    lessons_of,
    week_attributes,
    week_from,
)
from attendance.timetable.lesson import Lesson, NamedLesson, week_of, weeks_between
from attendance.timetable.occupancy import Occupied, Taken, Who, changed
from attendance.timetable.problems import LessonNotThereError
from attendance.timetable.week import GroupWeek
from skolbro.access.reads import read_logged
from skolbro.access.scopes import (
    ChildScope,
    GroupAdministrationScope,
    GroupScope,
    OwnStudentScope,
    SelfScope,
    StaffScope,
    StudentScope,
    WorkScope,
)
from skolbro.config import Settings
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import PreconditionFailedError
from skolbro.table import AccessPattern, Entity, Transaction, put_items, read_keys

WEEK = Entity(
    name="GroupWeek",
    what="A group's lessons and breaks of one ISO week, by their ids.",
    pk="GROUP#{group_id}",
    sk="WEEK#{week}",
)
TEACHER_WEEK = Entity(
    name="TeacherWeek",
    what="Where a teacher is named in a week, a lesson an attribute; follows from groups' weeks.",
    pk="TEACHER#{id}",
    sk="WEEK#{week}",
)
ROOM_WEEK = Entity(
    name="RoomWeek",
    what="When a school's room is taken in a week, as a teacher's week has it.",
    pk="ROOM#{id}",
    sk="WEEK#{week}",
)
TIMETABLE = Entity(
    name="Timetable",
    what="That a school has a timetable at all.",
    pk="SCHOOL#{school_id}",
    sk="TIMETABLE",
)
ENTITIES = (WEEK, TEACHER_WEEK, ROOM_WEEK, TIMETABLE)
PATTERNS = (
    AccessPattern(name="a group's week", entity=WEEK, by="pk, sk"),
    AccessPattern(name="the weeks of a student's groups", entity=WEEK, by="pk, sk (batch)"),
    AccessPattern(name="a teacher's own groups of a week", entity=TEACHER_WEEK, by="pk, sk"),
    AccessPattern(name="what takes teachers and a room", entity=ROOM_WEEK, by="pk, sk (batch)"),
    AccessPattern(name="whether a school has a timetable", entity=TIMETABLE, by="pk, sk (batch)"),
)
UNWRITTEN = "attribute_not_exists(pk)"
HOLDERS = {Taken.TEACHER: TEACHER_WEEK, Taken.ROOM: ROOM_WEEK}


def lessons(
    _: ChildScope | GroupScope | WorkScope, group_ids: Iterable[str], *, first: date, last: date
) -> tuple[Lesson, ...]:
    """All that the groups have from a day to another, both included, in no order.

    Whose groups they are is for the caller to have proved. One round trip a hundred weeks of
    groups, a read unit for each 4 KB of a week.
    """
    keys = [
        WEEK.key(group_id=group_id, week=week)
        for group_id in group_ids
        for week in weeks_between(first, last)
    ]
    weeks = read_keys(Settings.load().table, keys) if keys else []
    found = (lesson for week in weeks for lesson in lessons_of(week))
    return tuple(lesson for lesson in found if first <= lesson.day <= last)


def require_lessons(
    scope: ChildScope | StudentScope,
    transaction: Transaction,
    named: Iterable[NamedLesson],
    *,
    day: date,
) -> None:
    """Let the change happen only if the lessons take place that day, in groups of the student.

    Two write units a week, and two for the student's place in each group. On commit raises
    `LessonNotThereError`.
    """
    by_group: defaultdict[str, list[str]] = defaultdict(list)
    for lesson in named:
        by_group[lesson.group_id].append(lesson.id)
    for group_id, lesson_ids in by_group.items():
        scope.require_member(group_id, transaction, refusal=LessonNotThereError)
        takes_place = " AND ".join(
            f"lessons.#l{number}.#day = :day AND attribute_not_exists(lessons.#l{number}.cancelled)"
            for number in range(len(lesson_ids))
        )
        transaction.require(
            Settings.load().table,
            WEEK.key(group_id=group_id, week=week_of(day)),
            condition=takes_place,
            names={"#day": "day", **{f"#l{n}": one for n, one in enumerate(lesson_ids)}},
            values={":day": day.isoformat()},
            refusal=lambda _: LessonNotThereError(),
        )


def weeks(
    scope: OwnStudentScope | GroupScope | StaffScope,
    group_ids: Sequence[str],
    *,
    week: str,
    school_id: str = "",
) -> tuple[tuple[GroupWeek, ...], bool]:
    """The groups' lessons of a week, and whether the school has a timetable at all.

    Whose groups they are is for the caller to have proved. One round trip, a read unit for each
    4 KB of a week; logged where they are a protected student's.
    """
    keys = [WEEK.key(group_id=group_id, week=week) for group_id in group_ids]
    keys += [TIMETABLE.key(school_id=school_id)] if school_id else []
    table = Settings.load().table
    found = read_logged(
        lambda: read_keys(table, keys) if keys else [],
        table=table,
        reader_id=scope.actor.person_id,
        protected=_protected(scope),
        what="attendance.timetable",
        now=scope.now,
    )
    read = tuple(week_from(item) for item in found if item["entity"] == WEEK.name)
    return read, any(item["entity"] == TIMETABLE.name for item in found)


def _protected(scope: OwnStudentScope | GroupScope | StaffScope) -> tuple[str, ...]:
    match scope:
        case OwnStudentScope():
            return (scope.student_id,) if scope.is_protected else ()
        case GroupScope():
            return tuple(one.person_id for one in scope.students if one.person_protected)
        case StaffScope():
            return ()


def taught_by(scope: SelfScope, *, week: str) -> frozenset[str]:
    """The groups in whose lessons of a week somebody is named. One round trip, some read units."""
    key = TEACHER_WEEK.key(id=scope.actor.person_id, week=week)
    items = read_keys(Settings.load().table, [key])
    who = Who(kind=Taken.TEACHER, id=scope.actor.person_id, name="")
    return frozenset(hold.group_id for item in items for hold in holds_of(item, who))


def week_ahead(
    _: SelfScope, *, group_id: str, week: str, who: Sequence[Who]
) -> tuple[GroupWeek | None, tuple[Occupied, ...]]:
    """A group's week, and what takes some teachers and a room then. One round trip.

    Read while the policy still proves that the asker administers the group, so that a change takes
    two round trips; the policy gives it to nobody else.
    """
    keys = [WEEK.key(group_id=group_id, week=week)]
    keys += [HOLDERS[one.kind].key(id=one.id, week=week) for one in who]
    items = read_keys(Settings.load().table, keys)
    by_key = {(one.kind.value, one.id): one for one in who}
    group: GroupWeek | None = None
    others: list[Occupied] = []
    for item in items:
        if item["entity"] == WEEK.name:
            group = week_from(item)
        else:
            others.extend(holds_of(item, by_key[item["kind"], item["id"]]))
    return group, tuple(others)


def recall(_: GroupAdministrationScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a lesson that was added before. One round trip."""
    key.recall(table=Settings.load().table)


def change_week(
    scope: GroupAdministrationScope,
    before: GroupWeek,
    after: GroupWeek,
    *,
    key: IdempotencyKey | None = None,
    answer: str = "",
) -> None:
    """Put a week in the place of the one that was read: one transaction.

    Two write units a KB of the week, and two for the relation and for each teacher or room that the
    change takes or lets go. Raises `PreconditionFailedError`, `AlreadyAnswered`, `NotFoundError`.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    if key is not None:
        key.record(transaction, table=table, answer=answer)
    _put_week(transaction, before, after, table=table)
    transaction.put(table, TIMETABLE.item({"school_id": after.school_id}))
    for change in _holder_changes(*changed(before, after)):
        transaction.update(table, **change)
    transaction.commit()


def standing_weeks(
    _: WorkScope, group_ids: Sequence[str], weeks: Sequence[str]
) -> dict[tuple[str, str], GroupWeek]:
    """Weeks of groups by group and week, those that there are. A round trip a hundred."""
    keys = [WEEK.key(group_id=group_id, week=week) for group_id in group_ids for week in weeks]
    found = map(week_from, read_keys(Settings.load().table, keys))
    return {(one.group_id, one.week): one for one in found}


def put_week(_: WorkScope, before: GroupWeek, after: GroupWeek) -> None:
    """Put a week in the place of the one that was read. Raises `PreconditionFailedError`."""
    table, transaction = Settings.load().table, Transaction()
    _put_week(transaction, before, after, table=table)
    transaction.commit()


def hold(_: WorkScope, changes: Iterable[tuple[GroupWeek, GroupWeek]]) -> None:
    """Take and let go teachers and rooms, an update each; again is the same."""
    taken: list[Occupied] = []
    freed: list[Occupied] = []
    for before, after in changes:
        new, gone = changed(before, after)
        taken += new
        freed += gone
    table = Settings.load().table
    for change in _holder_changes(taken, freed):
        Transaction().update(table, **change).commit()


def tell_of_timetable(_: WorkScope, school_id: str) -> None:
    """Let it be known that a school has a timetable. One write unit."""
    put_items(Settings.load().table, [TIMETABLE.item({"school_id": school_id})])


def _put_week(transaction: Transaction, before: GroupWeek, after: GroupWeek, *, table: str) -> None:
    transaction.put(
        table,
        WEEK.item(week_attributes(after)),
        condition="version = :before"
        if before.version > 1
        else f"{UNWRITTEN} OR version = :before",
        values={":before": before.version},
        refusal=lambda _: PreconditionFailedError(),
    )


def _holder_changes(
    taken: Iterable[Occupied], freed: Iterable[Occupied]
) -> Iterator[dict[str, Any]]:
    """One update for each teacher and room that something takes or lets go."""
    by_holder: defaultdict[tuple[Who, str], tuple[list[Occupied], list[Occupied]]]
    by_holder = defaultdict(lambda: ([], []))
    for place, holds in enumerate((taken, freed)):
        for hold in holds:
            by_holder[replace(hold.who, name=""), hold.week][place].append(hold)
    for (who, week), (new, gone) in by_holder.items():
        names = {f"#n{n}": hold_name(one) for n, one in enumerate(new)}
        names |= {f"#g{n}": hold_name(one) for n, one in enumerate(gone)}
        sets = ["id = :id", "kind = :kind", "week = :week", "#entity = :entity"]
        sets += [f"#n{n} = :n{n}" for n in range(len(new))]
        removes = f" REMOVE {', '.join(f'#g{n}' for n in range(len(gone)))}" if gone else ""
        entity = HOLDERS[who.kind]
        yield {
            "key": entity.key(id=who.id, week=week),
            "change": f"SET {', '.join(sets)}{removes}",
            "names": {**names, "#entity": "entity"},
            "values": {
                ":id": who.id,
                ":kind": who.kind.value,
                ":week": week,
                ":entity": entity.name,
                **{f":n{n}": hold_attributes(one) for n, one in enumerate(new)},
            },
        }

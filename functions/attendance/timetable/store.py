"""The timetable's part of attendance's table: its entity, keys and every call."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from botocore.exceptions import ClientError

from attendance.timetable.events import substitutes_changed as told_of
from attendance.timetable.holders import HOLDERS, ROOM_WEEK, TEACHER_WEEK, holder_changes
from attendance.timetable.items import (
    holds_of,
    lessons_of,
    week_attributes,
    week_from,
)
from attendance.timetable.lesson import Lesson, NamedLesson, week_of, weeks_between
from attendance.timetable.occupancy import Occupied, Taken, Who, changed
from attendance.timetable.problems import LessonNotThereError
from attendance.timetable.substitution import substitutes_changed
from attendance.timetable.week import GroupWeek
from skolbro import aws
from skolbro.access.reads import read_logged
from skolbro.access.scopes import (
    ChildScope,
    GroupAdministrationScope,
    GroupScope,
    OwnStudentScope,
    SelfScope,
    ShownWeekScope,
    StaffScope,
    StudentScope,
    WorkScope,
)
from skolbro.calendar import school_date
from skolbro.config import Settings
from skolbro.events import Event, emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import PreconditionFailedError
from skolbro.table import AccessPattern, Entity, Transaction, put_items, read_keys, to_item

WEEK = Entity(
    name="GroupWeek",
    what="A group's lessons and breaks of one ISO week, by their ids.",
    pk="GROUP#{group_id}",
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


def week_to_change(
    scope: GroupAdministrationScope | ShownWeekScope, *, week: str, who: Sequence[Who] = ()
) -> tuple[GroupWeek | None, tuple[Occupied, ...]]:
    """A group's week, and what takes some teachers and a room then. One round trip.

    For a change of what was shown it is read while the policy proves that the asker still
    administers the group, so that a change takes two round trips; nobody else is given it.
    """
    keys = [WEEK.key(group_id=scope.group_id, week=week)]
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

    Two write units a KB of the week, and two for the relation, for each teacher or room that the
    change takes or lets go, and for each day that gets other substitutes. Raises
    `PreconditionFailedError`, `AlreadyAnswered` and `NotFoundError`.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    if key is not None:
        key.record(transaction, table=table, answer=answer)
    _put_week(transaction, before, after, table=table)
    for event in _substitutes(before, after, now=scope.now):
        emit(transaction, event, table=table)
    transaction.put(table, TIMETABLE.item({"school_id": after.school_id}))
    for change in holder_changes(*changed(before, after)):
        transaction.update(table, **change)
    transaction.commit()


def standing_weeks(
    _: WorkScope, group_ids: Sequence[str], weeks: Sequence[str]
) -> dict[tuple[str, str], GroupWeek]:
    """Weeks of groups by group and week, those that there are. A round trip a hundred."""
    keys = [WEEK.key(group_id=group_id, week=week) for group_id in group_ids for week in weeks]
    found = map(week_from, read_keys(Settings.load().table, keys))
    return {(one.group_id, one.week): one for one in found}


def put_week(scope: WorkScope, before: GroupWeek, after: GroupWeek) -> None:
    """Put a week in the place of the one that was read. Raises `PreconditionFailedError`.

    One write unit a KB; two, and two for each day, where it has other substitutes than before.
    """
    events = _substitutes(before, after, now=scope.now)
    if events:
        table, transaction = Settings.load().table, Transaction()
        _put_week(transaction, before, after, table=table)
        for event in events:
            emit(transaction, event, table=table)
        transaction.commit()
        return
    try:
        aws.dynamodb().put_item(
            TableName=Settings.load().table,
            Item=to_item(WEEK.item(week_attributes(after))),
            ConditionExpression=_still(before),
            ExpressionAttributeValues=to_item({":before": before.version}),
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        raise PreconditionFailedError from None


def hold(_: WorkScope, changes: Iterable[tuple[GroupWeek, GroupWeek]]) -> None:
    """Take and let go teachers and rooms, an update each; again is the same."""
    taken: list[Occupied] = []
    freed: list[Occupied] = []
    for before, after in changes:
        new, gone = changed(before, after)
        taken += new
        freed += gone
    for change in holder_changes(taken, freed):
        aws.dynamodb().update_item(
            TableName=Settings.load().table,
            Key=change["key"],
            UpdateExpression=change["change"],
            ExpressionAttributeNames=change["names"],
            ExpressionAttributeValues=to_item(change["values"]),
        )


def tell_of_timetable(_: WorkScope, school_id: str) -> None:
    """Let it be known that a school has a timetable. One write unit."""
    put_items(Settings.load().table, [TIMETABLE.item({"school_id": school_id})])


def _substitutes(before: GroupWeek, after: GroupWeek, *, now: datetime) -> list[Event]:
    changed = substitutes_changed(before, after, today=school_date(now))
    return [told_of(after, one, at=now) for one in changed]


def _still(before: GroupWeek) -> str:
    """That a week is as it was read; one that nobody has written has no item."""
    same = "version = :before"
    return same if before.version > 1 else f"attribute_not_exists(pk) OR {same}"


def _put_week(transaction: Transaction, before: GroupWeek, after: GroupWeek, *, table: str) -> None:
    transaction.put(
        table,
        WEEK.item(week_attributes(after)),
        condition=_still(before),
        values={":before": before.version},
        refusal=lambda _: PreconditionFailedError(),
    )

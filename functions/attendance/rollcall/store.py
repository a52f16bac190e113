"""The roll call's calls of attendance's table, and the notices that follow from it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from attendance.day.items import MARK, NOTICE, day_from, mark_attributes
from attendance.day.store import DAY
from attendance.day.student_day import StudentDay
from attendance.rollcall.events import (
    roll_call_saved,
    unreported_absence,
    unreported_absence_withdrawn,
)
from attendance.rollcall.items import (
    roll_call_attributes,
    roll_call_from,
    save_attributes,
    save_from,
)
from attendance.rollcall.notice import is_first
from attendance.rollcall.problems import LessonChangedError, NoRollCallError
from attendance.rollcall.roll_call import NOTHING_SAVED, RollCall, Save, StudentMark
from attendance.timetable.items import exception_attributes, lesson_from, lessons_of
from attendance.timetable.lesson import Lesson, week_of
from attendance.timetable.store import WEEK
from skolbro import clock
from skolbro.access.reads import read_logged
from skolbro.access.scopes import GroupAdministrationScope, GroupScope, WorkScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import AccessPattern, Entity, Transaction, read_keys, read_page, to_item

ROLL_CALL = Entity(
    name="RollCall",
    what="The last save of one lesson's roll call; the students' marks stand in their days.",
    pk="GROUP#{group_id}",
    sk="ROLLCALL#{date}#{lesson_id}",
)
SAVE = Entity(
    name="RollCallSave",
    what="One save of a lesson's roll call: by whom, when, and each student's mark. Never changed.",
    pk="GROUP#{group_id}",
    sk="ROLLCALL#{date}#{lesson_id}#{version:06}",
)
ENTITIES = (ROLL_CALL, SAVE)
PATTERNS = (
    AccessPattern(name="a lesson's roll call", entity=ROLL_CALL, by="pk, sk (batch)"),
    AccessPattern(name="one save of a roll call", entity=SAVE, by="pk, sk"),
    AccessPattern(name="all saves of a roll call", entity=SAVE, by="pk, sk begins with"),
)
MOST_SAVES_READ = 100


class AlreadySavedError(Exception):
    """The same save was made before, and its answer was lost; carries what stands."""

    def __init__(self, standing: RollCall) -> None:
        super().__init__("the same save was made before")
        self.standing = standing


class DayChangedError(Exception):
    """A student's day is not as it was when it was decided on."""


def roll_call(
    scope: GroupScope | GroupAdministrationScope, lesson_id: str, *, day: date
) -> tuple[Lesson, RollCall | None, dict[str, StudentDay]]:
    """A lesson, its roll call, and what is known of each of the group's students that day.

    One round trip: a read unit for each student, for the roll call, and for each 4 KB of the
    group's week; 27 for a class of 25. Raises `NotFoundError`.
    """
    table, named = Settings.load().table, {"group_id": scope.group_id}
    keys = [
        WEEK.key(**named, week=week_of(day)),
        ROLL_CALL.key(**named, date=day, lesson_id=lesson_id),
        *(DAY.key(student_id=one.person_id, date=day) for one in scope.listed),
    ]
    found = read_logged(
        lambda: read_keys(table, keys),
        table=table,
        reader_id=scope.actor.person_id,
        protected=[one.person_id for one in scope.listed if one.person_protected],
        what="attendance.roll-call",
        now=scope.now,
    )
    weeks, taken, days = (_of(found, one) for one in (WEEK, ROLL_CALL, DAY))
    for lesson in (lesson for week in weeks for lesson in lessons_of(week)):
        if lesson.id == lesson_id and lesson.day == day:
            known = {item["student_id"]: day_from(item) for item in days}
            return lesson, roll_call_from(taken[0]) if taken else None, known
    raise NotFoundError


def keep(scope: GroupScope | GroupAdministrationScope, save: Save) -> None:
    """Save a whole class's roll call: one transaction, with nothing read before it.

    Write units: 2 for the relation, 2 for the roll call, 2 for the event, 2 for each KB of the
    save (2 KB for a class of 25) and of the group's week, and for each student 2, or 4 when the
    day has filled beyond a KB: 70 or so for 25 in the morning. Raises `AlreadySavedError` for the
    same save sent again, `PreconditionFailedError` when somebody else has saved since it was
    read, `NoRollCallError`, `LessonChangedError`, and `NotFoundError` when the relation has just
    ended, or the lesson is not there.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    _require_lesson(transaction, save, table=table)
    transaction.put(
        table,
        ROLL_CALL.item(roll_call_attributes(save)),
        refusal=lambda found: _why_not_saved(found, save),
        **_as_it_was(save),
    )
    transaction.put(table, SAVE.item(save_attributes(save)))
    for one in save.marks:
        _mark(transaction, save, one, table=table)
    emit(transaction, roll_call_saved(save, scope=scope), table=table)
    transaction.commit()


def saves(scope: GroupScope, lesson_id: str, *, day: date) -> tuple[Save, ...]:
    """All saves of a lesson's roll call, newest first, at most 100. One round trip.

    Raises `NotFoundError` where nobody has saved.
    """
    table = Settings.load().table
    head = ROLL_CALL.sk.format(date=day, lesson_id=lesson_id)
    found = read_logged(
        lambda: read_page(
            TableName=table,
            KeyConditionExpression="pk = :group AND begins_with(sk, :saves)",
            ExpressionAttributeValues=to_item(
                {":group": f"GROUP#{scope.group_id}", ":saves": f"{head}#"}
            ),
            ConsistentRead=True,
            ScanIndexForward=False,
            Limit=MOST_SAVES_READ,
        ),
        table=table,
        reader_id=scope.actor.person_id,
        protected=[one.person_id for one in scope.students if one.person_protected],
        what="attendance.roll-call",
        now=scope.now,
    )
    if not found.items:
        raise NotFoundError
    return tuple(save_from(item) for item in found.items)


def students_saved(
    _: WorkScope, *, group_id: str, lesson_id: str, day: date, version: int
) -> tuple[str, ...]:
    """Who was marked in one save. One round trip, one read unit."""
    key = SAVE.key(group_id=group_id, date=day, lesson_id=lesson_id, version=version)
    found = read_keys(Settings.load().table, [key])
    return tuple(one.student_id for item in found for one in save_from(item).marks)


def days_of(_: WorkScope, student_ids: Sequence[str], *, day: date) -> tuple[StudentDay, ...]:
    """What is known of each of the students that day. One round trip a hundred students."""
    keys = [DAY.key(student_id=one, date=day) for one in student_ids]
    return tuple(day_from(item) for item in read_keys(Settings.load().table, keys))


def notify(scope: WorkScope, day: StudentDay, *, school_id: str, lesson_id: str) -> None:
    """Let a notice stand and tell of it, if the day is as it was decided on: 4 or 6 write units.

    Raises `DayChangedError`.
    """
    table, first = Settings.load().table, is_first(day)
    event = unreported_absence(
        scope=scope, first_of_day=first, **_about(day, school_id=school_id, lesson_id=lesson_id)
    )
    transaction = Transaction()
    notice = {"id": event.id, "at": clock.to_wire(scope.now), "first": first}
    _change_notice(transaction, day, lesson_id, change="#notice = :said", said=notice)
    emit(transaction, event, table=table)
    transaction.commit()


def withdraw(scope: WorkScope, day: StudentDay, *, school_id: str, lesson_id: str) -> None:
    """Take a notice back and tell of it, if the day is as it was decided on: 4 or 6 write units.

    Raises `DayChangedError`.
    """
    transaction, now = Transaction(), clock.to_wire(scope.now)
    _change_notice(transaction, day, lesson_id, change="#notice.withdrawn_at = :said", said=now)
    event = unreported_absence_withdrawn(
        scope=scope,
        notice_id=day.notices[lesson_id].id,
        **_about(day, school_id=school_id, lesson_id=lesson_id),
    )
    emit(transaction, event, table=Settings.load().table)
    transaction.commit()


def _of(items: Iterable[dict[str, Any]], entity: Entity) -> list[dict[str, Any]]:
    return [item for item in items if item["entity"] == entity.name]


def _as_it_was(save: Save) -> dict[str, Any]:
    before = save.version - 1
    if before == NOTHING_SAVED:
        return {"condition": "attribute_not_exists(pk)"}
    return {"condition": "version = :before", "values": {":before": before}}


def _mark(transaction: Transaction, save: Save, one: StudentMark, *, table: str) -> None:
    transaction.update(
        table,
        DAY.key(student_id=one.student_id, date=save.day),
        change=(
            "SET #mark = :mark, student_id = :student, #date = :date, #entity = :entity"
            " ADD version :one"
        ),
        names={"#mark": f"{MARK}{save.lesson_id}", "#date": "date", "#entity": "entity"},
        values={
            ":mark": mark_attributes(save.mark_of(one)),
            ":student": one.student_id,
            ":date": save.day.isoformat(),
            ":entity": DAY.name,
            ":one": 1,
        },
    )


def _require_lesson(transaction: Transaction, save: Save, *, table: str) -> None:
    """It stands that day with the times that were shown, and so do the students' own times."""
    lesson, exceptions = "lessons.#lesson", "lessons.#lesson.#own"
    names = {"#lesson": save.lesson_id, "#day": "day", "#own": "exceptions"}
    values: dict[str, Any] = {":day": save.day.isoformat(), ":lesson": "lesson"}
    values |= {":starts": save.starts, ":ends": save.ends}
    terms = [
        f"{lesson}.#day = :day AND {lesson}.kind = :lesson AND {lesson}.starts = :starts",
        f"{lesson}.ends = :ends AND attribute_not_exists({lesson}.cancelled)",
    ]
    for number, one in enumerate(save.marks):
        names[f"#s{number}"] = one.student_id
        if one.own is None:
            terms.append(f"attribute_not_exists({exceptions}.#s{number})")
        else:
            terms.append(f"{exceptions}.#s{number} = :s{number}")
            values[f":s{number}"] = exception_attributes(one.own)
    transaction.require(
        table,
        WEEK.key(group_id=save.group_id, week=week_of(save.day)),
        condition=" AND ".join(terms),
        names=names,
        values=values,
        refusal=lambda found: _why_no_lesson(found, save),
    )


def _why_not_saved(found: dict[str, Any] | None, save: Save) -> Exception:
    standing = roll_call_from(found) if found else None
    if standing and standing.told == save.told:
        return AlreadySavedError(standing)
    return PreconditionFailedError()


def _why_no_lesson(found: dict[str, Any] | None, save: Save) -> Exception:
    stored = found["lessons"].get(save.lesson_id) if found else None
    lesson = lesson_from(save.group_id, save.lesson_id, stored) if stored else None
    if lesson is None or lesson.day != save.day:
        return NotFoundError()
    return LessonChangedError() if lesson.is_taught else NoRollCallError()


def _change_notice(
    transaction: Transaction, day: StudentDay, lesson_id: str, *, change: str, said: object
) -> None:
    transaction.update(
        Settings.load().table,
        DAY.key(student_id=day.student_id, date=day.day),
        change=f"SET {change}, version = :next",
        names={"#notice": f"{NOTICE}{lesson_id}"},
        values={":said": said, ":version": day.version, ":next": day.version + 1},
        condition="version = :version",
        refusal=lambda _: DayChangedError(),
    )


def _about(day: StudentDay, *, school_id: str, lesson_id: str) -> dict[str, object]:
    return {
        "student_id": day.student_id,
        "school_id": school_id,
        "group_id": day.marks[lesson_id].group_id,
        "lesson_id": lesson_id,
        "date": day.day,
    }

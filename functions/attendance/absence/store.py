"""Absence's calls of attendance's table, all of them on the student's day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from attendance.absence.events import absence_reported, absence_withdrawn
from attendance.absence.problems import (
    AlreadyWithdrawnError,
    NotOwnReportError,
)
from attendance.day.absence import Absence, day_of, slot_of
from attendance.day.items import REPORT, STANDS, absence_attributes, day_from
from attendance.day.store import DAY, logged_of, student_days
from attendance.day.student_day import StudentDay
from attendance.timetable.store import require_lessons
from skolbro import aws, clock
from skolbro.access.scopes import ChildScope, StudentScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction, from_item, read_keys

# What a reading is called in the log.
READING = "attendance.absences"


class AbsenceStandsError(Exception):
    """A student is reported away that part of a day already."""


def report_absences(
    scopes: tuple[ChildScope | StudentScope, ...],
    absences: Sequence[Absence],
    *,
    key: IdempotencyKey,
    answer: str,
    after: str | None = None,
) -> None:
    """Let all of the absences stand, tell of them, and keep the answer: one transaction.

    With `after`, only if that absence of the first student has not been withdrawn.

    For each student 2 write units a day, 2 for the event and 2 for the relation; 2 or more for the
    answer. Raises `AbsenceStandsError` when one of them stands, whoever reported it;
    `AlreadyAnswered`; `LessonNotThereError`; `NotFoundError` when a relation has just ended.
    """
    table = Settings.load().table
    transaction = Transaction()
    # First, so that an answer of before is given to nobody whose custody has just ended.
    for scope in scopes:
        scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    if after:
        _require_report(transaction, after, student_id=scopes[0].student_id)
    for scope in scopes:
        own = tuple(one for one in absences if one.student_id == scope.student_id)
        for absence in own:
            _report(transaction, absence, table=table)
            require_lessons(scope, transaction, absence.extent.lessons, day=absence.day)
        if own:
            emit(transaction, absence_reported(own, scope=scope), table=table)
    transaction.commit()


def recall_report(_: tuple[ChildScope | StudentScope, ...], key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a report that was taken before. One round trip."""
    key.recall(table=Settings.load().table)


def standing(
    scopes: tuple[ChildScope | StudentScope, ...], absences: Sequence[Absence]
) -> dict[str, Absence]:
    """What stands already in the same part of the same day, by the id of each that was meant.

    One round trip, a read unit a day; only for a report that has met one.
    """
    students = {scope.student_id for scope in scopes}
    asked = {(one.student_id, one.day) for one in absences if one.student_id in students}
    keys = [DAY.key(student_id=student_id, date=day) for student_id, day in sorted(asked)]
    days = {(one.student_id, one.day): one for one in map(day_from, read_keys(_table(), keys))}
    found = {}
    for absence in absences:
        day = days.get((absence.student_id, absence.day))
        before = day and _in_the_way(day, absence)
        if before:
            found[absence.id] = before
    return found


def withdraw_absence(
    scope: ChildScope | StudentScope, absence_id: str, *, day: date, version: int, ended: str | None
) -> None:
    """Take back the actor's own standing report, or what is left of it: 6 write units or so.

    Raises `NotFoundError`, `NotOwnReportError`, `AlreadyWithdrawnError` and
    `PreconditionFailedError`, told apart by what stood there.
    """
    transaction = Transaction()
    scope.require(transaction)
    _take_back(transaction, scope, absence_id, version=version, ended=ended)
    emit(transaction, absence_withdrawn(absence_id, day=day, scope=scope), table=_table())
    transaction.commit()


def absences(scope: ChildScope, *, first: date, last: date) -> tuple[Absence, ...]:
    """A child's absences, newest first. One round trip; grows with the period only."""
    days = logged_of(scope, lambda: student_days(scope, first=first, last=last), what=READING)
    return tuple(one for day in days for one in reversed(day.absences))


def absence(scope: ChildScope, absence_id: str, *, day: date) -> Absence:
    """One absence. One round trip, one read unit. Raises `NotFoundError`."""
    answer = logged_of(
        scope,
        lambda: aws.dynamodb().get_item(
            TableName=_table(),
            Key=DAY.key(student_id=scope.student_id, date=day),
            ConsistentRead=True,
        ),
        what=READING,
    )
    found = day_from(from_item(answer["Item"])).absences if "Item" in answer else ()
    for one in found:
        if one.id == absence_id:
            return one
    raise NotFoundError


def _require_report(transaction: Transaction, absence_id: str, *, student_id: str) -> None:
    transaction.require(
        _table(),
        DAY.key(student_id=student_id, date=day_of(absence_id)),
        condition="#report.id = :id AND attribute_not_exists(#report.withdrawn_at)",
        names={"#report": f"{REPORT}{absence_id.rpartition('.')[2]}"},
        values={":id": absence_id},
        refusal=lambda _: NotFoundError(),
    )


def _report(transaction: Transaction, absence: Absence, *, table: str) -> None:
    # A whole day stands in the way of its parts, but not the other way round.
    transaction.update(
        table,
        DAY.key(student_id=absence.student_id, date=absence.day),
        change=(
            "SET #report = :report, #stands = :id, student_id = :student, #date = :date,"
            " #entity = :entity ADD version :one"
        ),
        names={
            "#report": f"{REPORT}{absence.id.rpartition('.')[2]}",
            "#stands": f"{STANDS}{absence.extent.slot}",
            "#day": f"{STANDS}day",
            "#date": "date",
            "#entity": "entity",
        },
        values={
            ":report": absence_attributes(absence),
            ":id": absence.id,
            ":student": absence.student_id,
            ":date": absence.day.isoformat(),
            ":entity": DAY.name,
            ":one": 1,
        },
        condition="attribute_not_exists(#stands) AND attribute_not_exists(#day)",
        refusal=lambda _: AbsenceStandsError(),
    )


def _take_back(
    transaction: Transaction,
    scope: ChildScope | StudentScope,
    absence_id: str,
    *,
    version: int,
    ended: str | None,
) -> None:
    me = scope.actor.person_id
    what, said = ("ended", ended) if ended else ("withdrawn_at", clock.to_wire(scope.now))
    transaction.update(
        _table(),
        DAY.key(student_id=scope.student_id, date=day_of(absence_id)),
        change=(
            f"SET #report.{what} = :said, #report.version = :next, version = version + :one"
            " REMOVE #stands"
        ),
        names={
            "#report": f"{REPORT}{absence_id.rpartition('.')[2]}",
            "#stands": f"{STANDS}{slot_of(absence_id)}",
        },
        values={":said": said, ":id": absence_id, ":me": me, ":one": 1}
        | {":version": version, ":next": version + 1},
        condition=(
            "#report.id = :id AND #report.reported_by = :me AND #report.version = :version"
            " AND #stands = :id"
        ),
        refusal=lambda found: _why_not_withdrawn(found, absence_id, me),
    )


def _in_the_way(day: StudentDay, absence: Absence) -> Absence | None:
    for one in day.standing:
        if not one.ended and (one.extent.is_whole_day or one.extent.slot == absence.extent.slot):
            return one
    return None


def _table() -> str:
    return Settings.load().table


def _why_not_withdrawn(found: dict[str, Any] | None, absence_id: str, me: str) -> Exception:
    day = day_from(found) if found else None
    matching = [one for one in day.absences if one.id == absence_id] if day else []
    if not matching:
        return NotFoundError()
    if matching[0].reported_by != me:
        return NotOwnReportError()
    if not matching[0].stands or matching[0].ended:
        return AlreadyWithdrawnError()
    return PreconditionFailedError()

"""Absence's part of attendance's table: its entity, keys and every call."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from attendance.absence.events import AbsenceReported, AbsenceWithdrawn, absence_event
from attendance.absence.problems import AlreadyWithdrawnError, NotOwnReportError
from attendance.absence.report import Absence
from skolbro import aws, clock
from skolbro.access.reads import read_logged
from skolbro.access.scopes import ChildScope, GroupScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import (
    AccessPattern,
    Entity,
    Transaction,
    from_item,
    read_keys,
    read_page,
    to_item,
)

DAY = Entity(
    name="StudentDay",
    what="What is known of one student's one day: the absence that stands, and all that was said.",
    pk="STUDENT#{student_id}",
    sk="DAY#{date}",
)
ENTITIES = (DAY,)
PATTERNS = (
    AccessPattern(name="a student's days in a period", entity=DAY, by="pk, sk between"),
    AccessPattern(name="one day of each student in a group", entity=DAY, by="pk, sk (batch)"),
)


class AbsenceStandsError(Exception):
    """The child is reported away that day already; carries the report."""

    def __init__(self, absence: Absence) -> None:
        super().__init__("an absence stands")
        self.absence = absence


def report_absence(
    scope: ChildScope, absence: Absence, *, key: IdempotencyKey, answer: str
) -> None:
    """Let the absence stand, tell of it, and keep the answer: one transaction, 8 write units.

    Raises `AbsenceStandsError` when one stands, whoever reported it; `AlreadyAnswered`;
    `NotFoundError` when the relation has just ended.
    """
    table = Settings.load().table
    transaction = Transaction()
    # First, so that an answer of before is given to nobody whose custody has just ended.
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    transaction.update(
        table,
        DAY.key(student_id=absence.student_id, date=absence.day),
        change=(
            "SET absence = :report, history = list_append(if_not_exists(history, :none), :said),"
            " student_id = :student, #date = :date, #entity = :entity"
        ),
        names={"#date": "date", "#entity": "entity"},
        values=_report_values(absence),
        condition="attribute_not_exists(absence)",
        refusal=_stands,
    )
    emit(transaction, absence_event(AbsenceReported, absence, scope=scope), table=table)
    transaction.commit()


def recall_report(_: ChildScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a report that was taken before. One round trip."""
    key.recall(table=Settings.load().table)


def withdraw_absence(scope: ChildScope, absence_id: str, *, day: date, version: int) -> None:
    """Take back the actor's own standing report: one transaction, 6 write units.

    Raises `NotFoundError`, `NotOwnReportError`, `AlreadyWithdrawnError` and
    `PreconditionFailedError`, told apart by what stood there.
    """
    table = Settings.load().table
    me = scope.actor.person_id
    transaction = Transaction()
    scope.require(transaction)
    transaction.update(
        table,
        DAY.key(student_id=scope.student_id, date=day),
        change="REMOVE absence SET history = list_append(history, :said)",
        values={
            ":said": [{"id": absence_id, "withdrawn_at": clock.to_wire(scope.now), "by": me}],
            ":id": absence_id,
            ":me": me,
            ":version": version,
        },
        condition="absence.id = :id AND absence.reported_by = :me AND absence.version = :version",
        refusal=lambda found: _why_not_withdrawn(found, absence_id, me),
    )
    absence = Absence(
        id=absence_id, student_id=scope.student_id, day=day, note=None,
        reported_by=me, reporter_name="", reported_at=scope.now,
    )  # fmt: skip
    emit(transaction, absence_event(AbsenceWithdrawn, absence, scope=scope), table=table)
    transaction.commit()


def absences(scope: ChildScope, *, first: date, last: date) -> tuple[Absence, ...]:
    """A child's absences, newest day first. One round trip; grows with the period only."""
    page = _logged(
        scope,
        lambda: read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :student AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues=to_item(
                {
                    ":student": f"STUDENT#{scope.student_id}",
                    ":first": f"DAY#{first}",
                    ":last": f"DAY#{last}",
                }
            ),
            ScanIndexForward=False,
        ),
    )
    return tuple(absence for item in page.items for absence in _absences_of(item))


def absence(scope: ChildScope, absence_id: str, *, day: date) -> Absence:
    """One absence. One round trip, one read unit. Raises `NotFoundError`."""
    answer = _logged(
        scope,
        lambda: aws.dynamodb().get_item(
            TableName=Settings.load().table,
            Key=DAY.key(student_id=scope.student_id, date=day),
            ConsistentRead=True,
        ),
    )
    found = _absences_of(from_item(answer["Item"])) if "Item" in answer else ()
    for one in found:
        if one.id == absence_id:
            return one
    raise NotFoundError


def standing_absences(scope: GroupScope, *, day: date) -> dict[str, Absence]:
    """Who of the group is reported away that day. A round trip a hundred, a read unit each."""
    table = Settings.load().table
    students = [student.person_id for student in scope.students]
    if not students:
        return {}
    keys = [DAY.key(student_id=student_id, date=day) for student_id in students]
    days = read_logged(
        lambda: read_keys(table, keys),
        table=table,
        reader_id=scope.actor.person_id,
        protected=(one.person_id for one in scope.students if one.person_protected),
        what="attendance.day",
        now=scope.now,
    )
    return {
        item["student_id"]: _absence(item, item["absence"]) for item in days if "absence" in item
    }


def _logged[T](scope: ChildScope, read: Callable[[], T]) -> T:
    protected = (scope.student_id,) if scope.relation.object_protected else ()
    return read_logged(
        read,
        table=Settings.load().table,
        reader_id=scope.actor.person_id,
        protected=protected,
        what="attendance.absences",
        now=scope.now,
    )


def _report_values(absence: Absence) -> dict[str, Any]:
    report = _report(absence)
    return {
        ":report": report,
        ":said": [report],
        ":none": [],
        ":student": absence.student_id,
        ":date": absence.day.isoformat(),
        ":entity": DAY.name,
    }


def _report(absence: Absence) -> dict[str, Any]:
    return {
        "id": absence.id,
        "note": absence.note,
        "reported_by": absence.reported_by,
        "reporter_name": absence.reporter_name,
        "reported_at": clock.to_wire(absence.reported_at),
        "version": absence.version,
    }


def _absence(item: dict[str, Any], report: dict[str, Any]) -> Absence:
    return Absence(
        id=report["id"],
        student_id=item["student_id"],
        day=date.fromisoformat(item["date"]),
        note=report["note"],
        reported_by=report["reported_by"],
        reporter_name=report["reporter_name"],
        reported_at=clock.from_wire(report["reported_at"]),
        withdrawn_at=_withdrawal(item, report["id"]),
        version=1 if _withdrawal(item, report["id"]) is None else 2,
    )


def _absences_of(item: dict[str, Any]) -> tuple[Absence, ...]:
    reports = [said for said in reversed(item.get("history", ())) if "reported_at" in said]
    return tuple(_absence(item, report) for report in reports)


def _withdrawal(item: dict[str, Any], absence_id: str) -> datetime | None:
    for said in item.get("history", ()):
        if said["id"] == absence_id and "withdrawn_at" in said:
            return clock.from_wire(said["withdrawn_at"])
    return None


def _stands(found: dict[str, Any] | None) -> Exception:
    if found is None:
        return NotFoundError()
    return AbsenceStandsError(_absence(found, found["absence"]))


def _why_not_withdrawn(found: dict[str, Any] | None, absence_id: str, me: str) -> Exception:
    matching = [one for one in _absences_of(found or {}) if one.id == absence_id]
    if not matching:
        return NotFoundError()
    if matching[0].reported_by != me:
        return NotOwnReportError()
    return AlreadyWithdrawnError() if not matching[0].stands else PreconditionFailedError()

"""Leave's calls of attendance's table."""

from collections.abc import Iterable
from datetime import date, datetime

from attendance.day.store import logged_of
from attendance.leave.application import Leave, LeaveRules, Place, Status, WaitingLeave, period_of
from attendance.leave.changes import (
    DoneBeforeError,
    OthersToConfirmError,
    WaitsElsewhereError,
    close,
    closed,
    confirm,
    delist,
    enlist,
    grant,
)
from attendance.leave.closing import Closing
from attendance.leave.events import LeaveApplied, LeaveConfirmationAsked, about, leave_data
from attendance.leave.items import (
    CLASS_LEAVE,
    LEAVE,
    MOST_LEAVES,
    SCHOOL_LEAVE,
    UNCONFIRMED_LEAVE,
    leave_attributes,
    leave_from,
    unconfirmed_attributes,
    waiting_from,
)
from skolbro import aws
from skolbro.access.reads import read_logged
from skolbro.access.scopes import ChildScope, GroupScope, LedSchoolScope, StudentScope
from skolbro.config import Settings
from skolbro.events import Event, emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Entity, Page, Transaction, from_item, read_page, to_item

# What a reading of one student's leave is called in the log.
READING = "attendance.leaves"


def apply_for_leave(
    scope: ChildScope,
    leave: Leave,
    *,
    waiting: WaitingLeave,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Keep the application, list it for its decider, tell of it: one transaction, 12 write units.

    While a guardian has yet to confirm it is in no decider's list, but in that of those who are
    reminded. Raises `AlreadyAnswered`, and
    `NotFoundError` when the relation has just ended.
    """
    table = Settings.load().table
    transaction = Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    transaction.put(table, LEAVE.item(leave_attributes(leave)))
    if leave.status is Status.AWAITS_DECISION:
        enlist(transaction, leave.place, waiting)
    else:
        transaction.put(table, UNCONFIRMED_LEAVE.item(unconfirmed_attributes(leave)))
    emit(transaction, _applied(scope, leave), table=table)
    transaction.commit()


def recall_application(_: ChildScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for an application that was taken before. One round trip."""
    key.recall(table=Settings.load().table)


def confirm_leave(
    scope: ChildScope, *, version: int, waiting: WaitingLeave, place: Place, rules: LeaveRules
) -> None:
    """Confirm the other guardian's application, which then waits for its decider.

    One transaction, 12 write units; one more, of 4, where several guardians have yet to confirm.
    Raises `NotFoundError`, `ConfirmationNotAskedError` and what says that the leave is closed.
    """
    table, me = Settings.load().table, scope.actor.person_id
    transaction = Transaction()
    scope.require(transaction)
    confirm(transaction, scope, waiting, version=version, place=place, rules=rules)
    enlist(transaction, place, waiting)
    period = waiting.period
    told = leave_data(
        waiting.id, student_id=scope.student_id, school_id=place.school_id,
        first_day=period.first, last_day=period.last, by=me,
    )  # fmt: skip
    event = LeaveApplied.model_validate({**told, "decider": waiting.decider.value})
    emit(transaction, event.happened(scope.now), table=table)
    try:
        transaction.commit()
    except DoneBeforeError:
        return
    except OthersToConfirmError as others:
        _confirm_one_of_several(scope, waiting.id, version=version, others=others.awaits)


def close_leave(
    scope: ChildScope | StudentScope,
    closing: Closing,
    *,
    place: Place,
    days: Iterable[date] = (),
    rules: LeaveRules,
) -> None:
    """Veto, withdraw or decide; what is granted becomes an absence of each of the school days.

    One transaction, 12 write units and 2 a day; a second one where the student has changed class
    since the leave was listed. Raises `NotFoundError`, and what says why it cannot be closed.
    """
    table = Settings.load().table
    transaction = Transaction()
    scope.require(transaction)
    close(transaction, scope, closing, place=place, rules=rules)
    delist(transaction, place, closing.leave_id)
    if closing.status is Status.APPROVED:
        grant(transaction, scope, days)
    emit(transaction, closed(scope, closing), table=table)
    try:
        transaction.commit()
    except DoneBeforeError:
        return
    except WaitsElsewhereError as elsewhere:
        close_leave(scope, closing, place=elsewhere.place, days=days, rules=rules)


def leaves(scope: ChildScope) -> tuple[Leave, ...]:
    """A child's applications, the latest period first. One round trip."""
    page = logged_of(
        scope,
        lambda: read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :student AND begins_with(sk, :leave)",
            ExpressionAttributeValues=to_item(
                {":student": f"STUDENT#{scope.student_id}", ":leave": "LEAVE#"}
            ),
            ScanIndexForward=False,
            Limit=MOST_LEAVES,
        ),
        what=READING,
    )
    return tuple(leave_from(item) for item in page.items)


def leave(scope: ChildScope | StudentScope, leave_id: str) -> Leave:
    """One application. One round trip, one read unit.

    Raises `NotFoundError`, before staff also for one that was made at another school.
    """
    period_of(leave_id)
    answer = logged_of(
        scope,
        lambda: aws.dynamodb().get_item(
            TableName=Settings.load().table,
            Key=LEAVE.key(student_id=scope.student_id, id=leave_id),
            ConsistentRead=True,
        ),
        what=READING,
    )
    if "Item" not in answer:
        raise NotFoundError
    found = leave_from(from_item(answer["Item"]))
    if scope.is_staff and found.school_id != scope.school_id:
        raise NotFoundError
    return found


def waiting_for_mentor(scope: GroupScope) -> tuple[WaitingLeave, ...]:
    """What waits for the mentor, the soonest leave first; of students who are in the class now."""
    students = {student.person_id: student for student in scope.students}
    page = read_logged(
        lambda: _listed(CLASS_LEAVE, class_id=scope.group_id, now=scope.now, limit=MOST_LEAVES),
        table=Settings.load().table,
        reader_id=scope.actor.person_id,
        protected=(one.person_id for one in scope.students if one.person_protected),
        what="attendance.leaves",
        now=scope.now,
    )
    return tuple(one for one in map(waiting_from, page.items) if one.student_id in students)


def waiting_at_school(
    scope: LedSchoolScope, *, after: str | None, limit: int
) -> tuple[tuple[WaitingLeave, ...], str | None]:
    """What waits at the school, the soonest leave first, and the id after which there is more."""
    page = _listed(SCHOOL_LEAVE, school_id=scope.school_id, now=scope.now, limit=limit, after=after)
    found = tuple(map(waiting_from, page.items))
    return found, found[-1].id if page.last_key and found else None


def _applied(scope: ChildScope, leave: Leave) -> Event:
    told = about(leave, by=scope.actor.person_id)
    if leave.status is Status.AWAITS_CONFIRMATION:
        return LeaveConfirmationAsked.model_validate(told).happened(scope.now)
    applied = LeaveApplied.model_validate({**told, "decider": leave.decider.value})
    return applied.happened(scope.now)


def _confirm_one_of_several(
    scope: ChildScope, leave_id: str, *, version: int, others: tuple[str, ...]
) -> None:
    transaction = Transaction()
    scope.require(transaction)
    transaction.update(
        Settings.load().table,
        LEAVE.key(student_id=scope.student_id, id=leave_id),
        change=(
            "SET awaits = :others, confirmed = list_append(confirmed, :me),"
            " version = version + :one"
        ),
        values={
            ":others": list(others),
            ":me": [scope.actor.person_id],
            ":version": version,
            ":one": 1,
        },
        condition="version = :version",
        refusal=lambda _: PreconditionFailedError(),
    )
    transaction.commit()


def _listed(
    entity: Entity, *, now: datetime, limit: int, after: str | None = None, **place: str
) -> Page:
    key = entity.key(**place, id=after or "")
    start = {"ExclusiveStartKey": key} if after else {}
    return read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :place AND begins_with(sk, :leave)",
        FilterExpression="expires_at > :now",
        ExpressionAttributeValues={
            ":place": key["pk"],
            **to_item({":leave": "LEAVE#", ":now": int(now.timestamp())}),
        },
        Limit=limit,
        ConsistentRead=True,
        **start,
    )

"""What a transaction does to a leave and to the lists in which it waits."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from attendance.day.absence import WHOLE_DAY, Absence, Source, absence_id
from attendance.day.items import REPORT, absence_attributes
from attendance.day.store import DAY
from attendance.leave.application import (
    Decider,
    LeaveRules,
    Place,
    Status,
    WaitingLeave,
    period_of,
)
from attendance.leave.closing import Closing, is_done, why_not_closed, why_not_confirmed
from attendance.leave.events import LeaveDecided, LeaveVetoed, LeaveWithdrawn, leave_data
from attendance.leave.items import CLASS_LEAVE, LEAVE, SCHOOL_LEAVE, leave_from, waiting_attributes
from skolbro import clock
from skolbro.access.scopes import ChildScope, StudentScope
from skolbro.config import Settings
from skolbro.events import Event
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction

_STATUS = {"#status": "status"}


class WaitsElsewhereError(Exception):
    """A leave waits in other lists than was thought: the student has changed class or school."""

    def __init__(self, place: Place) -> None:
        super().__init__("a leave waits elsewhere")
        self.place = place


class DoneBeforeError(Exception):
    """The same person has done the same to the same version: the answer was lost."""


class OthersToConfirmError(Exception):
    """One guardian of several has confirmed."""

    def __init__(self, awaits: tuple[str, ...]) -> None:
        super().__init__("others have yet to confirm")
        self.awaits = awaits


def enlist(transaction: Transaction, place: Place, waiting: WaitingLeave) -> None:
    """Put it in the school's list, and in the class's if its mentor decides."""
    table, attributes = Settings.load().table, waiting_attributes(waiting, place)
    transaction.put(table, SCHOOL_LEAVE.item(attributes))
    if place.class_id:
        transaction.put(table, CLASS_LEAVE.item(attributes))


def delist(transaction: Transaction, place: Place, leave_id: str) -> None:
    """Take it out of the lists; once is as good as twice."""
    table = Settings.load().table
    transaction.delete(table, SCHOOL_LEAVE.key(school_id=place.school_id, id=leave_id))
    if place.class_id:
        transaction.delete(table, CLASS_LEAVE.key(class_id=place.class_id, id=leave_id))


def confirm(
    transaction: Transaction,
    scope: ChildScope,
    waiting: WaitingLeave,
    *,
    version: int,
    place: Place,
    rules: LeaveRules,
) -> None:
    """The last confirmation that it waited for."""
    me = scope.actor.person_id
    transaction.update(
        Settings.load().table,
        LEAVE.key(student_id=scope.student_id, id=waiting.id),
        change=(
            "SET #status = :decision, decider = :decider, school_days = :days, awaits = :none,"
            " confirmed = list_append(confirmed, :me), class_id = :class, school_id = :school,"
            " version = version + :one"
        ),
        names=_STATUS,
        values={
            ":decision": Status.AWAITS_DECISION.value,
            ":confirmation": Status.AWAITS_CONFIRMATION.value,
            ":decider": waiting.decider.value,
            ":days": waiting.school_days,
            ":class": place.class_id,
            ":school": place.school_id,
            ":none": [],
            ":me": [me],
            ":version": version,
            ":one": 1,
        },
        condition="version = :version AND #status = :confirmation AND awaits = :me",
        refusal=lambda found: _why_not_confirmed(found, me, version=version, rules=rules),
    )


def close(
    transaction: Transaction,
    scope: ChildScope | StudentScope,
    closing: Closing,
    *,
    place: Place,
    rules: LeaveRules,
) -> None:
    """A decision, a veto or a withdrawal, of the version that was seen."""
    values, condition = _who_closes(closing)
    transaction.update(
        Settings.load().table,
        LEAVE.key(student_id=scope.student_id, id=closing.leave_id),
        change=(
            "SET #status = :status, closed_by = :by, closer_name = :name, closed_at = :at,"
            " #comment = :comment, version = version + :one"
        ),
        names={**_STATUS, "#comment": "comment"},
        values=values | _closing_values(scope, closing, place),
        condition=(
            "version = :version AND school_id = :school AND class_id IN (:class, :none)"
            f" AND {condition}"
        ),
        refusal=lambda found: _why_not_closed(found, scope, closing, place=place, rules=rules),
    )


def grant(transaction: Transaction, scope: ChildScope | StudentScope, days: Iterable[date]) -> None:
    """Each school day of a leave becomes an absence of the whole day, whatever else stands there.

    So reports, roll calls and notices see it where they see all else: in the student's day.
    """
    for day in days:
        absence = _absence(scope, day)
        transaction.update(
            Settings.load().table,
            DAY.key(student_id=absence.student_id, date=day),
            change=(
                "SET #report = :report, student_id = :student, #date = :date, #entity = :entity"
                " ADD version :one"
            ),
            names={
                "#report": f"{REPORT}{absence.id.rpartition('.')[2]}",
                "#date": "date",
                "#entity": "entity",
            },
            values={
                ":report": absence_attributes(absence),
                ":student": absence.student_id,
                ":date": day.isoformat(),
                ":entity": DAY.name,
                ":one": 1,
            },
        )


def _absence(scope: ChildScope | StudentScope, day: date) -> Absence:
    return Absence(
        id=absence_id(day, WHOLE_DAY),
        student_id=scope.student_id,
        day=day,
        note=None,
        source=Source.LEAVE,
        reported_by=scope.actor.person_id,
        reporter_name="" if scope.relation.person_protected else scope.relation.person_name,
        reported_at=scope.now,
    )


def closed(scope: ChildScope | StudentScope, closing: Closing) -> Event:
    """What has become of a leave."""
    period = period_of(closing.leave_id)
    told = leave_data(
        closing.leave_id, student_id=scope.student_id, school_id=scope.school_id,
        first_day=period.first, last_day=period.last, by=scope.actor.person_id,
    )  # fmt: skip
    if closing.by:
        decided = LeaveDecided.model_validate({**told, "outcome": closing.status.value})
        return decided.happened(scope.now)
    kind = LeaveVetoed if closing.status is Status.VETOED else LeaveWithdrawn
    return kind.model_validate(told).happened(scope.now)


def _closing_values(
    scope: ChildScope | StudentScope, closing: Closing, place: Place
) -> dict[str, Any]:
    return {
        ":status": closing.status.value,
        ":by": scope.actor.person_id,
        ":name": "" if scope.relation.person_protected else scope.relation.person_name,
        ":at": clock.to_wire(scope.now),
        ":comment": closing.comment or "",
        ":version": closing.version,
        ":school": place.school_id,
        ":class": place.class_id,
        ":none": "",
        ":one": 1,
    }


def _who_closes(closing: Closing) -> tuple[dict[str, Any], str]:
    decision = {":decision": Status.AWAITS_DECISION.value}
    match closing:
        case Closing(by=Decider.PRINCIPAL):
            return decision, "#status = :decision"
        case Closing(by=Decider.MENTOR):
            mentor = {**decision, ":mentor": Decider.MENTOR.value}
            return mentor, "#status = :decision AND decider = :mentor"
        case _:
            sign = "<>" if closing.status is Status.VETOED else "="
            confirmation = {":confirmation": Status.AWAITS_CONFIRMATION.value}
            is_open = f"#status IN (:decision, :confirmation) AND applied_by {sign} :by"
            return {**decision, **confirmation}, is_open


def _why_not_confirmed(
    found: dict[str, Any] | None, me: str, *, version: int, rules: LeaveRules
) -> Exception:
    if found is None:
        return NotFoundError()
    leave = leave_from(found)
    if leave.confirmed_as(version, me):
        return DoneBeforeError()
    if leave.version == version and leave.may_be_confirmed_by(me):
        return OthersToConfirmError(tuple(one for one in leave.awaits if one != me))
    return why_not_confirmed(leave, me, rules=rules)


def _why_not_closed(
    found: dict[str, Any] | None,
    scope: ChildScope | StudentScope,
    closing: Closing,
    *,
    place: Place,
    rules: LeaveRules,
) -> Exception:
    leave = leave_from(found) if found else None
    if leave is None or (scope.is_staff and leave.school_id != scope.school_id):
        return NotFoundError()
    if is_done(leave, closing, person_id=scope.actor.person_id):
        return DoneBeforeError()
    is_elsewhere = leave.school_id != place.school_id or leave.class_id not in {place.class_id, ""}
    if leave.version == closing.version and leave.status.is_open and is_elsewhere:
        return WaitsElsewhereError(leave.place)
    return why_not_closed(leave, closing, person_id=scope.actor.person_id, rules=rules)

"""What staff write of the children at their unit: who has come, and who has left with whom."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from attendance.fritids.changes import Change
from attendance.fritids.events import FritidsDayChanged
from attendance.fritids.items import BY_STAFF, TOUCH, by_staff_attribute, touch_attribute
from attendance.fritids.presence import Touch, TouchKind
from attendance.fritids.schedule import SetByStaff, monday_of_day
from attendance.fritids.staff.leaving import adults_of, of_the_plan, of_the_week, refusal_of
from attendance.fritids.store import DAY, PLAN, WEEK, update_week
from attendance.timetable.lesson import week_of
from skolbro.access.relations import Kind
from skolbro.access.scopes import GroupScope, StudentScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import PreconditionFailedError, Problem
from skolbro.table import Transaction

type AdultHolds = Callable[[str, Kind, str], dict[str, Any]]


class LeavingRefusedError(Exception):
    """A child may not leave as was said; nothing was written."""

    def __init__(self, student_id: str, problem: Problem) -> None:
        super().__init__("a child may not leave so")
        self.student_id = student_id
        self.problem = problem


def keep_touches(
    scope: GroupScope,
    touches: Iterable[Touch],
    *,
    day: date,
    adult_holds: AdultHolds,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Keep touches, each once however often it comes: one transaction.

    Two write units a child, two for each place where it must stand that the child may leave so,
    and four. Raises `LeavingRefusedError` of the first child that may not, and `AlreadyAnswered`.
    """
    transaction = Transaction()
    scope.require(transaction)
    key.record(transaction, table=Settings.load().table, answer=answer)
    by_child: dict[str, list[Touch]] = {}
    for touch in touches:
        by_child.setdefault(touch.student_id, []).append(touch)
    for student_id, own in by_child.items():
        _require_leaving(transaction, student_id, own, day=day, adult_holds=adult_holds)
        _keep(transaction, student_id, own, day=day)
    transaction.commit()


def set_times(
    scope: StudentScope, told: SetByStaff | None, *, day: date, group_id: str, version: int
) -> None:
    """Set a child's times of a day, or take away what staff have set. One transaction, 8 units.

    The same again for a version that was changed so already: the answer was lost. Raises
    `PreconditionFailedError`.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    name, attribute = f"{BY_STAFF}{day}", by_staff_attribute(told) if told else None
    change = Change().set_all({name: attribute})

    def refusal(found: dict[str, Any] | None) -> Exception:
        return _why_not_set(found or {}, name, attribute, version=version)

    update_week(scope, transaction, monday_of_day(day), change, version=version, refusal=refusal)
    happened = FritidsDayChanged(
        student_id=scope.student_id, school_id=scope.school_id, group_id=group_id, date=day,
        by=scope.actor.person_id,
    )  # fmt: skip
    emit(transaction, happened.happened(scope.now), table=table)
    try:
        transaction.commit()
    except _SetBeforeError:
        return


def recall_touches(_: GroupScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for touches that were taken before. One round trip."""
    key.recall(table=Settings.load().table)


class _SetBeforeError(Exception):
    """The same person has set the same on the same version: the answer was lost."""


def _why_not_set(
    found: dict[str, Any], name: str, wanted: dict[str, Any] | None, *, version: int
) -> Exception:
    stands = found.get(name)
    same = (stands and {**stands, "at": ""}) == (wanted and {**wanted, "at": ""})
    if same and found.get("version", 1) == version + 1:
        return _SetBeforeError()
    return PreconditionFailedError()


def _require_leaving(
    transaction: Transaction,
    student_id: str,
    touches: Iterable[Touch],
    *,
    day: date,
    adult_holds: AdultHolds,
) -> None:
    outs = [touch for touch in touches if touch.kind is TouchKind.OUT]
    table = Settings.load().table

    def refusal(_: object) -> Exception:
        return LeavingRefusedError(student_id, refusal_of(outs))

    plan, week = of_the_plan(outs), of_the_week(outs, day=day)
    if plan:
        transaction.require(table, PLAN.key(student_id=student_id), **plan, refusal=refusal)
    if week:
        place = WEEK.key(student_id=student_id, week=week_of(day))
        transaction.require(table, place, **week, refusal=refusal)
    for person_id, kind in sorted(adults_of(outs)):
        transaction.require(**adult_holds(person_id, kind, student_id), refusal=refusal)


def _keep(
    transaction: Transaction, student_id: str, touches: Iterable[Touch], *, day: date
) -> None:
    change = Change().set_all(
        {"student_id": student_id, "date": day.isoformat(), "entity": DAY.name}
    )
    for touch in touches:
        change.set_once(f"{TOUCH}{touch.id}", touch_attribute(touch))
    if any(touch.kind is TouchKind.IN for touch in touches):
        change.set("came", value=True)
    transaction.update(
        Settings.load().table,
        DAY.key(student_id=student_id, date=day),
        change=change.expression,
        names=change.names,
        values=change.values,
    )

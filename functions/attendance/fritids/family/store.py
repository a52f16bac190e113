"""What guardians write of a child at fritids."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from attendance.fritids.changes import Change, own_weeks
from attendance.fritids.items import (
    BY_STAFF,
    PICK_UP,
    TIMES,
    at_version,
    base_attribute,
    base_name,
    day_pick_up_attribute,
    pick_up_attributes,
    residence_attribute,
    times_attribute,
)
from attendance.fritids.pickup import PickUp
from attendance.fritids.problems import (
    CheckedInError,
    OtherGuardiansWeekError,
    WeeksAreDividedError,
    WeeksAreNotDividedError,
)
from attendance.fritids.residence import Residence
from attendance.fritids.schedule import Base, DayChange, HolidayAnswer, monday_of_day
from attendance.fritids.spans import Span
from attendance.fritids.store import ANSWER, DAY, PLAN, update_week
from skolbro.access.scopes import ChildScope
from skolbro.calendar import school_date
from skolbro.config import Settings
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction

NOT_DIVIDED = "(attribute_not_exists(residence) OR size(residence.owners) = :none)"


def change_schedule(scope: ChildScope, base: Base, *, version: int) -> None:
    """Set a base schedule, for all weeks or for one's own. One transaction, 6 write units.

    Raises `PreconditionFailedError`, `WeeksAreDividedError` and `WeeksAreNotDividedError`.
    """
    change = Change().set(base_name(base), base_attribute(base))
    only = f"NOT {NOT_DIVIDED}" if base.owner_id else NOT_DIVIDED

    def refused() -> Exception:
        return WeeksAreNotDividedError() if base.owner_id else WeeksAreDividedError()

    _change_plan(scope, change, version=version, only=only, values={":none": 0}, refused=refused)


def change_pick_up(scope: ChildScope, pick_up: PickUp, *, version: int) -> None:
    """Set what holds any day. One transaction, 6 write units. Raises `PreconditionFailedError`."""
    _change_plan(scope, Change().set_all(pick_up_attributes(pick_up)), version=version)


def propose_residence(
    scope: ChildScope, residence: Residence | None, *, alone: bool, version: int
) -> None:
    """Propose whose the weeks are; for whom is alone with the child it holds at once.

    One transaction, 6 write units. Raises `PreconditionFailedError`: also for the second of two
    who propose at the same time.
    """
    told = residence_attribute(residence)
    proposal = {"by": scope.actor.person_id, "residence": told}
    change = Change().remove("proposal") if alone else Change().set("proposal", proposal)
    _change_plan(scope, change.set("residence", told) if alone else change, version=version)


def accept_residence(scope: ChildScope, *, version: int) -> None:
    """Let another adult's proposal hold. One transaction, 6 write units.

    Raises `PreconditionFailedError`, and `NotFoundError` where nobody else has proposed.
    """
    change = Change().copy("residence", "proposal.residence").remove("proposal")
    _change_plan(
        scope,
        change,
        version=version,
        only="attribute_exists(proposal) AND proposal.#by <> :me",
        names={"#by": "by"},
        values={":me": scope.actor.person_id},
        refused=NotFoundError,
    )


def change_week(
    scope: ChildScope, changes: Iterable[DayChange], *, today: date, version: int
) -> None:
    """Change days of one week. One transaction, 8 write units.

    Raises `PreconditionFailedError`, `OtherGuardiansWeekError`, and `CheckedInError` for the
    times of a day on which the child has come.
    """
    days = tuple(changes)
    monday = monday_of_day(days[0].day)
    transaction = Transaction()
    scope.require(transaction)
    _require_own_weeks(scope, transaction, (monday,))
    if any(one.changes_times and one.day == today for one in days):
        _require_not_come(scope, transaction, today)
    update_week(scope, transaction, monday, _changed(days), version=version)
    transaction.commit()


def copy_week(
    scope: ChildScope,
    copies: Iterable[tuple[ChildScope, Mapping[date, tuple[Span, ...]]]],
    *,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Write days of several weeks and children: all, or none, in one transaction.

    Two write units a week, and four a child. Raises as `change_week`, and `AlreadyAnswered`.
    """
    transaction, every = Transaction(), tuple(copies)
    for child, _ in every:
        child.require(transaction)
    key.record(transaction, table=Settings.load().table, answer=answer)
    for child, days in every:
        by_week: defaultdict[date, Change] = defaultdict(Change)
        for day, spans in days.items():
            _set_times(by_week[monday_of_day(day)], day, times_attribute(spans))
        _require_own_weeks(child, transaction, by_week)
        if school_date(scope.now) in days:
            _require_not_come(child, transaction, school_date(scope.now))
        for monday, change in by_week.items():
            update_week(child, transaction, monday, change)
    transaction.commit()


def recall_copy(_: ChildScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a copy that was made before. One round trip."""
    key.recall(table=Settings.load().table)


def answer_holiday(scope: ChildScope, answer: HolidayAnswer) -> None:
    """Answer some days of a lov; the others stay. One transaction, 8 write units.

    `version` is the one that was read. Raises `PreconditionFailedError`, and
    `OtherGuardiansWeekError` for a day of the other's weeks.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    _require_own_weeks(scope, transaction, {monday_of_day(day) for day in answer.days})
    change = Change()
    for day, spans in answer.days.items():
        change.set(f"{TIMES}{day}", times_attribute(spans))
    change.set_all(
        {"student_id": scope.student_id, "holiday_id": answer.holiday_id, "entity": ANSWER.name}
    ).count()
    condition, values = at_version(answer.version)
    transaction.update(
        table,
        ANSWER.key(student_id=scope.student_id, holiday_id=answer.holiday_id),
        change=change.expression,
        names=change.names,
        values={**change.values, **values},
        condition=condition,
        refusal=lambda _: PreconditionFailedError(),
    )
    transaction.commit()


def _change_plan(
    scope: ChildScope,
    change: Change,
    *,
    version: int,
    only: str | None = None,
    names: dict[str, str] | None = None,
    values: dict[str, Any] | None = None,
    refused: Callable[[], Exception] = PreconditionFailedError,
) -> None:
    transaction = Transaction()
    scope.require(transaction)
    change.set_all({"student_id": scope.student_id, "entity": PLAN.name}).count()
    condition, known = at_version(version)

    def refusal(found: dict[str, Any] | None) -> Exception:
        same = (found or {}).get("version", 1) == version
        return refused() if same else PreconditionFailedError()

    transaction.update(
        Settings.load().table,
        PLAN.key(student_id=scope.student_id),
        change=change.expression,
        names={**change.names, **(names or {})},
        values={**change.values, **known, **(values or {})},
        condition=f"{condition} AND {only}" if only else condition,
        refusal=refusal,
    )
    transaction.commit()


def _require_own_weeks(
    scope: ChildScope, transaction: Transaction, mondays: Iterable[date]
) -> None:
    weeks = tuple(mondays)
    if not weeks:
        # A condition on nothing is refused by DynamoDB, not held.
        return
    transaction.require(
        Settings.load().table,
        PLAN.key(student_id=scope.student_id),
        **own_weeks(weeks, scope.actor.person_id),
        refusal=lambda _: OtherGuardiansWeekError(),
    )


def _require_not_come(scope: ChildScope, transaction: Transaction, today: date) -> None:
    transaction.require(
        Settings.load().table,
        DAY.key(student_id=scope.student_id, date=today),
        condition="attribute_not_exists(came)",
        refusal=lambda _: CheckedInError(until=today),
    )


def _changed(days: Iterable[DayChange]) -> Change:
    change = Change()
    for one in days:
        if one.changes_times:
            _set_times(change, one.day, None if one.times is None else times_attribute(one.times))
        if one.changes_pick_up:
            pick_up = one.pick_up and day_pick_up_attribute(one.pick_up)
            change.set_all({f"{PICK_UP}{one.day}": pick_up})
    return change


def _set_times(change: Change, day: date, times: list[list[str]] | None) -> None:
    # Whoever may change the day by themselves again has the last word before staff's.
    change.set_all({f"{TIMES}{day}": times, f"{BY_STAFF}{day}": None})

"""A student's days, and what is said of their marks: calls of attendance's table."""

from datetime import date
from typing import Any

from attendance.day.items import ASSESSED, MARK, day_from
from attendance.day.store import DAY, logged_of, student_days
from attendance.day.student_day import Presence, StudentDay
from attendance.marks.assessment import Said
from attendance.marks.problems import NothingToExplainError
from attendance.rollcall.events import absence_assessed, absence_explained
from skolbro import clock
from skolbro.access.scopes import ChildScope, StudentScope
from skolbro.config import Settings
from skolbro.events import Event, emit
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction

# What has been said so far, where nothing has.
NOTHING_SAID = 1


class AlreadySaidError(Exception):
    """The same was said before, and the answer was lost."""


def days(scope: ChildScope | StudentScope, *, first: date, last: date) -> tuple[StudentDay, ...]:
    """What is known of a student, newest day first. One round trip; grows with the period only."""
    return logged_of(
        scope, lambda: student_days(scope, first=first, last=last), what="attendance.days"
    )


def explain(scope: ChildScope, said: Said) -> None:
    """Keep a guardian's explanation, and tell of it: 6 write units or so.

    Raises as `_say` does.
    """
    event = absence_explained(scope, lesson_id=said.lesson_id, day=said.day)
    _say(scope, said, event)


def assess(scope: StudentScope, said: Said) -> None:
    """Keep the mentor's decision, and tell of it: 8 write units or so. Raises as `_say` does."""
    valid = bool(said.value)
    event = absence_assessed(scope, lesson_id=said.lesson_id, day=said.day, valid=valid)
    _say(scope, said, event)


def _say(scope: ChildScope | StudentScope, said: Said, event: Event) -> None:
    """One transaction, on the student's day.

    Raises `AlreadySaidError`, `NotFoundError` where no mark stands or a relation has just ended,
    `NothingToExplainError` where the student was there, and `PreconditionFailedError`.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    transaction.update(
        table,
        DAY.key(student_id=scope.student_id, date=said.day),
        names={"#mark": f"{MARK}{said.lesson_id}", "#said": f"{ASSESSED}{said.lesson_id}"},
        refusal=lambda found: _why_not(found, said),
        **_change(said),
    )
    emit(transaction, event, table=table)
    transaction.commit()


def _change(said: Said) -> dict[str, Any]:
    told = {
        "version": said.version + 1,
        said.field: said.value,
        f"{said.field}_by": said.by,
        f"{said.field}_at": clock.to_wire(said.at),
    }
    missed = "#mark.presence <> :present AND "
    values: dict[str, Any] = {":present": Presence.PRESENT.value, ":one": 1}
    if said.version == NOTHING_SAID:
        return {
            "change": "SET #said = :told ADD version :one",
            "condition": f"attribute_exists(#mark) AND {missed}attribute_not_exists(#said)",
            "values": values | {":told": told},
        }
    parts = ", ".join(f"#said.{name} = :{name}" for name in told)
    return {
        "change": f"SET {parts} ADD version :one",
        "condition": f"attribute_exists(#mark) AND {missed}#said.version = :seen",
        "values": values
        | {":seen": said.version}
        | {f":{name}": value for name, value in told.items()},
    }


def _why_not(found: dict[str, Any] | None, said: Said) -> Exception:
    mark = day_from(found).marks.get(said.lesson_id) if found else None
    if found is None or mark is None:
        return NotFoundError()
    if mark.presence is Presence.PRESENT:
        return NothingToExplainError()
    if said.is_in(found.get(f"{ASSESSED}{said.lesson_id}", {})):
        return AlreadySaidError()
    return PreconditionFailedError()

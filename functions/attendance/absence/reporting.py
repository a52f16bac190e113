"""Reporting: from what is asked to what then stands, for children and days together."""

from collections.abc import Callable
from datetime import date

from attendance.absence import store
from attendance.absence.policy import Registration, Reporting
from attendance.absence.presentation import show_report
from attendance.absence.problems import OnePartError
from attendance.absence.report import (
    check_number,
    check_registration,
    check_report,
    new_absence,
    next_school_day,
)
from attendance.absence.schemas import PartIn, ReportOut
from attendance.day.absence import WHOLE_DAY, Absence, Extent, ReportedLesson, Span, day_of
from skolbro.access.scopes import ChildScope, StudentScope
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey
from skolbro.http.problems import FieldError, PreconditionFailedError, Problem

# Each time somebody else was first; a family does not race itself more often than that.
TRIES = 6

type Told = tuple[ReportOut, bool]


def report(reporting: tuple[Reporting, ...], asked: PartIn, key: IdempotencyKey) -> Told:
    """Report a guardian's children, all or none; whether anything is new.

    What stands already, whoever reported it, is answered as it stands. Raises the refusal of the
    first child that has one, with the child's place in `errors`.
    """
    extent = extent_of(asked, children=len(reporting))
    scopes = tuple(one.scope for one in reporting)

    def made() -> list[Absence]:
        return [
            new_absence(one.scope, day=day, extent=extent, note=asked.note)
            for number, one in enumerate(reporting)
            for day in _days(one, asked, extent, number=number if len(reporting) > 1 else None)
        ]

    return _say(scopes, made, key)


def register(registration: Registration, asked: PartIn, key: IdempotencyKey) -> Told:
    """Register one student's absence for the school."""
    scope, extent = registration.scope, extent_of(asked, children=1)

    def made() -> list[Absence]:
        last = asked.last_day or asked.first_day
        days = check_registration(
            asked.first_day, last, extent=extent, rules=registration.rules, now=scope.now
        )
        return [new_absence(scope, day=day, extent=extent, note=asked.note) for day in days]

    return _say((scope,), made, key)


def extend(reporting: Reporting, absence_id: str, key: IdempotencyKey) -> Told:
    """Still ill: the whole of the next school day, after a day that was reported.

    Raises `NotFoundError` for an absence that is none, or that has been withdrawn.
    """
    scope, before = reporting.scope, day_of(absence_id)

    def made() -> list[Absence]:
        day = next_school_day(before, rules=reporting.rules, now=scope.now)
        check_report(day, day, extent=WHOLE_DAY, rules=reporting.rules, now=scope.now)
        return [new_absence(scope, day=day, extent=WHOLE_DAY, note=None)]

    return _say((scope,), made, key, after=absence_id)


def extent_of(asked: PartIn, *, children: int) -> Extent:
    """The part of the day that is asked for. Raises `OnePartError` unless it is exactly one."""
    parts = (asked.whole_day, asked.span, asked.lessons)
    several_days = asked.last_day not in {None, asked.first_day}
    if sum(part is not None for part in parts) != 1:
        raise OnePartError
    if asked.lessons and (children > 1 or several_days):
        raise OnePartError
    if asked.span:
        return Extent(span=Span(starts=asked.span.starts, ends=asked.span.ends))
    lessons = {one.id: one for one in asked.lessons or ()}
    return Extent(lessons=tuple(ReportedLesson(**one.model_dump()) for one in lessons.values()))


def _days(one: Reporting, asked: PartIn, extent: Extent, *, number: int | None) -> tuple[date, ...]:
    last = asked.last_day or asked.first_day
    try:
        return check_report(
            asked.first_day, last, extent=extent, rules=one.rules, now=one.scope.now
        )
    except Problem as refused:
        if number is None:
            raise
        place = FieldError(f"/studentIds/{number}", refused.code, refused.title)
        refused.errors = (place,)
        raise


def _say(
    scopes: tuple[ChildScope | StudentScope, ...],
    made: Callable[[], list[Absence]],
    key: IdempotencyKey,
    *,
    after: str | None = None,
) -> Told:
    try:
        return _keep(scopes, _checked(scopes, made, key), key, after=after)
    except AlreadyAnswered as before:
        return ReportOut.model_validate_json(before.answer), True


def _checked(
    scopes: tuple[ChildScope | StudentScope, ...],
    made: Callable[[], list[Absence]],
    key: IdempotencyKey,
) -> list[Absence]:
    try:
        absences = made()
        check_number(children=len(scopes), absences=len(absences))
    except Problem:
        # A report taken before the cut-off, whose answer was lost, is answered after it too.
        store.recall_report(scopes, key)
        raise
    return absences


def _keep(
    scopes: tuple[ChildScope | StudentScope, ...],
    absences: list[Absence],
    key: IdempotencyKey,
    *,
    after: str | None,
) -> Told:
    stood: dict[str, Absence] = {}
    for _ in range(TRIES):
        new = [one for one in absences if one.id not in stood]
        told = show_report((stood.get(one.id, one) for one in absences), scopes[0])
        if not new:
            return told, False
        try:
            answer = told.model_dump_json(by_alias=True)
            store.report_absences(scopes, new, key=key, answer=answer, after=after)
        except store.AbsenceStandsError:
            stood = store.standing(scopes, absences)
        else:
            return told, True
    raise PreconditionFailedError

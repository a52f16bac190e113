"""Whether a day's times may be changed, and if not: why, and until when. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from attendance.fritids.problems import (
    AnswerHolidayError,
    CheckedInError,
    ClosedThatDayError,
    HolidayClosedError,
    TimesLockedError,
    TimesPassedError,
)
from attendance.fritids.schedule import DayChange
from attendance.fritids.spans import WHOLE_DAY, Span, checked
from attendance.fritids.unit import FritidsUnit
from skolbro.http.problems import Problem


class LockReason(StrEnum):
    """Why a guardian cannot change a day."""

    PASSED = "passed"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    HOLIDAY_ANSWER_PASSED = "holidayAnswerPassed"
    CHECKED_IN = "checkedIn"
    LOCK_DAYS = "lockDays"
    OTHER_GUARDIAN = "otherGuardian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Why, and the last day for which that holds; None where it holds for ever."""

    reason: LockReason
    until: date | None


def lock_of(day: date, *, unit: FritidsUnit, today: date, checked_in: bool = False) -> Lock | None:
    """The first reason that keeps a guardian from changing a day, or None.

    A lov has its last answer day in place of the days that the unit plans ahead.
    """
    if day < today:
        return Lock(reason=LockReason.PASSED, until=None)
    if unit.hours_of(day) is None:
        opens = unit.opens_after(day)
        return Lock(reason=LockReason.CLOSED, until=opens and opens - timedelta(days=1))
    if holiday := unit.holiday_of(day):
        if today > holiday.last_answer_day:
            return Lock(reason=LockReason.HOLIDAY_ANSWER_PASSED, until=holiday.last)
        return Lock(reason=LockReason.HOLIDAY, until=holiday.last_answer_day)
    return _lock_of_a_usual_day(day, unit=unit, today=today, checked_in=checked_in)


def first_open_day(unit: FritidsUnit, *, today: date) -> date:
    """The first day that the unit has not planned its staff for."""
    return today + timedelta(days=unit.lock_days)


def refusal(lock: Lock, day: date, *, unit: FritidsUnit, today: date, contact: str) -> Problem:
    """The lock in words, for whoever tried to change the day."""
    holiday = unit.holiday_of(day)
    match lock.reason, holiday:
        case LockReason.PASSED, _:
            return TimesPassedError(day=day, first=first_open_day(unit, today=today))
        case LockReason.CLOSED, _:
            return ClosedThatDayError(day=day, opens=unit.opens_after(day) or "–")
        case LockReason.HOLIDAY, known if known:
            return AnswerHolidayError(name=known.name, until=lock.until)
        case LockReason.HOLIDAY_ANSWER_PASSED, known if known:
            last = known.last_answer_day
            return HolidayClosedError(name=known.name, last=last, until=lock.until, contact=contact)
        case LockReason.CHECKED_IN, _:
            return CheckedInError(until=lock.until)
        case _:
            return TimesLockedError(until=lock.until, days=unit.lock_days, contact=contact)


def check_open(day: date, *, unit: FritidsUnit, today: date, contact: str) -> None:
    """Raise the refusal of a day that is locked, whoever has which weeks."""
    lock = lock_of(day, unit=unit, today=today)
    if lock:
        raise refusal(lock, day, unit=unit, today=today, contact=contact)


def check_begins(day: date, *, unit: FritidsUnit, today: date, contact: str) -> None:
    """Whether a base schedule may begin on a day. Raises `TimesLockedError`."""
    first = first_open_day(unit, today=today)
    if day < first:
        until = first - timedelta(days=1)
        raise TimesLockedError(until=until, days=unit.lock_days, contact=contact)


def checked_change(change: DayChange, *, unit: FritidsUnit, today: date, contact: str) -> DayChange:
    """A change that can be kept, with its times in order.

    Times are locked as the unit has set; who picks up may change as long as the day is not over.
    Raises the refusal of a locked day, and what `spans.checked` does.
    """
    if change.day < today:
        raise TimesPassedError(day=change.day, first=first_open_day(unit, today=today))
    if not change.changes_times:
        return change
    check_open(change.day, unit=unit, today=today, contact=contact)
    hours = unit.hours_of(change.day) or WHOLE_DAY
    times = None if change.times is None else checked(change.times, hours=hours)
    return replace(change, times=times)


def checked_by_staff(
    day: date, times: Iterable[Span] | None, *, unit: FritidsUnit, today: date
) -> tuple[Span, ...] | None:
    """A day's times that staff may set, in order, or None where theirs are taken away.

    The locks are there for staff's sake, so none of them binds staff; but what has been stays,
    and a lov is the guardians' until its last answer day. Raises `TimesPassedError`,
    `ClosedThatDayError`, `AnswerHolidayError`, and what `spans.checked` does.
    """
    if day < today:
        raise TimesPassedError(day=day, first=today)
    hours = unit.hours_of(day)
    if hours is None:
        raise ClosedThatDayError(day=day, opens=unit.opens_after(day) or "–")
    holiday = unit.holiday_of(day)
    if holiday and today <= holiday.last_answer_day:
        raise AnswerHolidayError(name=holiday.name, until=holiday.last_answer_day)
    return None if times is None else checked(times, hours=hours)


def lock_before(
    reader_id: str, day: date, *, owner_id: str | None, lock: Lock | None
) -> Lock | None:
    """The lock as one guardian meets it: the other's weeks are theirs to change."""
    if lock is None and owner_id not in {None, reader_id}:
        sunday = day + timedelta(days=6 - day.weekday())
        return Lock(reason=LockReason.OTHER_GUARDIAN, until=sunday)
    return lock


def _lock_of_a_usual_day(
    day: date, *, unit: FritidsUnit, today: date, checked_in: bool
) -> Lock | None:
    if checked_in and day == today:
        return Lock(reason=LockReason.CHECKED_IN, until=day)
    first = first_open_day(unit, today=today)
    if day < first:
        return Lock(reason=LockReason.LOCK_DAYS, until=first - timedelta(days=1))
    return None

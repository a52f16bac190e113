"""Absence reports: what a guardian may report, for which days, and until when.

Pure rules after the product's description of attendance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from attendance.absence.problems import (
    CutOffPassedError,
    DayPassedError,
    NotSchoolDayError,
    PeriodTooLongError,
    SpanPassedError,
    SpanTooShortError,
    TooFarAheadError,
    TooManyDaysError,
)
from attendance.day.absence import Absence, Extent, Source, absence_id, day_of, slot_begins
from skolbro.access.schools import contact
from skolbro.access.scopes import ChildScope, StudentScope
from skolbro.calendar import SchoolCalendar, minute_of, school_date, wall_time

MOST_DAYS_AHEAD = 14
MOST_DAYS_LISTED = 400
# A report is one transaction, which holds a hundred changes: a child's day is one of them, and
# twelve children bring two more each.
MOST_DAYS = 60
LONGEST_PERIOD_DAYS = 120
SHORTEST_SPAN_MINUTES = 30
# Staff may register a term back: longer ago is for the school's archive.
STAFF_DAYS_BACK = timedelta(days=180)
STAFF_DAYS_AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingRules:
    """A school's rules for reporting.

    `days_ahead` counts school days after today, 1 to 14: on a Friday, one day ahead is Monday.
    `cut_off` is the school's clock, `HH:MM`; from that minute today's report is made by phone.
    `day_begins` is when the first lesson begins: what is withdrawn before has not happened.
    """

    school: str
    phone: str
    calendar: SchoolCalendar
    days_ahead: int = 1
    cut_off: str | None = None
    day_begins: str = "08:00"

    @property
    def contact(self) -> str:
        """Whom to phone."""
        return contact(self.school, self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDay:
    """A day that a guardian can choose, or would have been able to before the cut-off."""

    day: date
    open: bool
    closes_at: str | None


def new_absence(
    scope: ChildScope | StudentScope, *, day: date, extent: Extent, note: str | None
) -> Absence:
    """A report by whoever has the scope.

    The name of a guardian with protected identity is not shown to the other guardian.
    """
    relation = scope.relation
    return Absence(
        id=absence_id(day, extent),
        student_id=scope.student_id,
        day=day,
        extent=extent,
        note=note or None,
        source=Source.STAFF if scope.is_staff else Source.GUARDIAN,
        reported_by=scope.actor.person_id,
        reporter_name="" if relation.person_protected else relation.person_name,
        reported_at=scope.now,
    )


def period(first: date | None, last: date | None, *, today: date) -> tuple[date, date]:
    """The period of a list: 30 days each way unless given. Raises `PeriodTooLongError`."""
    try:
        first = first or (last or today) - timedelta(days=30)
        last = last or max(first, today) + timedelta(days=30)
    except OverflowError:  # the year 1, or 9999
        raise PeriodTooLongError(most=MOST_DAYS_LISTED) from None
    if not 0 <= (last - first).days < MOST_DAYS_LISTED:
        raise PeriodTooLongError(most=MOST_DAYS_LISTED)
    return first, last


def report_days(rules: ReportingRules, *, now: datetime) -> Iterator[ReportDay]:
    """Today, if it is a school day, and the school's days ahead."""
    today = school_date(now)
    coming = rules.calendar.school_days(start=today)
    is_today_one = rules.calendar.is_school_day(today)
    for day in islice(coming, rules.days_ahead + is_today_one):
        if day == today:
            yield ReportDay(day=day, open=not _past_cut_off(rules, now), closes_at=rules.cut_off)
        else:
            yield ReportDay(day=day, open=True, closes_at=None)


def check_report(
    first: date, last: date, *, extent: Extent, rules: ReportingRules, now: datetime
) -> tuple[date, ...]:
    """The school days from `first` to `last` that a guardian reports, if all of them may be.

    A weekend inside the period is passed over. Raises what `check_day` and `check_extent` do, for
    the first day that is refused.
    """
    check_extent(extent, day=first, now=now)
    days = _school_days(first, last, rules=rules)
    if not days:
        # Only closed days: the first one says why.
        days = (first,)
    for day in days:
        check_day(day, rules=rules, now=now)
    return days


def check_registration(
    first: date, last: date, *, extent: Extent, rules: ReportingRules, now: datetime
) -> tuple[date, ...]:
    """The school days from `first` to `last`, which staff may register backwards as well.

    Raises `NotSchoolDayError`, `SpanTooShortError`, and `PeriodTooLongError` for what is longer
    ago, or further ahead, than a school looks.
    """
    today = school_date(now)
    if not today - STAFF_DAYS_BACK <= first <= last <= today + STAFF_DAYS_AHEAD:
        raise PeriodTooLongError(most=LONGEST_PERIOD_DAYS)
    _check_length(extent)
    days = _school_days(first, last, rules=rules)
    if not days:
        raise NotSchoolDayError(day=first)
    return days


def check_day(day: date, *, rules: ReportingRules, now: datetime) -> None:
    """Whether a guardian may report this day now.

    Raises `DayPassedError` (only staff registers backwards), `NotSchoolDayError`,
    `TooFarAheadError` and `CutOffPassedError`, each saying what to do instead.
    """
    today = school_date(now)
    if day < today:
        raise DayPassedError(contact=rules.contact)
    if not rules.calendar.is_school_day(day):
        raise NotSchoolDayError(day=day)
    offered = {choice.day: choice for choice in report_days(rules, now=now)}
    if day not in offered:
        raise TooFarAheadError(last=max(offered))
    if not offered[day].open:
        raise CutOffPassedError(cut_off=rules.cut_off, contact=rules.contact)


def check_extent(extent: Extent, *, day: date, now: datetime) -> None:
    """Product: a span is at least 30 minutes, and not only in the past; nor are lessons.

    Raises `SpanTooShortError` and `SpanPassedError`.
    """
    _check_length(extent)
    if day == school_date(now) and max(last for _, last in extent.minutes) <= minute_of(
        wall_time(now)
    ):
        raise SpanPassedError


def ending(absence_id: str, *, rules: ReportingRules, now: datetime) -> str | None:
    """From when a report that is taken back no longer holds: past lessons stay (product).

    None when nothing of it has passed, so that all of it goes. Raises `DayPassedError`.
    """
    day, today = day_of(absence_id), school_date(now)
    if day < today:
        raise DayPassedError(contact=rules.contact)
    begins = slot_begins(absence_id) or rules.day_begins
    return wall_time(now) if day == today and wall_time(now) > begins else None


def next_school_day(before: date, *, rules: ReportingRules, now: datetime) -> date:
    """The day that "still ill" is about: the first school day after an absence, not yet past.

    Raises `NotSchoolDayError` when the terms reach no further.
    """
    start = max(before + timedelta(days=1), school_date(now))
    found = next(rules.calendar.school_days(start=start), None)
    if found is None:
        raise NotSchoolDayError(day=start)
    return found


def check_number(*, children: int, absences: int) -> None:
    """What one transaction can hold. Raises `TooManyDaysError`."""
    if absences > MOST_DAYS:
        raise TooManyDaysError(most=MOST_DAYS // children)


def _school_days(first: date, last: date, *, rules: ReportingRules) -> tuple[date, ...]:
    if not 0 <= (last - first).days < LONGEST_PERIOD_DAYS:
        raise PeriodTooLongError(most=LONGEST_PERIOD_DAYS)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(day for day in every if rules.calendar.is_school_day(day))


def _check_length(extent: Extent) -> None:
    if extent.span is None:
        return
    first, last = extent.span.minutes
    if last - first < SHORTEST_SPAN_MINUTES:
        raise SpanTooShortError(least=SHORTEST_SPAN_MINUTES)


def _past_cut_off(rules: ReportingRules, now: datetime) -> bool:
    return rules.cut_off is not None and wall_time(now) >= rules.cut_off

"""Absence reports: what a guardian may report, for which days, and until when.

Pure rules after the product's description of attendance. No reason of illness is stored, as
health is sensitive data (GDPR article 9); a note to the school may be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from attendance.absence.problems import (
    CutOffPassedError,
    DayPassedError,
    NotSchoolDayError,
    PeriodTooLongError,
    TooFarAheadError,
)
from skolbro import ids
from skolbro.access.schools import contact
from skolbro.access.scopes import ChildScope
from skolbro.calendar import SchoolCalendar, school_date, wall_time
from skolbro.http.problems import NotFoundError

MOST_DAYS_AHEAD = 14
MOST_DAYS_LISTED = 400
ABSENCE_ID = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\." + ids.PATTERN.removeprefix("^")
_ID = re.compile(ABSENCE_ID)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingRules:
    """A school's rules for reporting.

    `days_ahead` counts school days after today, 1 to 14: on a Friday, one day ahead is Monday.
    `cut_off` is the school's clock, `HH:MM`; from that minute today's report is made by phone.
    """

    school: str
    phone: str
    calendar: SchoolCalendar
    days_ahead: int = 1
    cut_off: str | None = None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One report for one whole school day, and what became of it."""

    id: str
    student_id: str
    day: date
    note: str | None
    reported_by: str
    reporter_name: str
    reported_at: datetime
    withdrawn_at: datetime | None = None
    version: int = 1

    @property
    def stands(self) -> bool:
        """Whether the student is expected to be away."""
        return self.withdrawn_at is None

    def may_be_withdrawn_by(self, person_id: str, *, today: date) -> bool:
        """Only by whoever reported it, and never for a day that has passed."""
        return self.stands and self.reported_by == person_id and self.day >= today


def day_of(absence_id: str) -> date:
    """The day that an absence's id leads to. Raises `NotFoundError` for what cannot be one."""
    if not _ID.fullmatch(absence_id):
        raise NotFoundError
    try:
        return date.fromisoformat(absence_id.partition(".")[0])
    except ValueError:
        raise NotFoundError from None


def new_absence(scope: ChildScope, *, day: date, note: str | None) -> Absence:
    """A report by whoever has the scope.

    Its id leads to its day, as all that is known of one day of a student stands in one item.
    The name of a guardian with protected identity is not shown to the other guardian.
    """
    relation = scope.relation
    return Absence(
        id=f"{day.isoformat()}.{ids.new()}",
        student_id=scope.student_id,
        day=day,
        note=note or None,
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


def check_withdrawal(day: date, *, rules: ReportingRules, now: datetime) -> None:
    """Whether a report for a day may be taken back. Raises `DayPassedError`: what was, stays."""
    if day < school_date(now):
        raise DayPassedError(contact=rules.contact)


def _past_cut_off(rules: ReportingRules, now: datetime) -> bool:
    return rules.cut_off is not None and wall_time(now) >= rules.cut_off

"""Applications for leave: what may be applied for, who decides, and what may become of one.

SkolL 7 kap. 18 §: a student may be granted leave for single matters. The principal decides, and
lets the mentor decide on up to ten school days (product: attendance). Pure rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from attendance.leave.problems import (
    LeaveBegunError,
    LeavePeriodError,
    LeaveTooLongError,
    NoSchoolDaysError,
)
from skolbro import ids
from skolbro.access.schools import contact
from skolbro.calendar import SATURDAY, SchoolCalendar, is_public_holiday, school_date
from skolbro.http.problems import NotFoundError

MOST_SCHOOL_DAYS = 60  # each is written with the decision, and a transaction holds a hundred
MOST_DAYS = 366
MENTOR_DECIDES = 10
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
LEAVE_ID = rf"^{_DATE}\.{_DATE}\." + ids.PATTERN.removeprefix("^")
_ID = re.compile(LEAVE_ID)


class Status(StrEnum):
    """Where an application stands."""

    AWAITS_CONFIRMATION = "awaitsConfirmation"
    AWAITS_DECISION = "awaitsDecision"
    APPROVED = "approved"
    REJECTED = "rejected"
    VETOED = "vetoed"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether something may still become of it."""
        return self in {Status.AWAITS_CONFIRMATION, Status.AWAITS_DECISION}

    @property
    def is_decided(self) -> bool:
        """Whether the school has answered."""
        return self in {Status.APPROVED, Status.REJECTED}


class Decider(StrEnum):
    """Who answers an application."""

    MENTOR = "mentor"
    PRINCIPAL = "principal"


class Confirmation(StrEnum):
    """The school's choice: one guardian applies and the other may say no, or both confirm."""

    ONE_APPLIES = "oneApplies"
    BOTH_CONFIRM = "bothConfirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRules:
    """How a school takes applications for leave."""

    school: str
    phone: str
    calendar: SchoolCalendar
    confirmation: Confirmation = Confirmation.ONE_APPLIES

    @property
    def contact(self) -> str:
        """Whom to phone."""
        return contact(self.school, self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A leave's first and last day, both included."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        length = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=number) for number in range(length))


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolEvent:
    """What the school's year has in the period: `kind` is how the wire names it."""

    day: date
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """In whose lists a leave waits: a school's, and a class's unless the principal decides."""

    school_id: str
    class_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """One application. Its id begins with its period, so that a decision need not read it first.

    `class_id` is the class in whose mentor's list it waits; empty when the principal decides.
    `awaits` are the guardians who have not confirmed, `confirmed` those who have. `closed_by` has
    decided, vetoed or withdrawn it.
    """

    id: str
    student_id: str
    school_id: str
    school_days: int
    reason: str
    applied_by: str
    applicant_name: str
    applied_at: datetime
    status: Status
    decider: Decider
    class_id: str = ""
    awaits: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    closed_by: str = ""
    closer_name: str = ""
    closed_at: datetime | None = None
    comment: str | None = None
    version: int = 1

    @property
    def period(self) -> Period:
        """The days that it is about."""
        return period_of(self.id)

    def confirmed_as(self, version: int, person_id: str) -> bool:
        """Whether this is what came of a confirmation whose answer was lost."""
        return self.version == version + 1 and self.confirmed[-1:] == (person_id,)

    @property
    def place(self) -> Place:
        """In whose lists it waits."""
        return Place(self.school_id, self.class_id)

    def may_be_withdrawn_by(self, person_id: str) -> bool:
        """By the applicant, before the decision."""
        return self.status.is_open and self.applied_by == person_id

    def may_be_vetoed_by(self, person_id: str, *, guardian: bool) -> bool:
        """By another guardian, before the decision."""
        return self.status.is_open and guardian and self.applied_by != person_id

    def may_be_decided_by(self, decider: Decider) -> bool:
        """By the principal always, by the mentor if it is short."""
        mine = decider is Decider.PRINCIPAL or self.decider is decider
        return mine and self.status is Status.AWAITS_DECISION

    def may_be_confirmed_by(self, person_id: str) -> bool:
        """By a guardian whose confirmation is waited for."""
        return self.status is Status.AWAITS_CONFIRMATION and person_id in self.awaits


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLeave:
    """A leave as the lists of what waits for a decision hold it.

    `waits_since` is when it could first be decided. `student_name` is empty for a student with
    protected identity: the list of a school does not say who.
    """

    id: str
    student_id: str
    student_name: str
    group_name: str
    school_days: int
    decider: Decider
    waits_since: datetime
    protected: bool = False

    @property
    def period(self) -> Period:
        """The days that it is about."""
        return period_of(self.id)


def leave_id(period: Period) -> str:
    """A new id that leads to the period."""
    return f"{period.first.isoformat()}.{period.last.isoformat()}.{ids.new()}"


def period_of(identity: str) -> Period:
    """The period that an id leads to. Raises `NotFoundError` for what cannot be one."""
    if not _ID.fullmatch(identity):
        raise NotFoundError
    first, last, _ = identity.split(".")
    try:
        period = Period(first=date.fromisoformat(first), last=date.fromisoformat(last))
    except ValueError:
        raise NotFoundError from None
    if not 0 <= (period.last - period.first).days < MOST_DAYS:
        raise NotFoundError
    return period


def school_days(period: Period, *, rules: LeaveRules) -> tuple[date, ...]:
    """The school days of a period.

    Raises `NoSchoolDaysError`, and `LeaveTooLongError` above the most that one decision grants.
    """
    coming = rules.calendar.school_days(start=period.first)
    days = tuple(takewhile(lambda day: day <= period.last, coming))
    if not days:
        raise NoSchoolDaysError
    if len(days) > MOST_SCHOOL_DAYS:
        raise LeaveTooLongError(most=MOST_SCHOOL_DAYS, contact=rules.contact)
    return days


def checked_period(first: date, last: date, *, rules: LeaveRules, now: datetime) -> Period:
    """A period that may be applied for now. Raises `LeavePeriodError` and `LeaveBegunError`."""
    if not 0 <= (last - first).days < MOST_DAYS:
        raise LeavePeriodError(most=MOST_DAYS)
    if first < school_date(now):
        raise LeaveBegunError(contact=rules.contact)
    return Period(first=first, last=last)


def school_events(period: Period, *, calendar: SchoolCalendar) -> Iterator[SchoolEvent]:
    """What the school's year has in the period: term edges, closed days and public holidays.

    Closed days and holidays on a Saturday or a Sunday are nobody's loss, and left out.
    """
    for day in period.days:
        for term in calendar.terms:
            if day == term.first_day:
                yield SchoolEvent(day=day, kind="termBegins", name=term.name)
            if day == term.last_day:
                yield SchoolEvent(day=day, kind="termEnds", name=term.name)
        if day.weekday() < SATURDAY:
            if is_public_holiday(day):
                yield SchoolEvent(day=day, kind="publicHoliday")
            elif day in calendar.closed_days:
                yield SchoolEvent(day=day, kind="closedDay")


def decider_of(days: int, *, class_id: str) -> Decider:
    """The mentor for a short leave; the principal for a long one, and where there is no class."""
    return Decider.MENTOR if class_id and days <= MENTOR_DECIDES else Decider.PRINCIPAL


def to_confirm(guardians: tuple[str, ...], *, applicant: str, rules: LeaveRules) -> tuple[str, ...]:
    """Whose confirmation an application waits for before anybody decides."""
    if rules.confirmation is Confirmation.ONE_APPLIES:
        return ()
    return tuple(sorted(set(guardians) - {applicant}))

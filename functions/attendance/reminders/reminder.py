"""What the portal reminds of, and when something is due. Pure.

Product, Notifications: scheduled reminders. A reminder is of its day: one that comes late is told
as long as the day lasts, and never on another.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from attendance.day.absence import Absence, Source
from attendance.day.student_day import StudentDay
from attendance.fritids.lock import first_open_day
from attendance.fritids.registered import Registered
from attendance.fritids.schedule import Source as TimesFrom
from attendance.fritids.schedule import monday_of_day
from attendance.fritids.unit import FritidsUnit, Holiday
from skolbro.calendar import SchoolCalendar, school_date

DAYS_IN_A_WEEK = 7
# A decision, or a guardian's confirmation, is asked for after two school days, then every third.
FIRST_AFTER, THEN_EVERY = 2, 3
# From Thursday to Tuesday at Easter. After a longer lov nobody remembers who was ill before it.
LONGEST_PAUSE = timedelta(days=5)
# How long before the last answer day of a lov, and once more on the day itself.
DAYS_BEFORE_ANSWER = (3, 0)


class Kind(StrEnum):
    """What is reminded of, as the schedules of the template name it."""

    LEAVE_DECISION = "leaveDecision"
    STILL_ILL = "stillIll"
    MISSING_WEEK = "missingWeek"
    HOLIDAY_ANSWER = "holidayAnswer"

    @property
    def function(self) -> str:
        """The school's function that it belongs to: where that is off, nobody is reminded."""
        at_fritids = self in {Kind.MISSING_WEEK, Kind.HOLIDAY_ANSWER}
        return "timeRegistration" if at_fritids else "attendance"

    @property
    def needs_school_day(self) -> bool:
        """Whether it waits where the school is closed: fritids is open when the school is not."""
        return self in {Kind.LEAVE_DECISION, Kind.STILL_ILL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One kind, on one school day's date: of all schools, of a part of them, or of one."""

    kind: Kind
    day: date
    shard: str = ""
    school_id: str = ""

    def is_over(self, now: datetime) -> bool:
        """Whether the day for it has passed."""
        return school_date(now) > self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How far the reminders of one kind and day have come at one school.

    `reached` is the last of those who have been reminded, in the order of what they are about.
    """

    kind: Kind
    day: date
    school_id: str
    reached: str = ""
    sent: int = 0
    is_done: bool = False
    version: int = 0


def decision_is_due(waits_since: datetime, *, day: date, calendar: SchoolCalendar) -> bool:
    """Whether a leave has waited two school days, or two and a multiple of three."""
    since = school_date(waits_since) + timedelta(days=1)
    waited = sum(1 for _ in takewhile(lambda one: one <= day, calendar.school_days(start=since)))
    return waited >= FIRST_AFTER and (waited - FIRST_AFTER) % THEN_EVERY == 0


def school_day_before(day: date, *, calendar: SchoolCalendar) -> date | None:
    """The last school day before a day, unless it is so long ago that nobody is asked."""
    for number in range(1, LONGEST_PAUSE.days + 1):
        before = day - timedelta(days=number)
        if calendar.is_school_day(before):
            return before
    return None


def ill_until(before: StudentDay, today: StudentDay | None) -> Absence | None:
    """The report for all of the school day before, of a student of whom today nothing is known.

    A granted leave ends when it ends, and who came back in the middle of the day is well.
    """
    if today is not None and (today.standing or today.marks):
        return None
    return next(
        (
            one
            for one in before.standing
            if one.extent.is_whole_day and not one.ended and one.source is not Source.LEAVE
        ),
        None,
    )


def week_to_register(unit: FritidsUnit, *, day: date) -> date:
    """The Monday of the first week, after this one, of which nothing is locked.

    A unit that plans seven days ahead has planned some of next week on a Thursday, and who is
    reminded must be able to answer. So each week is reminded of once.
    """
    next_monday = monday_of_day(day) + timedelta(days=DAYS_IN_A_WEEK)
    first = max(next_monday, first_open_day(unit, today=day))
    return first + timedelta(days=-first.weekday() % DAYS_IN_A_WEEK)


def week_is_missing(
    child: Registered, monday: date, *, unit: FritidsUnit, calendar: SchoolCalendar
) -> bool:
    """Whether nobody has said anything of any day of a week in which there is school.

    A base schedule is an answer, and so is one day: a child may come on Mondays only. A lov is
    answered as a lov.
    """
    week = [monday + timedelta(days=number) for number in range(DAYS_IN_A_WEEK)]
    if not any(map(calendar.is_school_day, week)):
        return False
    closed_or_lov = {TimesFrom.CLOSED, TimesFrom.UNANSWERED, TimesFrom.HOLIDAY}
    told = {child.planned(day, unit=unit).source for day in week} - closed_or_lov
    return told == {TimesFrom.NONE}


def answers_due(unit: FritidsUnit, *, day: date) -> tuple[Holiday, ...]:
    """The lov of which the last answer day is three days away, or today."""
    return tuple(
        one for one in unit.holidays if (one.last_answer_day - day).days in DAYS_BEFORE_ANSWER
    )


def is_unanswered(child: Registered, holiday: Holiday, *, unit: FritidsUnit) -> bool:
    """Whether something of a lov waits for an answer, on a day when the unit is open."""
    return any(
        child.planned(day, unit=unit).source is TimesFrom.UNANSWERED for day in holiday.days()
    )

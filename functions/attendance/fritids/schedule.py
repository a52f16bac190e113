"""A child's schedule: base schedules, exceptions by the day, and what they come to. Pure.

What is shown is always merged: a lov's answer before an exception, an exception before the base.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from attendance.fritids.pickup import DayPickUp, PickUp
from attendance.fritids.problems import (
    ClosedThatDayError,
    ClosedThatWeekdayError,
    HolidayClosedError,
    NotMondayError,
    OutsideHolidayError,
    SchedulePeriodTooLongError,
    WeekOffsetError,
)
from attendance.fritids.residence import DAYS_IN_A_WEEK, Residence, ResidenceProposal
from attendance.fritids.spans import WHOLE_DAY, Span, checked
from attendance.fritids.unit import FritidsUnit, Holiday

type Week = tuple[tuple[Span, ...], ...]

MOST_DAYS_SHOWN = 35
FARTHEST = timedelta(days=2 * 366)
MOST_OFFSET, MOST_COPIES = 26, 40


class Source(StrEnum):
    """Where a day's times come from."""

    BASE = "base"
    EXCEPTION = "exception"
    HOLIDAY = "holiday"
    UNANSWERED = "holidayUnanswered"
    CLOSED = "closed"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A base schedule of one to four weeks, over and over from a Monday until the next base.

    `owner_id` is the guardian in whose weeks it holds; None if it holds in all.
    """

    valid_from: date
    weeks: tuple[Week, ...]
    owner_id: str | None = None

    def spans_of(self, day: date) -> tuple[Span, ...]:
        """The times of a day on or after its first."""
        passed = (day - self.valid_from).days // DAYS_IN_A_WEEK
        return self.weeks[passed % len(self.weeks)][day.weekday()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What holds for a child over time; one version for all of it, 1 before anything is said."""

    bases: tuple[Base, ...] = ()
    residence: Residence | None = None
    proposal: ResidenceProposal | None = None
    pick_up: PickUp = field(default_factory=PickUp)
    version: int = 1

    def owner_of(self, day: date) -> str | None:
        """Whose the week is, where the weeks are divided."""
        return self.residence.owner_of(day) if self.residence else None

    def base_of(self, day: date) -> Base | None:
        """The newest base of the week's owner, or else of nobody's own, that has begun."""
        begun = [base for base in self.bases if base.valid_from <= day]
        for owner in dict.fromkeys((self.owner_of(day), None)):
            theirs = [base for base in begun if base.owner_id == owner]
            if theirs:
                return max(theirs, key=lambda base: base.valid_from)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetByStaff:
    """A day's times as staff have set them, and who did; no name where it is protected."""

    times: tuple[Span, ...]
    by: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """What is out of the ordinary in one week: times and pick-ups by the day.

    `by_staff` goes before all else that is said of the day, until a guardian changes the day.
    """

    exceptions: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    by_staff: Mapping[date, SetByStaff] = field(default_factory=dict)
    pick_ups: Mapping[date, DayPickUp] = field(default_factory=dict)
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """What a guardian wants of one day. None takes the exception away: it is as usual again."""

    day: date
    changes_times: bool
    times: tuple[Span, ...] | None
    changes_pick_up: bool
    pick_up: DayPickUp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayAnswer:
    """The times of a lov; a day without any is off, and one that is not named is unanswered."""

    holiday_id: str
    days: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """What a day comes to."""

    day: date
    spans: tuple[Span, ...]
    source: Source
    by_staff: SetByStaff | None = None


def planned(
    day: date,
    *,
    unit: FritidsUnit,
    plan: Plan,
    week: WeekPlan,
    answers: Mapping[str, HolidayAnswer],
) -> PlannedDay:
    """The merged day. Closed days have no times; nor have a lov's without an answer."""
    by_staff = week.by_staff.get(day)
    if by_staff and unit.hours_of(day):
        return PlannedDay(day=day, spans=by_staff.times, source=Source.EXCEPTION, by_staff=by_staff)
    spans, source = _merged(day, unit=unit, plan=plan, week=week, answers=answers)
    return PlannedDay(day=day, spans=spans, source=source)


def checked_answer(
    days: Mapping[date, tuple[Span, ...]],
    *,
    holiday: Holiday,
    unit: FritidsUnit,
    today: date,
    contact: str,
) -> dict[date, tuple[Span, ...]]:
    """What is answered of a lov's days, if it can be kept.

    Raises `HolidayClosedError` after the last answer day, `OutsideHolidayError`,
    `ClosedThatDayError` for times on a closed day, and what `spans.checked` does.
    """
    if today > holiday.last_answer_day:
        raise HolidayClosedError(
            name=holiday.name, last=holiday.last_answer_day, until=holiday.last, contact=contact
        )
    for day, spans in days.items():
        if not holiday.holds(day):
            raise OutsideHolidayError(day=day, first=holiday.first, last=holiday.last)
        if spans and unit.hours_of(day) is None:
            raise ClosedThatDayError(day=day, opens=unit.opens_after(day) or "–")
    return {
        day: checked(spans, hours=unit.hours_of(day) or WHOLE_DAY) for day, spans in days.items()
    }


def is_missing(day: PlannedDay) -> bool:
    """Whether nobody has said anything of an open day, not even that the child is free."""
    return day.source in {Source.NONE, Source.UNANSWERED}


def checked_base(base: Base, *, unit: FritidsUnit) -> Base:
    """A base that can be kept, with its times in order.

    Raises `NotMondayError`, `ClosedThatWeekdayError`, and what `spans.checked` does.
    """
    if base.valid_from.weekday():
        monday = base.valid_from - timedelta(days=base.valid_from.weekday())
        raise NotMondayError(monday=monday)
    weeks = tuple(
        tuple(_checked_weekday(spans, unit.hours[n]) for n, spans in enumerate(week))
        for week in base.weeks
    )
    return Base(valid_from=base.valid_from, weeks=weeks, owner_id=base.owner_id)


def shown_period(first: date | None, last: date | None, *, today: date) -> tuple[date, date]:
    """Four weeks from this Monday unless given. Raises `SchedulePeriodTooLongError`."""
    first = first or (last if last and last < today else monday_of_day(today))
    check_near(first, today=today)
    last = last or first + timedelta(days=27)
    if not 0 <= (last - first).days < MOST_DAYS_SHOWN:
        raise SchedulePeriodTooLongError(most=MOST_DAYS_SHOWN)
    return first, last


def check_near(day: date, *, today: date) -> None:
    """Whether schedules are kept for a day. Raises `SchedulePeriodTooLongError`."""
    if abs(day - today) > FARTHEST:
        raise SchedulePeriodTooLongError(most=MOST_DAYS_SHOWN)


def monday_of_day(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def copies(monday: date, *, first: int, last: int, children: int) -> tuple[date, ...]:
    """The Mondays that a week is copied to. Raises `WeekOffsetError`."""
    if not 0 <= first <= last <= MOST_OFFSET or (last - first + 1) * children > MOST_COPIES:
        raise WeekOffsetError(most=MOST_OFFSET, cells=MOST_COPIES)
    return tuple(monday + timedelta(weeks=n) for n in range(first, last + 1))


def _merged(
    day: date,
    *,
    unit: FritidsUnit,
    plan: Plan,
    week: WeekPlan,
    answers: Mapping[str, HolidayAnswer],
) -> tuple[tuple[Span, ...], Source]:
    if unit.hours_of(day) is None:
        return (), Source.CLOSED
    if holiday := unit.holiday_of(day):
        answer = answers.get(holiday.id)
        times = answer.days.get(day) if answer else None
        return ((), Source.UNANSWERED) if times is None else (times, Source.HOLIDAY)
    if day in week.exceptions:
        return week.exceptions[day], Source.EXCEPTION
    base = plan.base_of(day)
    return (base.spans_of(day), Source.BASE) if base else ((), Source.NONE)


def _checked_weekday(spans: tuple[Span, ...], hours: Span | None) -> tuple[Span, ...]:
    if hours is None:
        for span in spans:
            raise ClosedThatWeekdayError(span=span)
        return ()
    return checked(spans, hours=hours)

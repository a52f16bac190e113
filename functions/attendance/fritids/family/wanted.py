"""From what a guardian sends to what the rules and the store take."""

from collections.abc import Iterator
from datetime import date, timedelta

from attendance.fritids.family import store
from attendance.fritids.family.policy import ChildAtFritids, Household
from attendance.fritids.family.schemas import (
    DayChangeIn,
    DayPickUpIn,
    HolidayAnswerIn,
    PickUpIn,
    ResidenceIn,
    ScheduleIn,
    WeekChangeIn,
    WeekCopiesOut,
    WeekCopyIn,
    WeekCopyOut,
)
from attendance.fritids.lock import check_begins, check_open, checked_change
from attendance.fritids.pickup import AllowedAdult, DayPickUp, PickUp
from attendance.fritids.presentation import spans_of
from attendance.fritids.problems import UnknownOwnerError
from attendance.fritids.residence import Residence, WeekRule, divided
from attendance.fritids.schedule import (
    Base,
    DayChange,
    HolidayAnswer,
    check_near,
    checked_answer,
    checked_base,
    copies,
    monday_of_day,
)
from attendance.fritids.spans import Span, checked
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import Problem

type Days = dict[date, tuple[Span, ...]]


def wanted_base(asked: ScheduleIn, child: ChildAtFritids) -> Base:
    """A base schedule, from a week that is not locked yet."""
    check_near(asked.valid_from, today=child.today)
    weeks = tuple(tuple(spans_of(times) for times in week) for week in asked.weeks)
    owner = child.scope.actor.person_id if asked.own_weeks else None
    base = checked_base(
        Base(valid_from=asked.valid_from, weeks=weeks, owner_id=owner), unit=child.unit
    )
    check_begins(base.valid_from, unit=child.unit, today=child.today, contact=child.contact)
    return base


def wanted_pick_up(asked: PickUpIn) -> PickUp:
    """What is to hold any day."""
    adults = (AllowedAdult(id=one.id, name=one.name, phone=one.phone or "") for one in asked.adults)
    return PickUp(alone_at=asked.alone_at, goes_with=asked.goes_with or "", adults=tuple(adults))


def wanted_residence(asked: ResidenceIn, home: Household) -> Residence | None:
    """A division of the weeks between the child's adults, or none any more."""
    check_near(asked.first_week, today=home.child.today)
    if asked.rule == "together":
        if asked.owners:
            raise UnknownOwnerError
        return None
    return divided(
        WeekRule(asked.rule),
        tuple(asked.owners),
        first=asked.first_week,
        by=home.child.scope.actor.person_id,
        adults=home.adult_ids,
    )


def wanted_changes(
    asked: WeekChangeIn, child: ChildAtFritids, *, day: date
) -> tuple[DayChange, ...]:
    """The days that are to change, each once: the last that is said of a day holds."""
    check_near(day, today=child.today)
    monday = monday_of_day(day)
    by_day = {one.weekday: one for one in asked.days}
    return tuple(
        checked_change(
            _change(one, monday), unit=child.unit, today=child.today, contact=child.contact
        )
        for one in by_day.values()
    )


def wanted_answer(
    asked: HolidayAnswerIn, child: ChildAtFritids, *, holiday_id: str, version: int
) -> HolidayAnswer:
    """An answer to a lov of the child's unit. Raises `NotFoundError` for another's."""
    holiday = child.holiday(holiday_id)
    days: Days = dict.fromkeys(holiday.days(), ()) if asked.off else {}
    days |= {one.date: spans_of(one.times) for one in asked.days or ()}
    kept = checked_answer(
        days, holiday=holiday, unit=child.unit, today=child.today, contact=child.contact
    )
    return HolidayAnswer(holiday_id=holiday_id, days=kept, version=version)


def copied(
    asked: WeekCopyIn, children: tuple[ChildAtFritids, ...], key: IdempotencyKey
) -> WeekCopiesOut:
    """Write a week to other weeks and children. What was copied before stays answered."""
    scope = children[0].scope
    try:
        written = [(child, _copy(asked, child, children=len(children))) for child in children]
    except Problem:
        store.recall_copy(scope, key)
        raise
    told = WeekCopiesOut(items=list(_told(written)), next=None)
    answer = told.model_dump_json(by_alias=True)
    store.copy_week(
        scope, [(child.scope, days) for child, days in written if days], key=key, answer=answer
    )
    return told


def _copy(asked: WeekCopyIn, child: ChildAtFritids, *, children: int) -> Days:
    """The days of one child: closed days and those of a lov are passed over."""
    check_near(asked.week, today=child.today)
    offset = asked.week_offset
    mondays = copies(
        monday_of_day(asked.week), first=offset.first, last=offset.last, children=children
    )
    days: Days = {}
    for monday in mondays:
        for number, times in enumerate(asked.days):
            day = monday + timedelta(days=number)
            hours = child.unit.hours_of(day)
            if hours is None or child.unit.holiday_of(day):
                continue
            check_open(day, unit=child.unit, today=child.today, contact=child.contact)
            days[day] = checked(spans_of(times), hours=hours)
    return days


def _told(written: list[tuple[ChildAtFritids, Days]]) -> Iterator[WeekCopyOut]:
    for child, days in written:
        for monday in dict.fromkeys(map(monday_of_day, days)):
            yield WeekCopyOut(student_id=child.scope.student_id, monday=monday)


def _change(asked: DayChangeIn, monday: date) -> DayChange:
    return DayChange(
        day=monday + timedelta(days=asked.weekday - 1),
        changes_times="times" in asked.model_fields_set,
        times=None if asked.times is None else spans_of(asked.times),
        changes_pick_up="pick_up" in asked.model_fields_set,
        pick_up=_day_pick_up(asked.pick_up) if asked.pick_up else None,
    )


def _day_pick_up(asked: DayPickUpIn) -> DayPickUp:
    return DayPickUp(alone_at=asked.alone_at, adult_id=asked.adult_id, note=asked.note or "")

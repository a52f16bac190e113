"""How staff see time registration."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from attendance.fritids.presence import Touch
from attendance.fritids.presentation import (
    show_adult,
    show_comment,
    show_leaving,
    show_set_by_staff,
    show_times,
)
from attendance.fritids.schedule import PlannedDay
from attendance.fritids.staff.policy import ChildOfUnit, OwnUnit
from attendance.fritids.staff.reading import UnregisteredWeek
from attendance.fritids.staff.schemas import (
    ChildTimesOut,
    GuardianOut,
    HalfHourOut,
    MissingChildOut,
    MissingWeekOut,
    OccupancyOut,
    PickUpCardOut,
    RefusalOut,
    TouchesOut,
    TouchOut,
    UnitChildOut,
    UnitDayOut,
)
from attendance.fritids.today import ChildDay, ChildStatus, occupancy, status_of
from skolbro.access.relations import Kind, Relation
from skolbro.http.problems import Problem
from skolbro.text import translate


def show_unit_day(own: OwnUnit, children: list[ChildDay], *, day: date) -> UnitDayOut:
    """A unit's day."""
    hours = own.unit.hours_of(day)
    me = own.scope.actor.person_id
    items = [show_child(child, now=own.scope.now, reader_id=me) for child in children]
    there = {ChildStatus.HERE.value, ChildStatus.OVERDUE.value}
    return UnitDayOut(
        group_id=own.scope.group_id,
        name=own.name,
        date=day,
        hours=next(iter(show_times([hours])), None) if hours else None,
        present=sum(one.status in there for one in items),
        missing=sum(one.status == ChildStatus.MISSING.value for one in items),
        items=items,
        next=None,
    )


def show_child(child: ChildDay, *, now: datetime, reader_id: str) -> UnitChildOut:
    """A child's day at the unit."""
    return UnitChildOut(
        student_id=child.student_id,
        display_name=child.name,
        status=status_of(child, now=now).value,
        times=show_times(child.planned.spans),
        source=child.planned.source.value,
        set_by_staff=show_set_by_staff(child.planned.by_staff),
        away=show_times(child.away),
        came_at=child.presence.came_at,
        left_at=child.presence.left_at,
        last_touch_id=child.presence.last_touch_id,
        pick_up=show_leaving(child.leaving),
        adults=[show_adult(one) for one in child.adults],
        comments=[show_comment(one, reader_id=reader_id) for one in child.comments],
    )


def show_occupancy(own: OwnUnit, children: list[ChildDay], *, day: date) -> OccupancyOut:
    """A unit's day by half hours."""
    halves = occupancy(children, hours=own.unit.hours_of(day), now=own.scope.now)
    return OccupancyOut(
        date=day,
        items=[
            HalfHourOut(
                starts=one.span.starts,
                ends=one.span.ends,
                planned=one.planned,
                present=one.present,
            )
            for one in halves
        ],
        next=None,
    )


def show_card(child: ChildOfUnit, day: ChildDay) -> PickUpCardOut:
    """A child at the door."""
    scope = child.scope
    return PickUpCardOut(
        child=show_child(day, now=scope.now, reader_id=scope.actor.person_id),
        guardians=[_show_guardian(one) for one in child.adults],
    )


def show_child_times(child: ChildOfUnit, day: PlannedDay) -> ChildTimesOut:
    """A child's times of a day."""
    hours = child.unit.hours_of(day.day)
    return ChildTimesOut(
        student_id=child.scope.student_id,
        date=day.day,
        times=show_times(day.spans),
        source=day.source.value,
        set_by_staff=show_set_by_staff(day.by_staff),
        hours=next(iter(show_times([hours])), None) if hours else None,
    )


def show_missing(weeks: Iterable[UnregisteredWeek], *, monday: date) -> MissingWeekOut:
    """Whose week is not registered."""
    return MissingWeekOut(
        monday=monday,
        items=[
            MissingChildOut(student_id=one.student_id, display_name=one.name, days=list(one.days))
            for one in weeks
        ],
        next=None,
    )


def show_touches(
    touches: Iterable[Touch], refused: Mapping[str, Problem], *, language: str
) -> TouchesOut:
    """What became of touches, in the reader's language."""
    items = [_show_touch(one, refused.get(one.id), language) for one in touches]
    return TouchesOut(items=items, next=None)


def _show_touch(touch: Touch, problem: Problem | None, language: str) -> TouchOut:
    return TouchOut(
        id=touch.id,
        student_id=touch.student_id,
        outcome="refused" if problem else "done",
        refusal=_show_refusal(problem, language) if problem else None,
    )


def _show_refusal(problem: Problem, language: str) -> RefusalOut:
    return RefusalOut(
        code=problem.code,
        title=translate(problem.title, language),
        detail=translate(problem.detail, language, **problem.values),
    )


def _show_guardian(adult: Relation) -> GuardianOut:
    return GuardianOut(
        id=adult.person_id,
        name="" if adult.person_protected else adult.person_name,
        kind="guardian" if adult.kind is Kind.GUARDIAN_OF else "responsible",
    )

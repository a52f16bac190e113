"""Who is due to be reminded at one school, found by lists and known keys."""

from collections.abc import Callable, Iterator

from attendance.fritids.store import unit_now
from attendance.fritids.unit import FritidsUnit
from attendance.reminders import store
from attendance.reminders.events import (
    HolidayAnswerReminder,
    LeaveConfirmationReminder,
    LeaveDecisionReminder,
    MissingWeekReminder,
    StillIllReminder,
)
from attendance.reminders.places import children_of, units_of
from attendance.reminders.reminder import (
    Errand,
    Kind,
    answers_due,
    decision_is_due,
    ill_until,
    is_unanswered,
    school_day_before,
    week_is_missing,
    week_to_register,
)
from skolbro.access.schools import School
from skolbro.access.scopes import WorkScope
from skolbro.calendar import wall_time
from skolbro.events import EventData

# What is told of one thing, under what it is about.
type Told = tuple[str, EventData]


def due_at(scope: WorkScope, errand: Errand, school: School) -> list[Told]:
    """What is due, in an order that is the same however often it is asked for."""
    return sorted(_FINDERS[errand.kind](scope, errand, school), key=lambda told: told[0])


def _undecided(scope: WorkScope, errand: Errand, school: School) -> Iterator[Told]:
    """A read unit for a dozen leaves that wait."""
    for leave in store.waiting_leaves(scope, school.id):
        if decision_is_due(leave.waits_since, day=errand.day, calendar=school.calendar):
            yield (
                leave.id,
                LeaveDecisionReminder(
                    leave_id=leave.id,
                    student_id=leave.student_id,
                    school_id=school.id,
                    decider=leave.decider.value,
                ),
            )


def _unconfirmed(scope: WorkScope, errand: Errand, school: School) -> Iterator[Told]:
    """A read unit a leave that waits for a guardian, and one for some thirty of them."""
    for leave in store.unconfirmed_leaves(scope, school.id):
        if decision_is_due(leave.applied_at, day=errand.day, calendar=school.calendar):
            yield (
                leave.id,
                LeaveConfirmationReminder(
                    leave_id=leave.id,
                    student_id=leave.student_id,
                    school_id=school.id,
                    awaits=leave.awaits,
                ),
            )


def _waiting(scope: WorkScope, errand: Errand, school: School) -> Iterator[Told]:
    """Whoever is to do something about a leave: a guardian first, then the school."""
    yield from _unconfirmed(scope, errand, school)
    yield from _undecided(scope, errand, school)


def _still_ill(scope: WorkScope, errand: Errand, school: School) -> Iterator[Told]:
    """Two read units a student. After the cut-off nobody could answer by one touch."""
    before = school_day_before(errand.day, calendar=school.calendar)
    cut_off = school.settings.get(Kind.STILL_ILL.function, {}).get("cut_off")
    if before is None or (cut_off and wall_time(scope.now) >= cut_off):
        return
    students = store.away_until(scope, school.id, day=before)
    days = store.days_of(scope, students, days=(before, errand.day))
    for student_id in students:
        yesterday = days.get((student_id, before))
        absence = yesterday and ill_until(yesterday, days.get((student_id, errand.day)))
        if absence:
            yield (
                student_id,
                StillIllReminder(
                    absence_id=absence.id,
                    student_id=student_id,
                    school_id=school.id,
                    date=errand.day,
                ),
            )


def _unregistered(scope: WorkScope, errand: Errand, school: School) -> Iterator[Told]:
    """Two read units a child with a place, and two a unit."""
    for unit in _units(scope, school):
        monday = week_to_register(unit, day=errand.day)
        children = children_of(scope, unit.group_id, school=school)
        known = store.weeks_of(scope, children, monday=monday)
        for student_id in children:
            child = known[student_id]
            if week_is_missing(child, monday, unit=unit, calendar=school.calendar):
                yield (
                    f"{unit.group_id}#{student_id}",
                    MissingWeekReminder(
                        student_id=student_id,
                        school_id=school.id,
                        group_id=unit.group_id,
                        monday=monday,
                        owner_id=child.plan.owner_of(monday) or "",
                    ),
                )


def _unanswered(scope: WorkScope, errand: Errand, school: School) -> Iterator[Told]:
    """A read unit a child on the two days of a lov, and on all others one a unit."""
    for unit in _units(scope, school):
        for holiday in answers_due(unit, day=errand.day):
            children = children_of(scope, unit.group_id, school=school)
            known = store.answers_of(scope, children, holiday_id=holiday.id)
            for student_id in children:
                if is_unanswered(known[student_id], holiday, unit=unit):
                    yield (
                        f"{unit.group_id}#{holiday.id}#{student_id}",
                        HolidayAnswerReminder(
                            student_id=student_id,
                            school_id=school.id,
                            group_id=unit.group_id,
                            holiday_id=holiday.id,
                            last_answer_day=holiday.last_answer_day,
                        ),
                    )


def _units(scope: WorkScope, school: School) -> Iterator[FritidsUnit]:
    for group_id in units_of(school):
        yield unit_now(scope, group_id)


_FINDERS: dict[Kind, Callable[[WorkScope, Errand, School], Iterator[Told]]] = {
    Kind.LEAVE_DECISION: _waiting,
    Kind.STILL_ILL: _still_ill,
    Kind.MISSING_WEEK: _unregistered,
    Kind.HOLIDAY_ANSWER: _unanswered,
}

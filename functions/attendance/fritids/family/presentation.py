"""How a guardian sees time registration."""

from collections.abc import Iterable
from datetime import date, timedelta

from attendance.fritids.family.policy import Household
from attendance.fritids.family.reading import ChildsDays
from attendance.fritids.family.schemas import (
    BaseOut,
    ChildsAdultOut,
    FritidsDayOut,
    FritidsDaysOut,
    FritidsPlanOut,
    FritidsWeekOut,
    HolidayAnswerOut,
    HolidayDayOut,
    LessonConflictOut,
    LockOut,
    PickUpOut,
    ProposalOut,
    ResidenceOut,
)
from attendance.fritids.lock import Lock, first_open_day, lock_before, lock_of
from attendance.fritids.pickup import PickUp
from attendance.fritids.presentation import (
    show_adult,
    show_comment,
    show_leaving,
    show_set_by_staff,
    show_times,
    show_unit,
)
from attendance.fritids.residence import Residence, ResidenceProposal
from attendance.fritids.schedule import Base, HolidayAnswer, Plan, monday_of_day
from attendance.fritids.unit import Holiday
from attendance.timetable.lesson import DAYS_IN_A_WEEK, Lesson


def show_days(days: ChildsDays) -> FritidsDaysOut:
    """A child's days."""
    number = (days.last - days.first).days + 1
    return FritidsDaysOut(
        unit=show_unit(days.child.unit, name=days.child.unit_name),
        items=[_show_day(days, days.first + timedelta(n)) for n in range(number)],
        next=None,
    )


def show_week(days: ChildsDays, *, monday: date) -> FritidsWeekOut:
    """A child's week."""
    return FritidsWeekOut(
        student_id=days.child.scope.student_id,
        monday=monday,
        days=[_show_day(days, monday + timedelta(n)) for n in range(DAYS_IN_A_WEEK)],
    )


def show_plan(plan: Plan, home: Household) -> FritidsPlanOut:
    """What holds over time."""
    child, me = home.child, home.child.scope.actor.person_id
    return FritidsPlanOut(
        student_id=child.scope.student_id,
        unit=show_unit(child.unit, name=child.unit_name),
        first_open_day=first_open_day(child.unit, today=child.today),
        bases=[_show_base(base) for base in plan.bases],
        residence=_show_residence(plan.residence, today=child.today),
        proposal=_show_proposal(plan.proposal, me=me, today=child.today),
        pick_up=_show_pick_up(plan.pick_up),
        adults=[
            ChildsAdultOut(
                id=one.person_id,
                name="" if one.person_protected else one.person_name,
                me=one.person_id == me,
            )
            for one in home.adults
        ],
    )


def show_answer(holiday: Holiday, answer: HolidayAnswer | None) -> HolidayAnswerOut:
    """What has been answered of a lov."""
    days = answer.days if answer else {}
    return HolidayAnswerOut(
        holiday_id=holiday.id,
        name=holiday.name,
        last_answer_day=holiday.last_answer_day,
        answered=bool(days),
        days=[HolidayDayOut(date=day, times=show_times(days[day])) for day in sorted(days)],
    )


def _show_day(days: ChildsDays, day: date) -> FritidsDayOut:
    child, seen = days.child, days.day(day)
    hours, holiday = child.unit.hours_of(day), child.unit.holiday_of(day)
    me = child.scope.actor.person_id
    return FritidsDayOut(
        date=day,
        times=show_times(seen.planned.spans),
        source=seen.planned.source.value,
        set_by_staff=show_set_by_staff(seen.planned.by_staff),
        away=show_times(seen.away),
        hours=next(iter(show_times([hours])), None) if hours else None,
        lock=_show_lock(_lock(days, day)),
        owner_id=days.registered.plan.owner_of(day),
        holiday_id=holiday.id if holiday else None,
        pick_up=show_leaving(seen.leaving),
        comments=[show_comment(one, reader_id=me) for one in seen.comments],
        came_at=seen.presence.came_at,
        left_at=seen.presence.left_at,
        conflicts=_show_conflicts(days.conflicts(seen)),
    )


def _lock(days: ChildsDays, day: date) -> Lock | None:
    child, log = days.child, days.registered.days.get(day)
    lock = lock_of(day, unit=child.unit, today=child.today, checked_in=log.came if log else False)
    owner = days.registered.plan.owner_of(day)
    return lock_before(child.scope.actor.person_id, day, owner_id=owner, lock=lock)


def _show_lock(lock: Lock | None) -> LockOut | None:
    return LockOut(reason=lock.reason.value, until=lock.until) if lock else None


def _show_conflicts(lessons: Iterable[Lesson]) -> list[LessonConflictOut]:
    return [
        LessonConflictOut(id=one.id, title=one.title, starts=one.starts, ends=one.ends)
        for one in lessons
    ]


def _show_base(base: Base) -> BaseOut:
    return BaseOut(
        valid_from=base.valid_from,
        owner_id=base.owner_id,
        weeks=[[show_times(spans) for spans in week] for week in base.weeks],
    )


def _show_residence(residence: Residence | None, *, today: date) -> ResidenceOut:
    monday = monday_of_day(today)
    if residence is None:
        return ResidenceOut(rule="together", owners=[], first_week=monday)
    owners = list(residence.owners_from(monday))
    return ResidenceOut(rule=residence.rule.value, owners=owners, first_week=monday)


def _show_proposal(
    proposal: ResidenceProposal | None, *, me: str, today: date
) -> ProposalOut | None:
    if proposal is None:
        return None
    residence = _show_residence(proposal.residence, today=today)
    return ProposalOut(by=proposal.by, me=proposal.by == me, residence=residence)


def _show_pick_up(pick_up: PickUp) -> PickUpOut:
    return PickUpOut(
        alone_at=pick_up.alone_at,
        goes_with=pick_up.goes_with,
        adults=[show_adult(one) for one in pick_up.adults],
    )

"""A unit's day and week, read all at once."""

from dataclasses import dataclass
from datetime import date, timedelta

from attendance.day.store import group_days, student_days
from attendance.fritids import store as registers
from attendance.fritids.registered import Registered, away_of
from attendance.fritids.schedule import check_near, is_missing, monday_of_day
from attendance.fritids.staff.policy import ChildOfUnit, OwnUnit
from attendance.fritids.today import ChildDay
from attendance.timetable.lesson import DAYS_IN_A_WEEK
from skolbro import aws
from skolbro.calendar import school_date


@dataclass(frozen=True, slots=True, kw_only=True)
class UnregisteredWeek:
    """A child, and the days of a week of which nobody has said anything."""

    student_id: str
    name: str
    days: tuple[date, ...]


def read_unit_day(own: OwnUnit, day: date) -> list[ChildDay]:
    """Every child's day. One round trip: four read units a child, however long its history."""
    check_near(day, today=own.today)
    names = own.names
    known, reported = aws.together(
        lambda: registers.registered(own.scope, names, own.unit, first=day, last=day),
        lambda: group_days(own.scope, day=day),
    )
    return [
        known[student_id].child_day(
            day,
            unit=own.unit,
            student_id=student_id,
            name=name,
            away=away_of(reported.get(student_id)),
        )
        for student_id, name in names.items()
    ]


def read_child_day(child: ChildOfUnit, day: date) -> ChildDay:
    """One child's day. One round trip."""
    scope = child.scope
    check_near(day, today=school_date(scope.now))
    known, reported = aws.together(
        lambda: registers.registered(scope, (scope.student_id,), child.unit, first=day, last=day),
        lambda: student_days(scope, first=day, last=day),
    )
    return known[scope.student_id].child_day(
        day,
        unit=child.unit,
        student_id=scope.student_id,
        name=scope.student.person_name,
        away=away_of(next(iter(reported), None)),
    )


def read_child_times(child: ChildOfUnit, day: date) -> Registered:
    """What is registered around one day of a child, without what was. One round trip."""
    scope = child.scope
    check_near(day, today=school_date(scope.now))
    known = registers.registered(
        scope, (scope.student_id,), child.unit, first=day, last=day, with_days=False
    )
    return known[scope.student_id]


def read_missing(own: OwnUnit, day: date) -> list[UnregisteredWeek]:
    """Whose week is not registered. One round trip: two read units a child."""
    check_near(day, today=own.today)
    monday = monday_of_day(day)
    sunday = monday + timedelta(days=DAYS_IN_A_WEEK - 1)
    known = registers.registered(
        own.scope, own.names, own.unit, first=monday, last=sunday, with_days=False
    )
    week = [monday + timedelta(days=number) for number in range(DAYS_IN_A_WEEK)]
    found = (
        UnregisteredWeek(
            student_id=student_id,
            name=name,
            days=tuple(
                one for one in week if is_missing(known[student_id].planned(one, unit=own.unit))
            ),
        )
        for student_id, name in own.names.items()
    )
    return [one for one in found if one.days]

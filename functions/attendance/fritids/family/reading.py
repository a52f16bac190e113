"""A child's days, read all at once: what is registered, what is reported, and the lessons."""

from dataclasses import dataclass
from datetime import date, timedelta

from attendance.day.store import student_days
from attendance.day.student_day import StudentDay
from attendance.fritids import store as registers
from attendance.fritids.family.policy import ChildAtFritids
from attendance.fritids.registered import Registered, away_of
from attendance.fritids.schedule import check_near, monday_of_day
from attendance.fritids.spans import Span
from attendance.fritids.today import ChildDay
from attendance.timetable import store as timetable
from attendance.timetable.lesson import DAYS_IN_A_WEEK, Lesson, in_order
from skolbro import aws


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildsDays:
    """What is known of a child from a day to another."""

    child: ChildAtFritids
    first: date
    last: date
    registered: Registered
    reported: dict[date, StudentDay]
    lessons: tuple[Lesson, ...]

    def day(self, day: date) -> ChildDay:
        """One day, merged."""
        return self.registered.child_day(
            day,
            unit=self.child.unit,
            student_id=self.child.scope.student_id,
            name="",
            away=away_of(self.reported.get(day)),
        )

    def conflicts(self, day: ChildDay) -> tuple[Lesson, ...]:
        """The lessons that the child should be at during a time at fritids."""
        return tuple(
            lesson
            for lesson in self.lessons
            if lesson.day == day.planned.day
            and lesson.is_taught
            and any(
                span.overlaps(Span(starts=lesson.starts, ends=lesson.ends))
                for span in day.planned.spans
            )
        )


def read_days(child: ChildAtFritids, *, first: date, last: date) -> ChildsDays:
    """One round trip of three calls at the same time."""
    scope = child.scope
    known, (reported, lessons) = aws.together(
        lambda: registers.registered(
            scope, (scope.student_id,), child.unit, first=first, last=last
        ),
        lambda: aws.together(
            lambda: student_days(scope, first=first, last=last),
            lambda: timetable.lessons(scope, child.groups, first=first, last=last),
        ),
    )
    own = (lesson.for_student(scope.student_id) for lesson in lessons)
    return ChildsDays(
        child=child,
        first=first,
        last=last,
        registered=known[scope.student_id],
        reported={one.day: one for one in reported},
        lessons=in_order(one for one in own if one),
    )


def read_week(child: ChildAtFritids, day: date) -> ChildsDays:
    """The week of a day. Raises `SchedulePeriodTooLongError` for one that is years away."""
    check_near(day, today=child.today)
    monday = monday_of_day(day)
    return read_days(child, first=monday, last=monday + timedelta(days=DAYS_IN_A_WEEK - 1))


def read_registered(child: ChildAtFritids, day: date) -> Registered:
    """What is registered around one day. One round trip."""
    scope = child.scope
    known = registers.registered(scope, (scope.student_id,), child.unit, first=day, last=day)
    return known[scope.student_id]

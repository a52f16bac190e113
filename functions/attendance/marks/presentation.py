"""A student's days as guardians and mentors see them."""

from collections.abc import Iterable
from typing import Literal

from attendance.absence.presentation import show_absence
from attendance.day.student_day import Mark, Notice, StudentDay
from attendance.marks.schemas import AssessmentOut, DayMarkOut, StudentDayListOut, StudentDayOut
from skolbro.access.scopes import ChildScope, StudentScope


def show_days(days: Iterable[StudentDay], scope: ChildScope | StudentScope) -> StudentDayListOut:
    """The days in their order."""
    return StudentDayListOut(items=[_day(one, scope) for one in days], next=None)


def _day(day: StudentDay, scope: ChildScope | StudentScope) -> StudentDayOut:
    return StudentDayOut(
        date=day.day,
        absences=[show_absence(one, scope) for one in day.absences],
        marks=[
            _mark(one, day)
            for one in sorted(day.marks.values(), key=lambda one: (one.starts, one.lesson_id))
        ],
    )


def _mark(mark: Mark, day: StudentDay) -> DayMarkOut:
    first, last = mark.minutes
    reported = day.reported(mark.lesson_id, mark)
    return DayMarkOut(
        lesson_id=mark.lesson_id,
        group_id=mark.group_id,
        starts=mark.starts,
        ends=mark.ends,
        presence=mark.presence.value,
        missed_minutes=mark.missed,
        reported="whole" if reported == last - first else "part" if reported else "none",
        saved_at=mark.at,
        notice=_notice(day.notices.get(mark.lesson_id)),
        assessment=AssessmentOut(
            version=mark.assessment, explanation=mark.explanation, valid=mark.valid
        ),
    )


def _notice(notice: Notice | None) -> Literal["sent", "withdrawn"] | None:
    if notice is None:
        return None
    return "sent" if notice.stands else "withdrawn"

"""Statistics as their readers see them."""

from collections.abc import Iterable
from datetime import date

from attendance.statistics.month import Month, within
from attendance.statistics.report import GroupReport
from attendance.statistics.schemas import (
    CountedGroupOut,
    GroupStatisticsOut,
    GroupStudentStatisticsOut,
    MinutesOut,
    MonthOut,
    StudentStatisticsOut,
)
from attendance.statistics.tally import Tally, per_cent, total
from skolbro.access.scopes import ChildScope, StudentScope


def show_student(
    scope: ChildScope | StudentScope,
    months: Iterable[Month],
    *,
    first: date,
    last: date,
) -> StudentStatisticsOut:
    """One student's period, whole and by month."""
    parts = [(month.month, within(month, first=first, last=last)) for month in months]
    return StudentStatisticsOut(
        student_id=scope.student_id,
        first_day=first,
        last_day=last,
        total=_minutes(total(minutes for _, minutes in parts)),
        months=[MonthOut(month=name, minutes=_minutes(minutes)) for name, minutes in parts],
    )


def show_group(report: GroupReport) -> GroupStatisticsOut:
    """A group's period, student by student."""
    return GroupStatisticsOut(
        group=CountedGroupOut(id=report.group_id, name=report.group_name),
        first_day=report.first,
        last_day=report.last,
        all_lessons=report.all_lessons,
        total=_minutes(report.total),
        students=[
            GroupStudentStatisticsOut(
                id=line.id, display_name=line.name, minutes=_minutes(line.minutes)
            )
            for line in report.lines
        ],
    )


def _minutes(minutes: Tally) -> MinutesOut:
    return MinutesOut(
        offered=minutes.offered,
        valid=minutes.valid,
        invalid=minutes.invalid,
        late=minutes.late,
        valid_per_cent=per_cent(minutes.valid, minutes.offered),
        invalid_per_cent=per_cent(minutes.invalid, minutes.offered),
        late_per_cent=per_cent(minutes.late, minutes.offered),
        absent_per_cent=per_cent(minutes.absent, minutes.offered),
    )

"""From what staff send to what the rules take."""

from datetime import date

from attendance.fritids.lock import checked_by_staff
from attendance.fritids.presentation import spans_of
from attendance.fritids.schedule import SetByStaff, check_near
from attendance.fritids.spans import Span
from attendance.fritids.staff.policy import ChildOfUnit
from attendance.fritids.staff.schemas import ChildTimesIn, FritidsUnitIn
from attendance.fritids.unit import FritidsUnit, Holiday, checked_unit
from skolbro.calendar import school_date


def wanted_times(asked: ChildTimesIn, child: ChildOfUnit, *, day: date) -> SetByStaff | None:
    """A day's times as staff want them, or None. Raises what `lock.checked_by_staff` does."""
    scope, writer = child.scope, child.scope.relation
    today = school_date(scope.now)
    check_near(day, today=today)
    spans = None if asked.times is None else spans_of(asked.times)
    times = checked_by_staff(day, spans, unit=child.unit, today=today)
    if times is None:
        return None
    name = "" if writer.person_protected else writer.person_name
    return SetByStaff(times=times, by=writer.person_id, name=name, at=scope.now)


def wanted_unit(asked: FritidsUnitIn, *, group_id: str, version: int) -> FritidsUnit:
    """A unit as it is to be."""
    hours = (Span(starts=one.starts, ends=one.ends) if one else None for one in asked.hours)
    holidays = (
        Holiday(
            id=one.id,
            name=one.name,
            first=one.first,
            last=one.last,
            last_answer_day=one.last_answer_day,
        )
        for one in asked.holidays
    )
    return checked_unit(
        FritidsUnit(
            group_id=group_id,
            hours=tuple(hours),
            closed_days=frozenset(asked.closed_days),
            lock_days=asked.lock_days,
            holidays=tuple(holidays),
            version=version,
        )
    )

"""From what staff send to what the rules take."""

from attendance.fritids.spans import Span
from attendance.fritids.staff.schemas import FritidsUnitIn
from attendance.fritids.unit import FritidsUnit, Holiday, checked_unit


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

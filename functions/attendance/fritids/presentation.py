"""How time registration is shown to guardians and to staff."""

from collections.abc import Iterable

from attendance.fritids.pickup import AllowedAdult, Leaving
from attendance.fritids.schedule import SetByStaff
from attendance.fritids.schemas import (
    AllowedAdultOut,
    CommentOut,
    FritidsUnitOut,
    HolidayOut,
    LeavingOut,
    SetByStaffOut,
    TimesIn,
    TimesOut,
)
from attendance.fritids.spans import Span
from attendance.fritids.today import Comment
from attendance.fritids.unit import FritidsUnit


def spans_of(times: Iterable[TimesIn]) -> tuple[Span, ...]:
    """Times as they were sent."""
    return tuple(Span(starts=one.starts, ends=one.ends) for one in times)


def show_times(spans: Iterable[Span]) -> list[TimesOut]:
    """Times of a day."""
    return [TimesOut(starts=one.starts, ends=one.ends) for one in spans]


def show_comment(comment: Comment, *, reader_id: str) -> CommentOut:
    """A comment before one reader."""
    return CommentOut(
        id=comment.id,
        text=comment.text,
        side=comment.side.value,
        name=comment.name,
        me=comment.by == reader_id,
        at=comment.at,
    )


def show_set_by_staff(told: SetByStaff | None) -> SetByStaffOut | None:
    """That staff have set a day's times."""
    return SetByStaffOut(name=told.name, at=told.at) if told else None


def show_adult(adult: AllowedAdult) -> AllowedAdultOut:
    """An adult on the list."""
    return AllowedAdultOut(id=adult.id, name=adult.name, phone=adult.phone)


def show_leaving(leaving: Leaving) -> LeavingOut:
    """How a child leaves."""
    return LeavingOut(
        alone_at=leaving.alone_at,
        that_day=leaving.that_day,
        goes_with=leaving.goes_with,
        adult=show_adult(leaving.adult) if leaving.adult else None,
        note=leaving.note,
        cancelled=leaving.cancelled,
    )


def show_unit(unit: FritidsUnit, *, name: str) -> FritidsUnitOut:
    """A unit's settings."""
    return FritidsUnitOut(
        group_id=unit.group_id,
        name=name,
        hours=[TimesOut(starts=one.starts, ends=one.ends) if one else None for one in unit.hours],
        closed_days=sorted(unit.closed_days),
        lock_days=unit.lock_days,
        holidays=[
            HolidayOut(
                id=one.id,
                name=one.name,
                first=one.first,
                last=one.last,
                last_answer_day=one.last_answer_day,
            )
            for one in unit.holidays
        ],
    )

"""Units, schedules and times, made up by example and by property."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from attendance.fritids.schedule import Base, HolidayAnswer, Plan, PlannedDay, WeekPlan, planned
from attendance.fritids.spans import Span
from attendance.fritids.unit import FritidsUnit, Holiday

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 45, tzinfo=UTC)  # 13:45 on the wall
OPEN = Span(starts="06:00", ends="18:00")
LOV = Holiday(
    id="lov", name="Jullov", first=date(2026, 12, 21), last=date(2027, 1, 8),
    last_answer_day=date(2026, 12, 4),
)  # fmt: skip

CLOCKS = st.times().map(lambda at: at.strftime("%H:%M"))
ANY_SPANS = st.lists(
    st.builds(lambda a, b: Span(starts=a, ends=b), CLOCKS, CLOCKS), max_size=4
).map(tuple)
SPANS = st.builds(lambda a, b: Span(starts=min(a, b), ends=max(a, b)), CLOCKS, CLOCKS).filter(
    lambda span: span.starts < span.ends
)
DAYS = st.dates(date(2026, 10, 1), date(2027, 3, 1))


def span(text: str) -> Span:
    starts, ends = text.split("-")
    return Span(starts=starts, ends=ends)


def spans(*texts: str) -> tuple[Span, ...]:
    return tuple(map(span, texts))


def a_unit(**changes: Any) -> FritidsUnit:
    return FritidsUnit(**{"group_id": "eken", "holidays": (LOV,), **changes})


def a_week(*days: str) -> tuple[tuple[Span, ...], ...]:
    """Monday's time and so on; an empty text is a day off."""
    given = [spans(day) if day else () for day in days]
    return (*given, *((),) * (7 - len(given)))


def a_base(*weeks: tuple[tuple[Span, ...], ...], **changes: Any) -> Base:
    return Base(
        **{"valid_from": MONDAY, "weeks": weeks or (a_week(*["13:30-16:30"] * 5),), **changes}
    )


def merged(
    day: date, plan: Plan, week: WeekPlan | None = None, answer: HolidayAnswer | None = None
) -> PlannedDay:
    answers = {answer.holiday_id: answer} if answer else {}
    return planned(day, unit=a_unit(), plan=plan, week=week or WeekPlan(), answers=answers)


def later(days: int = 0, **parts: int) -> datetime:
    return NOW + timedelta(days=days, **parts)

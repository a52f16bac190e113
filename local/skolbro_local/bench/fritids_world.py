"""What families have registered at a fritids unit, and how its staff have set it up."""

from collections.abc import Iterable
from datetime import date, timedelta

from attendance.fritids.items import (
    base_attribute,
    base_name,
    pick_up_attributes,
    times_attribute,
    unit_attributes,
)
from attendance.fritids.pickup import AllowedAdult, PickUp
from attendance.fritids.schedule import Base
from attendance.fritids.spans import Span
from attendance.fritids.store import PLAN, UNIT, WEEK
from attendance.fritids.unit import FritidsUnit, Holiday
from attendance.timetable.lesson import week_of
from skolbro import ids
from skolbro.table import Item, put_items
from skolbro_local.bench.deployment import MORNING

TODAY = MORNING.date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
# A week that is not locked yet.
LATER = TODAY + timedelta(days=14)
HOLIDAY = Holiday(
    id=ids.new(),
    name="Jullov",
    first=date(2026, 12, 21),
    last=date(2027, 1, 8),
    last_answer_day=date(2026, 12, 4),
)
MORNINGS, AFTERNOONS = Span(starts="06:30", ends="08:00"), Span(starts="13:30", ends="16:30")


def register_times(table: str, unit_id: str, children: Iterable[str], *, other: str) -> None:
    """A base of two weeks, an exception today and adults on the list, for every child.

    `other` has proposed whose the weeks are.
    """
    unit = FritidsUnit(group_id=unit_id, holidays=(HOLIDAY,), version=2)
    items: list[Item] = [UNIT.item(unit_attributes(unit))]
    for child in children:
        items += [_plan(child, other), _week(child)]
    put_items(table, items)


def _plan(child: str, other: str) -> Item:
    usual = ((MORNINGS, AFTERNOONS),) * 5 + ((), ())
    base = Base(valid_from=MONDAY - timedelta(weeks=10), weeks=(usual, usual))
    pick_up = PickUp(
        alone_at="16:00",
        adults=tuple(AllowedAdult(id=ids.new(), name="Asta Lind", phone="070-1") for _ in range(4)),
    )
    return PLAN.item(
        {
            "student_id": child,
            "version": 2,
            base_name(base): base_attribute(base),
            "proposal": {"by": other, "residence": {"rule": "together", "owners": []}},
            **pick_up_attributes(pick_up),
        }
    )


def _week(child: str) -> Item:
    return WEEK.item(
        {
            "student_id": child,
            "monday": MONDAY.isoformat(),
            "week": week_of(MONDAY),
            "version": 2,
            f"times#{TODAY}": times_attribute((AFTERNOONS,)),
        }
    )

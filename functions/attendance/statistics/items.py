"""How statistics are kept: one item a student and month, with an attribute a day."""

import re
from datetime import date
from typing import Any

from attendance.statistics.month import DayCount, Month
from attendance.statistics.tally import Tally
from skolbro.table import AccessPattern, Entity

MONTH = Entity(
    name="StudentMonth",
    what="A student's minutes of one month, day by day and group by group.",
    pk="STUDENT#{student_id}",
    sk="MONTH#{month}",
)
ENTITIES = (MONTH,)
PATTERNS = (
    AccessPattern(name="a student's months in a period", entity=MONTH, by="pk, sk between"),
    AccessPattern(name="the months of each student in a group", entity=MONTH, by="pk, sk (batch)"),
)
_DAY = re.compile(r"d([0-9]{2})")


def month_from(item: dict[str, Any]) -> Month:
    """A month as its item holds it."""
    days = {
        date.fromisoformat(f"{item['month']}-{found[1]}"): _count_from(stored)
        for name, stored in item.items()
        if (found := _DAY.fullmatch(name))
    }
    return Month(
        student_id=item["student_id"],
        month=item["month"],
        school_id=item["school_id"],
        days=days,
        alerted=item["alerted"],
        version=item["version"],
    )


def month_attributes(month: Month) -> dict[str, Any]:
    """A month as its item is to hold it: four numbers a day and group, in minutes."""
    days = {
        f"d{day.day:02}": {
            "v": count.version,
            "g": {
                group_id: [one.offered, one.valid, one.invalid, one.late]
                for group_id, one in count.groups.items()
            },
        }
        for day, count in month.days.items()
    }
    return {
        "student_id": month.student_id,
        "month": month.month,
        "school_id": month.school_id,
        "alerted": month.alerted,
        "version": month.version,
        **days,
    }


def _count_from(stored: dict[str, Any]) -> DayCount:
    names = ("offered", "valid", "invalid", "late")
    groups = {
        group_id: Tally(**dict(zip(names, numbers, strict=True)))
        for group_id, numbers in stored["g"].items()
    }
    return DayCount(version=stored["v"], groups=groups)

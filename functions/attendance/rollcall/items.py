"""Between roll calls and the items that hold them."""

from datetime import date
from typing import Any

from attendance.day.student_day import Presence
from attendance.rollcall.roll_call import RollCall, Save, StudentMark
from skolbro import clock


def roll_call_attributes(save: Save) -> dict[str, Any]:
    """A roll call as a save leaves it."""
    return {**_named(save), "told": save.told}


def save_attributes(save: Save) -> dict[str, Any]:
    """A save as it is kept: each student's presence, with the minutes that were missed, if any."""
    marks = {
        one.student_id: [one.presence.value, *([one.missed] if one.missed else [])]
        for one in save.marks
    }
    return {**_named(save), "starts": save.starts, "ends": save.ends, "marks": marks}


def roll_call_from(item: dict[str, Any]) -> RollCall:
    """A roll call as its item holds it."""
    return RollCall(
        version=item["version"],
        by=item["by"],
        by_name=item["by_name"],
        at=clock.from_wire(item["at"]),
        told=item["told"],
    )


def save_from(item: dict[str, Any]) -> Save:
    """A save as it was kept; students' own times stand with their marks, in their days."""
    return Save(
        group_id=item["group_id"],
        lesson_id=item["lesson_id"],
        day=date.fromisoformat(item["date"]),
        starts=item["starts"],
        ends=item["ends"],
        version=item["version"],
        by=item["by"],
        by_name=item["by_name"],
        at=clock.from_wire(item["at"]),
        marks=tuple(_mark(student_id, told) for student_id, told in item["marks"].items()),
    )


def _mark(student_id: str, told: list[Any]) -> StudentMark:
    presence, *missed = told
    return StudentMark(
        student_id=student_id, presence=Presence(presence), missed=missed[0] if missed else 0
    )


def _named(save: Save) -> dict[str, Any]:
    return {
        "group_id": save.group_id,
        "lesson_id": save.lesson_id,
        "date": save.day.isoformat(),
        "version": save.version,
        "by": save.by,
        "by_name": save.by_name,
        "at": clock.to_wire(save.at),
    }

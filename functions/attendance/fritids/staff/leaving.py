"""What must be so for a child to leave as staff say, as conditions for the store. No calls."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from attendance.fritids.items import PICK_UP
from attendance.fritids.pickup import LeavesWith
from attendance.fritids.presence import Touch, TouchKind
from attendance.fritids.problems import NotAloneYetError, NotInUnitError, NotOnListError
from skolbro.access.relations import Kind
from skolbro.calendar import wall_time
from skolbro.http.problems import Problem

ADULTS = {LeavesWith.GUARDIAN: Kind.GUARDIAN_OF, LeavesWith.RESPONSIBLE: Kind.RESPONSIBLE_FOR}
ALONE = frozenset({LeavesWith.ALONE, LeavesWith.ALONE_THAT_DAY})


def check_told(touch: Touch, *, children: Iterable[str]) -> None:
    """What can be said of a touch without asking anybody.

    Raises `NotInUnitError`, and `NotOnListError` for a leaving with nobody that is named, or
    otherwise than the guardians have said without a reason.
    """
    if touch.student_id not in children:
        raise NotInUnitError
    if touch.kind is not TouchKind.OUT or touch.leaves_with in ALONE:
        return
    told = touch.reason if touch.leaves_with in {LeavesWith.OTHER, None} else touch.who
    if not told or touch.leaves_with is None:
        raise NotOnListError


def refusal_of(outs: Iterable[Touch]) -> Problem:
    """What is told when a child may not leave as staff have said."""
    alone = any(one.leaves_with in ALONE for one in outs)
    return NotAloneYetError() if alone else NotOnListError()


def of_the_plan(outs: Iterable[Touch]) -> dict[str, Any] | None:
    """What the child's plan must hold; None if nothing."""
    parts, names, values = [], {}, {}
    for number, touch in enumerate(outs):
        if touch.leaves_with is LeavesWith.LISTED:
            parts.append(f"attribute_exists(adults.#who{number})")
            names[f"#who{number}"] = touch.who
        elif touch.leaves_with is LeavesWith.ALONE:
            parts.append(f"alone_at <= :clock{number}")
            values[f":clock{number}"] = wall_time(touch.at)
    return _condition(parts, names, values)


def of_the_week(outs: Iterable[Touch], *, day: date) -> dict[str, Any] | None:
    """What the child's week must hold of the day; None if nothing.

    A day that has a pick-up of its own is not as any day.
    """
    parts, values = [], {}
    for number, touch in enumerate(outs):
        if touch.leaves_with is LeavesWith.ALONE:
            parts.append("attribute_not_exists(#pickup)")
        elif touch.leaves_with is LeavesWith.ALONE_THAT_DAY:
            parts.append(f"#pickup.alone_at <= :clock{number}")
            values[f":clock{number}"] = wall_time(touch.at)
    return _condition(parts, {"#pickup": f"{PICK_UP}{day}"}, values)


def adults_of(outs: Iterable[Touch]) -> frozenset[tuple[str, Kind]]:
    """Who must be the child's guardian, or made responsible, each once."""
    return frozenset(
        (touch.who, ADULTS[touch.leaves_with])
        for touch in outs
        if touch.leaves_with in ADULTS and touch.who
    )


def _condition(
    parts: list[str], names: dict[str, Any], values: dict[str, Any]
) -> dict[str, Any] | None:
    if not parts:
        return None
    told = {"condition": " AND ".join(parts), "names": names or None, "values": values or None}
    return {name: value for name, value in told.items() if value}

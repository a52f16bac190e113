"""Applications for leave that wait: whoever is to decide is reminded, by school days."""

from datetime import date, timedelta

import pytest
from tests.component.attendance.leaves import LONG, applied, both_confirm, change, decide
from tests.component.attendance.reminders import Reminders
from tests.component.portal import Portal, a_family

# A Tuesday's application: Wednesday and Thursday are school days, Friday is closed.
WEDNESDAY, THURSDAY = "2026-11-25", "2026-11-26"


def rings(reminders: Reminders, *, first: str, days: int) -> list[str]:
    """The days on which something is told, when the schedule rings every day."""
    every = [date.fromisoformat(first) + timedelta(days=number) for number in range(days)]
    return [
        day.isoformat()
        for day in every
        if reminders.ring("leaveDecision", day.isoformat(), "07:30")
    ]


def test_after_two_school_days_and_then_each_third(portal: Portal, reminders: Reminders) -> None:
    family = a_family(portal)
    applied(family)

    # Two weekends and the closed Friday are not counted.
    assert rings(reminders, first="2026-11-24", days=16) == [THURSDAY, "2026-12-02", "2026-12-07"]


def test_what_is_decided_is_not_reminded_of(portal: Portal, reminders: Reminders) -> None:
    family = a_family(portal)
    leave = applied(family)
    assert decide(family, leave).status == 204

    assert reminders.ring("leaveDecision", THURSDAY) == []


def test_what_waits_for_a_guardian_reminds_the_guardian_and_not_the_school(
    portal: Portal, reminders: Reminders
) -> None:
    family = a_family(portal, school=both_confirm())
    leave = applied(family)

    assert reminders.ring("leaveDecision", WEDNESDAY) == []
    assert reminders.ring("leaveDecision", THURSDAY) == [
        {
            "leave_id": leave,
            "student_id": family.child,
            "school_id": family.school.id,
            "awaits": [family.erik],
        }
    ]
    assert reminders.ring("leaveDecision", THURSDAY) == []


def test_the_other_guardian_is_reminded_each_third_day_until_it_would_begin(
    portal: Portal, reminders: Reminders
) -> None:
    applied(a_family(portal, school=both_confirm()))

    # The leave begins on the 7th, which would have been the next.
    assert rings(reminders, first="2026-11-24", days=20) == [THURSDAY, "2026-12-02"]


@pytest.mark.parametrize("what", ["confirmation", "veto", ""])
def test_who_has_answered_is_not_reminded(portal: Portal, reminders: Reminders, what: str) -> None:
    family = a_family(portal, school=both_confirm())
    leave = applied(family)
    by = family.erik if what else family.anna
    assert change(family, leave, what, by=by).status == 204

    told = reminders.ring("leaveDecision", THURSDAY)

    # What is confirmed waits for the school, which is reminded in the guardian's place.
    assert [one for one in told if "awaits" in one] == []
    assert bool(told) == (what == "confirmation")


def test_the_event_says_which_leave_and_who_decides_and_no_name(
    portal: Portal, reminders: Reminders
) -> None:
    family = a_family(portal, protected=True)
    short, long = applied(family), applied(family, **LONG)

    told = {one["leave_id"]: one for one in reminders.ring("leaveDecision", THURSDAY)}

    common = {"student_id": family.child, "school_id": family.school.id}
    assert told[short] == {"leave_id": short, "decider": "mentor", **common}
    assert told[long] == {"leave_id": long, "decider": "principal", **common}

"""Who is reminded, of what, and where it leads."""

from typing import Any

import pytest
from tests.component.notify.test_bell import bell_of, deliver
from tests.component.notify.test_unreported import event
from tests.component.portal import Family, Portal, a_family

from skolbro import ids
from skolbro.access.relations import Duty, Kind

MONDAY = "2026-12-07"


def still_ill(family: Family, **more: Any) -> dict[str, Any]:
    return event(family, "still_ill_reminder", absence_id=f"2026-11-23.day.{ids.new()}", **more)


def missing_week(family: Family, owner: str = "") -> dict[str, Any]:
    about = {"group_id": ids.new(), "monday": MONDAY, "owner_id": owner}
    return event(family, "missing_week_reminder", **about)


def holiday_answer(family: Family) -> dict[str, Any]:
    about = {"group_id": ids.new(), "holiday_id": ids.new(), "last_answer_day": MONDAY}
    return event(family, "holiday_answer_reminder", **about)


def leave_decision(family: Family, decider: str) -> dict[str, Any]:
    leave_id = f"2026-12-07.2026-12-11.{ids.new()}"
    return event(family, "leave_decision_reminder", leave_id=leave_id, decider=decider)


def confirmation(family: Family, *awaits: str) -> dict[str, Any]:
    leave_id = f"2026-12-07.2026-12-11.{ids.new()}"
    return event(family, "leave_confirmation_reminder", leave_id=leave_id, awaits=list(awaits))


def lines(person: str) -> list[tuple[str, str]]:
    return [(one["title"], one["link"]) for one in bell_of(person).body["items"]]


@pytest.mark.parametrize(
    ("made", "title", "place"),
    [
        (still_ill, "Är Alva Lind fortfarande sjuk i dag?", "attendance"),
        (missing_week, "Fyll i fritidstider för Alva Lind", f"timeRegistration/week/{MONDAY}"),
        (
            holiday_answer,
            "Svara om fritids på lovet för Alva Lind",
            "timeRegistration/holidays",
        ),
    ],
)
def test_every_guardian_is_reminded_once_and_nobody_else(
    portal: Portal, made: Any, title: str, place: str
) -> None:
    family = a_family(portal)
    told = made(family)

    assert deliver(told, told) == {"batchItemFailures": []}

    expected = [(title, f"/children/{family.child}/{place}")]
    assert lines(family.anna) == lines(family.erik) == expected
    assert lines(family.mentor) == lines(family.child) == []


def test_where_weeks_are_divided_only_whose_week_it_is(portal: Portal) -> None:
    family = a_family(portal)

    deliver(missing_week(family, owner=family.erik))

    assert (len(lines(family.erik)), lines(family.anna)) == (1, [])


def test_a_guardian_whose_relation_has_ended_is_not_reminded(portal: Portal) -> None:
    family = a_family(portal)
    ended = portal.relate(ids.new(), Kind.GUARDIAN_OF, family.child).valid_from
    portal.relate(family.erik, Kind.GUARDIAN_OF, family.child, valid_until=ended)

    deliver(still_ill(family))

    assert (len(lines(family.anna)), lines(family.erik)) == (1, [])


def test_the_mentor_is_reminded_of_a_short_leave_and_the_principal_of_a_long_one(
    portal: Portal,
) -> None:
    family, principal = a_family(portal), ids.new()
    portal.work_at(principal, family.school, Duty.PRINCIPAL)
    title = "Ansökan om ledighet för Alva Lind väntar på beslut"

    deliver(leave_decision(family, "mentor"))
    assert lines(family.mentor) == [(title, f"/groups/{family.class_id}/leaves")]
    assert lines(principal) == []

    deliver(leave_decision(family, "principal"))
    assert lines(principal) == [(title, f"/schools/{family.school.id}/leaves")]
    assert len(lines(family.mentor)) == 1
    assert lines(family.anna) == []


@pytest.mark.parametrize("decider", ["mentor", "principal"])
def test_who_decides_on_a_protected_students_leave_is_reminded_without_a_name(
    portal: Portal, decider: str
) -> None:
    family, principal = a_family(portal, protected=True), ids.new()
    portal.work_at(principal, family.school, Duty.PRINCIPAL)

    deliver(leave_decision(family, decider))

    (line,) = bell_of(family.mentor if decider == "mentor" else principal).body["items"]
    assert line["title"] == "En ansökan om ledighet väntar på beslut"
    assert (line["childId"], line["childName"]) == (None, None)
    assert all("Alva" not in str(item) for item in portal.items("notify"))


def test_in_english_too(portal: Portal) -> None:
    family = a_family(portal)
    deliver(still_ill(family))

    headers = {"accept-language": "en"}
    (line,) = bell_of(family.anna, headers=headers).body["items"]
    assert line["title"] == "Is Alva Lind still ill today?"


def test_only_those_who_have_not_confirmed_are_reminded_and_led_to_the_leave(
    portal: Portal,
) -> None:
    family = a_family(portal)
    told = confirmation(family, family.erik, ids.new())

    deliver(told, told)

    ((title, link),) = lines(family.erik)
    assert title == "Ansökan om ledighet för Alva Lind väntar på att du bekräftar"
    assert link.startswith(f"/children/{family.child}/leaves/2026-12-07.2026-12-11.")
    assert lines(family.anna) == lines(family.mentor) == []

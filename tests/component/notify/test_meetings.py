"""What the bell says of parent meetings, and to whom."""

import re
from typing import Any

from tests.component.notify.test_bell import bell_of, deliver, record
from tests.component.portal import TUESDAY, Family, Portal, a_family

from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.events import EVENT
from skolbro.table import to_item


def told(family: Family, what: str, **data: str) -> Any:
    item = {
        "id": ids.new(),
        "type": f"booking.{what}.v1",
        "at": clock.to_wire(TUESDAY),
        "data": {
            "round_id": ids.new(),
            "group_id": family.class_id,
            "school_id": family.school.id,
            **data,
        },
        "trace": "",
        "expires_at": 1,
    }
    return record(to_item(EVENT.item(item)))


def titles(person: str) -> list[str]:
    return [one["title"] for one in bell_of(person).body["items"]]


def a_twin(portal: Portal, family: Family) -> str:
    """Anna has one more child in the class, without Erik."""
    twin = ids.new()
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    portal.relate(family.anna, Kind.GUARDIAN_OF, twin, object_name="Bo Lind", **place)
    portal.relate(
        twin, Kind.MEMBER_OF, family.class_id, person_name="Bo Lind", object_name="4B",
        group_kind="class", **place,
    )  # fmt: skip
    return twin


def test_all_guardians_of_the_group_are_told_once_that_a_round_is_open(portal: Portal) -> None:
    family = a_family(portal)
    a_twin(portal, family)
    opened = told(family, "round_opened")

    for _ in range(2):
        assert deliver(opened) == {"batchItemFailures": []}

    assert titles(family.erik) == ["Boka tid för utvecklingssamtal om Alva Lind"]
    assert titles(family.anna) == ["Boka tider för utvecklingssamtal"]
    assert titles(family.mentor) == []
    (line,) = bell_of(family.erik).body["items"]
    assert re.fullmatch(
        rf"/children/{family.child}/meetings/{ids.PATTERN.strip('^$')}", line["link"]
    )


def test_a_cancelled_meeting_is_told_to_the_guardians_but_for_who_did_it(portal: Portal) -> None:
    family = a_family(portal)
    meeting = {"student_id": family.child, "alone_id": "", "slot_id": ids.new()}

    deliver(told(family, "meeting_cancelled", **meeting, by=family.anna, cause="guardian"))
    deliver(told(family, "meeting_cancelled", **meeting, by=family.mentor, cause="round"))

    assert titles(family.anna) == ["Utvecklingssamtalet om Alva Lind är inställt"]
    assert titles(family.erik) == ["Utvecklingssamtalet om Alva Lind är inställt"] * 2


def test_of_a_meeting_with_one_guardian_alone_the_other_is_told_nothing(portal: Portal) -> None:
    family = a_family(portal)
    alone = {"student_id": family.child, "alone_id": family.anna, "slot_id": ids.new()}

    deliver(told(family, "meeting_cancelled", **alone, by=family.mentor, cause="round"))
    deliver(told(family, "waiting_ended", student_id=family.child, alone_id=family.anna))

    assert titles(family.anna) == [
        "Samtalen är inställda, och Alva Lind står inte längre i kö till en tid",
        "Utvecklingssamtalet om Alva Lind är inställt",
    ]
    assert titles(family.erik) == []


def test_a_booked_or_moved_meeting_is_told_to_the_other_guardian(portal: Portal) -> None:
    family = a_family(portal)
    meeting = {"student_id": family.child, "alone_id": "", "slot_id": ids.new()}

    deliver(told(family, "meeting_booked", **meeting, by=family.anna))
    moved = told(family, "meeting_changed", **meeting, by=family.erik, freed_slot_id=ids.new())
    for _ in range(2):
        deliver(moved)

    assert titles(family.erik) == ["Utvecklingssamtalet om Alva Lind är bokat"]
    assert titles(family.anna) == ["Utvecklingssamtalet om Alva Lind har fått en ny tid"]
    assert titles(family.mentor) == []


def test_an_offer_and_a_reminder_reach_who_booked_too(portal: Portal) -> None:
    family = a_family(portal)
    meeting = {"student_id": family.child, "alone_id": "", "slot_id": ids.new()}

    deliver(told(family, "slot_offered", **meeting))
    deliver(told(family, "reminder_due", **meeting, by=family.anna))

    for person in (family.anna, family.erik):
        assert titles(person) == [
            "Utvecklingssamtalet om Alva Lind är i morgon",
            "En samtalstid om Alva Lind är ledig för dig. Svara innan den går vidare",
        ]


def test_what_one_guardian_alone_has_booked_is_no_news_to_the_other(portal: Portal) -> None:
    family = a_family(portal)
    alone = {"student_id": family.child, "alone_id": family.anna, "slot_id": ids.new()}

    for what in ("meeting_booked", "reminder_due"):
        deliver(told(family, what, **alone, by=family.anna))
    deliver(told(family, "meeting_changed", **alone, by=family.anna, freed_slot_id=ids.new()))
    deliver(told(family, "slot_offered", **alone))

    assert titles(family.erik) == []
    assert len(titles(family.anna)) == 2

"""What guardians and mentors are told of an absence that nobody had reported."""

from typing import Any

from tests.component.notify.test_bell import bell_of, deliver, record
from tests.component.portal import TUESDAY, Family, Portal, a_family

from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.events import EVENT
from skolbro.table import to_item


def event(family: Family, kind: str, *, event_id: str | None = None, **data: Any) -> dict[str, Any]:
    about = {
        "student_id": family.child,
        "school_id": family.school.id,
        "lesson_id": ids.new(),
        "date": "2026-11-24",
    }
    item = {
        "id": event_id or ids.new(),
        "type": f"attendance.{kind}.v1",
        "at": clock.to_wire(TUESDAY),
        "data": {**about, **data},
        "trace": "",
        "expires_at": 1,
    }
    return record(to_item(EVENT.item(item)))


def notice(family: Family, *, first: bool = True, **more: Any) -> dict[str, Any]:
    group = {"group_id": family.class_id}
    return event(family, "unreported_absence", first_of_day=first, **group, **more)


def correction(family: Family, of: str) -> dict[str, Any]:
    group = {"group_id": family.class_id}
    return event(family, "unreported_absence_withdrawn", notice_id=of, **group)


def id_of(told: dict[str, Any]) -> str:
    found: str = told["dynamodb"]["NewImage"]["id"]["S"]
    return found


def lines(person: str) -> list[tuple[str, bool]]:
    return [(one["title"], one["read"]) for one in bell_of(person).body["items"]]


def pushes(portal: Portal) -> list[str]:
    stored = portal.items("notify", "Notification")
    return sorted(one["recipient_id"]["S"] for one in stored if one.get("push", {}).get("BOOL"))


AWAY = "Alva Lind var inte på lektionen, och frånvaron är inte anmäld"
WRONG = "Skolan har rättat närvaron: Alva Lind var på lektionen"


def test_every_guardian_is_told_and_nobody_else(portal: Portal) -> None:
    family = a_family(portal)

    assert deliver(notice(family)) == {"batchItemFailures": []}

    assert lines(family.anna) == lines(family.erik) == [(AWAY, False)]
    line = bell_of(family.anna).body["items"][0]
    assert line["link"] == f"/children/{family.child}/attendance"
    assert line["kind"] == "attendance.unreported_absence"
    assert lines(family.mentor) == lines(family.child) == []


def test_each_lesson_is_a_line_and_the_first_alone_makes_a_sound(portal: Portal) -> None:
    family = a_family(portal)
    first, second = notice(family), notice(family, first=False)

    deliver(second, first, second, first)

    assert lines(family.anna) == [(AWAY, False)] * 2
    assert pushes(portal) == sorted([family.anna, family.erik])


def test_a_roll_call_of_days_ago_makes_no_sound(portal: Portal) -> None:
    family = a_family(portal)

    deliver(notice(family, date="2026-11-23"))

    assert lines(family.anna) == [(AWAY, False)]
    assert pushes(portal) == []


def test_a_correction_takes_the_line_away_and_says_that_it_was_wrong(portal: Portal) -> None:
    family = a_family(portal)
    wrong, right = notice(family), notice(family, first=False)
    deliver(wrong, right)

    taken_back = correction(family, id_of(wrong))
    deliver(taken_back)
    deliver(taken_back)

    assert lines(family.anna) == [(WRONG, False), (AWAY, False)]
    assert bell_of(family.anna).body["unread"] == 2
    remaining = {one["id"] for one in bell_of(family.anna).body["items"]}
    assert remaining == {id_of(taken_back), id_of(right)}


def test_a_correction_that_comes_before_the_notice_is_not_undone_by_it(portal: Portal) -> None:
    family = a_family(portal)
    wrong = notice(family)

    deliver(correction(family, id_of(wrong)))
    deliver(wrong)

    assert lines(family.anna) == [(WRONG, False)]


def test_a_guardian_whose_custody_has_ended_is_not_told(portal: Portal) -> None:
    family = a_family(portal)
    portal.relate(family.erik, Kind.GUARDIAN_OF, family.child, valid_until=TUESDAY)

    deliver(notice(family))

    stored = portal.items("notify", "Notification")
    assert [one["recipient_id"]["S"] for one in stored] == [family.anna]


def test_the_mentor_is_told_of_an_explanation_and_sees_no_word_of_it(portal: Portal) -> None:
    family = a_family(portal)

    deliver(event(family, "absence_explained", by=family.anna))

    assert lines(family.mentor) == [("Frånvaron för Alva Lind är förklarad", False)]
    link = bell_of(family.mentor).body["items"][0]["link"]
    assert link == f"/groups/{family.class_id}/days/2026-11-24"
    assert lines(family.anna) == lines(family.erik) == []


def test_a_protected_student_is_not_named_to_the_mentor(portal: Portal) -> None:
    family = a_family(portal, protected=True)

    deliver(event(family, "absence_explained", by=family.anna))

    assert lines(family.mentor) == [("En elevs frånvaro är förklarad", False)]

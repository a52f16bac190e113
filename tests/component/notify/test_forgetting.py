"""A child who gets protected identity is named in no bell of staff any more."""

from typing import Any

from tests.component.notify.test_bell import bell_of, deliver, record, reported
from tests.component.portal import TUESDAY, Family, Portal, a_family

from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.events import EVENT
from skolbro.table import from_item, to_item


def protected(person_id: str) -> Any:
    item = {
        "id": ids.new(),
        "type": "directory.person_protected.v1",
        "at": clock.to_wire(TUESDAY),
        "data": {"person_id": person_id},
        "trace": "",
        "expires_at": 1,
    }
    return record(to_item(EVENT.item(item)))


def names(person: str) -> list[str | None]:
    return [one["childName"] for one in bell_of(person).body["items"]]


def told(portal: Portal) -> Family:
    family = a_family(portal)
    deliver(reported(family), reported(family))
    assert names(family.mentor) == names(family.erik) == ["Alva Lind", "Alva Lind"]
    return family


def test_the_mentor_reads_a_line_without_the_name_and_guardians_read_their_childs(
    portal: Portal,
) -> None:
    family = told(portal)
    had = bell_of(family.mentor).headers["ETag"]

    assert deliver(protected(family.child)) == {"batchItemFailures": []}

    assert names(family.mentor) == [None, None]
    assert names(family.erik) == ["Alva Lind", "Alva Lind"]
    assert bell_of(family.mentor).headers["ETag"] != had
    titles = {one["title"] for one in bell_of(family.mentor).body["items"]}
    assert all("Alva" not in one for one in titles)


def test_other_children_stay_named(portal: Portal) -> None:
    family, other = told(portal), told(portal)

    deliver(protected(other.child), protected(family.anna))

    assert names(family.mentor) == ["Alva Lind", "Alva Lind"]


def test_a_mentor_of_last_year_is_found(portal: Portal) -> None:
    family = told(portal)
    for item in portal.items("access", "Relation"):
        if item["kind"]["S"] == Kind.MENTOR_OF:
            item["valid_until"] = {"S": "2026-11-24T06:40:00Z"}
            portal.dynamodb.put_item(TableName="access", Item=item)

    deliver(protected(family.child))

    lines = map(from_item, portal.items("notify", "Notification"))
    assert {one["child_name"] for one in lines if one["recipient_id"] == family.mentor} == {""}


def test_twice_changes_nothing_more(portal: Portal) -> None:
    family = told(portal)
    deliver(protected(family.child))
    items = portal.items("notify")

    deliver(protected(family.child))

    assert portal.items("notify") == items

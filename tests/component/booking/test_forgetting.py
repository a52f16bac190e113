"""A teacher who gets protected identity is named on no time of a meeting."""

import json
from typing import Any

import pytest
from tests.component.booking.evening import book, put_out, see
from tests.component.booking.meetings import a_family_with_meetings, make_round, take_in
from tests.component.booking.meetings import put_out as put_times_out
from tests.component.portal import Portal

from booking.forgetting.worker import handler as worker
from skolbro import ids
from skolbro.table import from_item


def protect(person_id: str, **more: Any) -> Any:
    """What attendance passes on, as booking's worker gets it."""
    body = json.dumps({"personId": person_id, "of": "person", "objectId": person_id, "after": ""})
    record = {"messageId": "1", "body": more.get("body", body), "eventSource": "aws:sqs"}
    return worker({"Records": [{**record, "attributes": {}}]}, None)


def teachers(portal: Portal) -> list[list[tuple[str, str]]]:
    """Who stands on the times, in order."""
    slots = sorted(map(from_item, portal.items("booking", "Slot")), key=lambda one: one["starts"])
    return [[(one["id"], one["name"]) for one in slot["teachers"]] for slot in slots]


def test_free_and_booked_times_name_the_teacher_no_more(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, slots = put_out(portal, family)
    assert book(family, made, slots[1]).status == 201
    had = see(family, made).headers["ETag"]

    assert protect(family.mentor) == {"batchItemFailures": []}

    assert teachers(portal) == [[(family.mentor, "")]] * 3
    seen = see(family, made)
    assert seen.headers["ETag"] != had
    assert "Maria Ek" not in json.dumps(seen.body)


def test_who_teaches_together_with_them_stays_named(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    other = ids.new()
    put_out(portal, family, (0,))
    (slot,) = portal.items("booking", "Slot")
    slot["teachers"]["L"].append({"M": {"id": {"S": other}, "name": {"S": "Tor Ek"}}})
    portal.dynamodb.put_item(TableName="booking", Item=slot)

    protect(family.mentor)

    assert teachers(portal) == [[(family.mentor, ""), (other, "Tor Ek")]]


def test_a_booking_goes_on_after_it(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, slots = put_out(portal, family)
    protect(family.mentor)

    assert book(family, made, slots[0]).status == 201


def test_twice_changes_nothing_more(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    put_out(portal, family)
    protect(family.mentor)
    items = portal.items("booking")

    protect(family.mentor)

    assert portal.items("booking") == items


def test_a_time_that_is_taken_in_names_nobody(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])
    slot = put_times_out(family, round_id, single=True, ends="16:15").body["items"][0]
    assert teachers(portal) == [[(family.mentor, "Maria Ek")]]

    assert take_in(family, slot, round_id=round_id).status == 204

    assert teachers(portal) == [[]]


def test_a_time_is_gone_when_the_day_is_by_which_forgetting_finds_it(portal: Portal) -> None:
    put_out(portal, a_family_with_meetings(portal))

    gone = {item["expires_at"]["N"] for item in portal.items("booking", "Slot")}

    assert gone == {item["expires_at"]["N"] for item in portal.items("booking", "PersonDay")}


@pytest.mark.parametrize("body", ["[]", "{}", '{"personId":"x"}', "person"])
def test_what_names_no_person_comes_back_and_ends_among_the_dead_letters(
    portal: Portal, body: str
) -> None:
    assert portal
    assert protect("", body=body) == {"batchItemFailures": [{"itemIdentifier": "1"}]}

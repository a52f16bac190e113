"""From a report to a letter in the outbox, and from its link to no more of them, as deployed."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.stack.running import AT_LENGTH_SECONDS, People, Person, free_day, report, wait_for

from skolbro.access.contacts import Contact, contact_attributes
from skolbro.access.store import CONTACT
from skolbro.table import to_item
from skolbro_local import places
from skolbro_local.stack import Stack

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
KIND = "attendance.absence_reported"
ADDRESS = "erik-of-the-letters@example.com"
PREFERENCES = "/notify/preferences"
NO_QUIET = {"begins": "00:00", "ends": "00:00"}


@pytest.fixture
def erik(stack: Stack, people: People) -> Iterator[Person]:
    """Erik, who has an address, and has chosen letters of absence and no quiet hours."""
    found = people("erik")
    contact = contact_attributes(found.id, Contact(email=ADDRESS))
    stack.client("dynamodb").put_item(
        TableName=stack.tables["access"], Item=to_item(CONTACT.item(contact))
    )
    choose(found, [{"kind": KIND, "channels": ["email"], "when": "now"}])
    yield found
    choose(found, [])


def choose(person: Person, kinds: list[dict[str, Any]]) -> None:
    tag = person.get(PREFERENCES).headers["etag"]
    body = {"language": "sv", "quietHours": NO_QUIET, "kinds": kinds}
    assert person.put(PREFERENCES, body, etag=tag).status_code == 200


def letter() -> dict[str, Any] | None:
    """Erik's letter, as MiniStack's outbox has it."""
    told = httpx.get(f"{places.AWS_ENDPOINT}/_ministack/ses/messages", timeout=10).json()
    found = [one for one in _all(told) if ADDRESS in one["To"]]
    return found[-1] if found else None


def _all(told: Any) -> Iterator[dict[str, Any]]:
    if isinstance(told, dict) and "To" in told:
        yield told
    elif isinstance(told, (dict, list)):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _all(one)


def test_a_letter_comes_in_two_forms_and_its_link_stops_it(
    stack: Stack, people: People, erik: Person
) -> None:
    anna = people("anna")
    child = anna.read("/directory/me")["children"][0]["id"]
    assert report(anna, child, free_day(anna, child)).status_code == 201

    came = wait_for(letter, seconds=AT_LENGTH_SECONDS)

    assert "Alva" in came["Subject"]
    assert "Lind" not in str(came)
    link = re.search(r"/unsubscribe/([\w-]+)", came["BodyText"])
    assert link
    assert link[0] in came["BodyHtml"]
    assert came["BodyHtml"].startswith("<!doctype html>") or "<html" in came["BodyHtml"]

    address = f"{stack.api_url}/notify/unsubscriptions/{link[1]}"
    assert httpx.get(address, timeout=60).json()["stopped"] is False
    form = {"List-Unsubscribe": "One-Click"}
    assert httpx.post(address, data=form, timeout=60).json()["stopped"] is True
    (kind,) = [one for one in erik.read(PREFERENCES)["kinds"] if one["kind"] == KIND]
    assert kind["channels"] == []

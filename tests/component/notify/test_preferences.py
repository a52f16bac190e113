"""How a person wishes to be told, through the real handler."""

from typing import Any

import pytest
from tests.component.portal import Answer, Portal, call

from notify.api import handler
from skolbro import ids

PATH = "/notify/preferences"
LEAVE, UNREPORTED = "attendance.leave_approved", "attendance.unreported_absence"


def wanted(**changes: Any) -> dict[str, Any]:
    body = {"language": "en", "quietHours": {"begins": "21:00", "ends": "07:00"}, "kinds": []}
    return {**body, **changes}


def read(person: str, **parts: Any) -> Answer:
    return call(handler, "GET", PATH, person=person, **parts)


def change(person: str, body: dict[str, Any], *, tag: str | None = '"1"') -> Answer:
    headers = {"if-match": tag} if tag else {}
    return call(handler, "PUT", PATH, person=person, body=body, headers=headers)


def of_kind(answer: Answer, kind: str) -> dict[str, Any]:
    (found,) = [one for one in answer.body["kinds"] if one["kind"] == kind]
    return dict(found)


def test_before_anything_is_chosen_the_portals_own_choice_is_shown(portal: Portal) -> None:
    answer = read(ids.new())

    assert answer.status == 200
    assert answer.body["quietHours"] == {"begins": "20:30", "ends": "06:30"}
    assert of_kind(answer, LEAVE)["channels"] == ["push", "webPush"]
    assert of_kind(answer, UNREPORTED)["mandatory"]
    assert portal.items("notify") == []


def test_what_is_chosen_holds_and_is_ones_own(portal: Portal) -> None:
    anna, erik = ids.new(), ids.new()
    digest = {"kind": LEAVE, "channels": ["email"], "when": "digest"}
    answer = change(anna, wanted(kinds=[digest]), tag=read(anna).headers["ETag"])

    assert answer.status == 200
    assert read(anna).body == answer.body
    assert read(anna).headers["ETag"] == answer.headers["ETag"]
    assert of_kind(read(anna), LEAVE)["when"] == "digest"
    chosen = [one["kind"] for one in read(anna).body["kinds"] if one["chosen"]]
    assert chosen == [LEAVE]
    assert of_kind(read(erik), LEAVE)["when"] == "now"
    assert len(portal.items("notify", "Preferences")) == 1


@pytest.mark.usefixtures("portal")
def test_who_has_it_already_is_not_sent_it_again() -> None:
    anna = ids.new()
    tag = read(anna).headers["ETag"]

    assert read(anna, headers={"if-none-match": tag}).status == 304
    assert read(anna, headers={"if-none-match": tag, "accept-language": "en"}).status == 200


@pytest.mark.usefixtures("portal")
def test_of_two_devices_the_second_is_told_that_it_was_changed() -> None:
    anna = ids.new()
    assert change(anna, wanted()).status == 200
    # The answer was lost, and the same is asked again.
    assert change(anna, wanted()).status == 200

    late = change(anna, wanted(language="sv"))

    assert (late.status, late.problem) == (412, "changed-meanwhile")
    assert read(anna).body["language"] == "en"
    assert change(anna, wanted(), tag=None).status == 428
    assert change(anna, wanted(language="sv"), tag='"2"').status == 200


@pytest.mark.parametrize(
    ("kinds", "problem"),
    [
        ([{"kind": UNREPORTED, "channels": [], "when": "now"}], "mandatory-kind"),
        ([{"kind": UNREPORTED, "channels": ["sms"], "when": "digest"}], "mandatory-kind"),
        ([{"kind": "attendance.x", "channels": [], "when": "now"}], "unknown-kind"),
        ([{"kind": LEAVE, "channels": ["fax"], "when": "now"}], "invalid-request"),
    ],
)
def test_what_cannot_be_chosen_changes_nothing(
    portal: Portal, kinds: list[dict[str, Any]], problem: str
) -> None:
    assert change(ids.new(), wanted(kinds=kinds)).problem == problem
    assert portal.items("notify") == []

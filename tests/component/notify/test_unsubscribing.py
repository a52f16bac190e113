"""From a letter to no more of them: the link of its header, as programs and browsers follow it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from tests.component.notify.outbox import Outbox
from tests.component.notify.test_sending import EMAIL, LEAVE, UNREPORTED, a_notice, choose
from tests.component.portal import Answer, a_family, call

from notify.api import handler
from notify.preferences import store
from notify.preferences.preference import Channel, Choice, Preferences
from skolbro.access.scopes import PublicScope

ONE_CLICK = {"content-type": "application/x-www-form-urlencoded"}


def headers_of(letter: dict[str, Any]) -> dict[str, str]:
    return {one["Name"]: one["Value"] for one in letter["Content"]["Simple"]["Headers"]}


def path_of(letter: dict[str, Any]) -> str:
    address = headers_of(letter)["List-Unsubscribe"]
    found = re.fullmatch(r"<https://api\.example\.se(/notify/unsubscriptions/[\w-]+)>", address)
    assert found, address
    return found[1]


def of_kind(person: str, kind: str) -> dict[str, Any]:
    kinds = call(handler, "GET", "/notify/preferences", person=person).body["kinds"]
    return next(dict(one) for one in kinds if one["kind"] == kind)


def ask(method: str, path: str, **parts: Any) -> Answer:
    return call(handler, method, path, person=None, **parts)


@pytest.fixture(autouse=True)
def _addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_URL", "https://api.example.se")


def a_letter(outbox: Outbox) -> tuple[str, dict[str, Any]]:
    """Anna's letter of a leave that is approved."""
    family = a_family(outbox.portal)
    outbox.reach(family.anna, email=EMAIL)
    choose(family.anna, LEAVE, ["email", "push"])
    outbox.ring(a_notice(family))
    outbox.work()
    (letter,) = outbox.letters()
    return family.anna, letter


def test_one_click_stops_letters_of_that_kind_and_nothing_else(outbox: Outbox) -> None:
    anna, letter = a_letter(outbox)
    path = path_of(letter)
    assert headers_of(letter)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    for _ in range(2):
        answer = ask("POST", path, raw="List-Unsubscribe=One-Click", headers=ONE_CLICK)
        assert (answer.status, answer.body["stopped"]) == (200, True)

    assert of_kind(anna, LEAVE)["channels"] == ["push"]
    assert [one["kind"] for one in outbox.portal.items("notify", "Preferences") and []] == []


def test_looking_at_the_link_changes_nothing(outbox: Outbox) -> None:
    anna, letter = a_letter(outbox)
    path = path_of(letter)

    answer = ask("GET", path)

    assert answer.body == {"title": "En ledighet är beviljad", "stopped": False}
    assert of_kind(anna, LEAVE)["channels"] == ["email", "push"]


def test_a_browser_is_led_to_the_page_that_the_letter_names(outbox: Outbox) -> None:
    _, letter = a_letter(outbox)
    path = path_of(letter)

    answer = ask("GET", path, headers={"accept": "text/html,application/xhtml+xml"})

    page = f"https://portal.example.se/unsubscribe/{path.rpartition('/')[2]}"
    assert (answer.status, answer.headers["Location"]) == (303, page)
    assert page in letter["Content"]["Simple"]["Body"]["Text"]["Data"]
    assert page in letter["Content"]["Simple"]["Body"]["Html"]["Data"]


def test_a_link_that_was_not_sealed_here_leads_nowhere(outbox: Outbox) -> None:
    anna, letter = a_letter(outbox)
    path = path_of(letter)

    for wrong in (path[:-8] + "AAAAAAAA", "/notify/unsubscriptions/x", path + "A"):
        for method in ("GET", "POST"):
            assert ask(method, wrong).problem == "not-found"
    assert of_kind(anna, LEAVE)["channels"] == ["email", "push"]


def test_what_the_law_wants_told_has_no_such_link(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    outbox.reach(family.anna, email=EMAIL)
    outbox.ring(a_notice(family, kind=UNREPORTED))
    outbox.work()
    (letter,) = outbox.letters()

    assert headers_of(letter).keys() == {"Auto-Submitted"}


def test_a_change_made_at_the_same_time_is_kept(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, letter = a_letter(outbox)
    change, rivals = store.change_of_reader, [frozenset({Channel.EMAIL, Channel.SMS})]

    def overtaken(scope: PublicScope, person_id: str, wanted: Preferences) -> None:
        if rivals:
            before = store.preferences_of_reader(scope, person_id)
            chosen = {LEAVE: Choice(rivals.pop())}
            change(scope, person_id, replace(before, choices=chosen, version=before.version + 1))
        change(scope, person_id, wanted)

    monkeypatch.setattr(store, "change_of_reader", overtaken)

    assert ask("POST", path_of(letter)).body["stopped"]
    assert of_kind(anna, LEAVE)["channels"] == ["sms"]

"""Phones and browsers, through the real handler."""

from typing import Any

import boto3
import pytest
from tests.component.portal import Answer, Portal, call

from notify.api import handler
from notify.devices import webpush
from notify.devices.store import held_devices, keep_endpoint
from skolbro import ids
from skolbro.access.scopes import at_work
from skolbro.config import Settings

TOKEN, OTHER = "a1" * 32, "b2" * 32


def register(person: str, device: str, token: str = TOKEN, **body: Any) -> Answer:
    return call(
        handler,
        "PUT",
        f"/notify/devices/{device}",
        person=person,
        body={"platform": "apns", "token": token, **body},
    )


def listed(person: str) -> list[str]:
    answer = call(handler, "GET", "/notify/devices", person=person)
    return [one["id"] for one in answer.body["items"]]


def held(person: str) -> list[str]:
    return [one.id for one in held_devices(at_work("test"), person)]


def test_a_device_is_registered_once_however_often_it_says_so(portal: Portal) -> None:
    anna, phone = ids.new(), ids.new()
    assert [register(anna, phone).status for _ in range(3)] == [204] * 3

    assert listed(anna) == held(anna) == [phone]
    assert len(portal.items("notify", "Device")) == 1
    answer = call(handler, "GET", "/notify/devices", person=anna)
    assert TOKEN not in str(answer)


def test_a_token_stands_in_no_key(portal: Portal) -> None:
    register(ids.new(), ids.new())

    assert not any(TOKEN in one["pk"]["S"] + one["sk"]["S"] for one in portal.items("notify"))


@pytest.mark.usefixtures("portal")
def test_a_phone_that_changes_hands_tells_its_new_owner_only() -> None:
    anna, erik = ids.new(), ids.new()
    register(anna, ids.new())
    phone = ids.new()
    register(erik, phone)

    assert held(anna) == []
    assert held(erik) == [phone]


@pytest.mark.usefixtures("portal")
def test_a_token_that_rotates_takes_the_place_of_the_one_before() -> None:
    anna, phone = ids.new(), ids.new()
    register(anna, phone)
    (before,) = held_devices(at_work("test"), anna)
    keep_endpoint(at_work("test"), before, arn="arn:before")
    register(anna, phone)
    assert [one.endpoint_arn for one in held_devices(at_work("test"), anna)] == ["arn:before"]

    register(anna, phone, OTHER)

    (after,) = held_devices(at_work("test"), anna)
    assert (after.token, after.endpoint_arn) == (OTHER, "")
    # A sender that was slow says what was true of the token before.
    keep_endpoint(at_work("test"), before, arn="arn:late")
    assert [one.endpoint_arn for one in held_devices(at_work("test"), anna)] == [""]


@pytest.mark.usefixtures("portal")
def test_a_device_is_removed_by_its_owner_and_by_nobody_else() -> None:
    anna, phone = ids.new(), ids.new()
    register(anna, phone)
    path = f"/notify/devices/{phone}"
    assert call(handler, "DELETE", path, person=ids.new()).status == 204
    assert held(anna) == [phone]

    assert [call(handler, "DELETE", path, person=anna).status for _ in range(2)] == [204] * 2
    assert held(anna) == []


def test_what_could_not_be_sent_to_is_refused_and_so_is_an_eleventh(portal: Portal) -> None:
    anna = ids.new()
    assert register(anna, ids.new(), "not a token").problem == "unusable-device"
    foreign = {"platform": "webPush", "publicKey": "B" + "a" * 86, "auth": "a" * 22}
    answer = register(anna, ids.new(), "https://example.com/push", **foreign)
    assert answer.problem == "unusable-device"
    assert portal.items("notify") == []

    for number in range(10):
        assert register(anna, ids.new(), f"{number:064x}").status == 204
    assert register(anna, ids.new(), "c3" * 32).problem == "too-many-devices"
    assert len(listed(anna)) == 10


@pytest.mark.usefixtures("portal")
def test_a_browser_is_given_the_key_to_subscribe_with(monkeypatch: pytest.MonkeyPatch) -> None:
    key = boto3.client("kms").create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
    monkeypatch.setenv("WEB_PUSH_KEY_ID", key["KeyMetadata"]["KeyId"])
    webpush.WebPushSettings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    webpush.public_key.cache_clear()
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]

    answer = call(handler, "GET", "/notify/devices", person=ids.new())

    shown = answer.body["webPushKey"]
    assert (len(shown), shown[0]) == (87, "B")
    webpush.public_key.cache_clear()
    webpush.WebPushSettings.load.__func__.cache_clear()  # type: ignore[attr-defined]

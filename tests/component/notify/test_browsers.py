"""Web push to the browsers' services, and what is left of devices that are gone."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest
import urllib3
from tests.component.notify.outbox import Outbox
from tests.component.notify.test_sending import TOKEN, a_notice, register
from tests.component.portal import a_family, call
from tests.unit.notify.test_sealing import AUTH, P256DH

from notify.api import handler
from notify.delivery import dispatching, worker
from notify.delivery.senders import browser
from notify.delivery.senders.outcomes import BusyError
from notify.devices.store import held_devices, keep_endpoint
from skolbro.access.scopes import at_work

SERVICE = "https://updates.push.services.mozilla.com/wpush/v2/gAAAA"

type Posted = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Posted]:
    """A browser's service that answers with these statuses, one after the other."""

    def answering(*statuses: int) -> Posted:
        posted: Posted = []
        left = list(statuses)

        def request(_: object, method: str, url: str, **sent: Any) -> urllib3.HTTPResponse:
            assert method == "POST"
            posted.append((url, sent))
            return urllib3.HTTPResponse(status=left.pop(0))

        monkeypatch.setattr(urllib3.PoolManager, "request", request)
        browser._signed_for.cache_clear()  # noqa: SLF001 - the key is another in each test
        return posted

    return answering


def subscribe(person: str) -> str:
    return register(person, SERVICE, platform="webPush", publicKey=P256DH, auth=AUTH)


def test_a_browser_is_sent_a_sealed_message(outbox: Outbox, service: Any) -> None:
    family, posted = a_family(outbox.portal), service(201)
    subscribe(family.anna)
    outbox.ring(a_notice(family))
    outbox.work()

    ((url, sent),) = posted
    assert url == SERVICE
    assert sent["headers"]["Authorization"].startswith("vapid t=ey")
    assert not sent["redirect"]
    assert b"Alva" not in sent["body"]
    assert outbox.log() == [("webPush", "sent", "")]


def test_a_subscription_that_is_over_is_forgotten(outbox: Outbox, service: Any) -> None:
    family, _ = a_family(outbox.portal), service(410)
    subscribe(family.anna)
    outbox.ring(a_notice(family))
    outbox.work()

    assert outbox.portal.items("notify", "Device") == []
    assert outbox.log() == [("webPush", "failed", "Http410")]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again(outbox: Outbox, service: Any, status: int) -> None:
    family, posted = a_family(outbox.portal), service(status, 201)
    subscribe(family.anna)
    outbox.ring(a_notice(family))
    (body,) = outbox.waiting()
    with pytest.raises(BusyError):
        worker.consume(body)
    worker.consume(body)

    assert len(posted) == 2
    assert outbox.log() == [("webPush", "sent", "")]


def test_what_a_service_refuses_is_not_tried_again(outbox: Outbox, service: Any) -> None:
    family, posted = a_family(outbox.portal), service(413)
    subscribe(family.anna)
    outbox.ring(a_notice(family))
    outbox.work(times=2)

    assert len(posted) == 1
    assert outbox.log() == [("webPush", "failed", "Http413")]


def test_sns_forgets_a_device_that_is_removed(outbox: Outbox) -> None:
    family, sns = a_family(outbox.portal), boto3.client("sns")
    phone = register(family.anna)
    outbox.ring(a_notice(family))
    outbox.work()
    (device,) = held_devices(at_work("test"), family.anna)
    assert sns.get_endpoint_attributes(EndpointArn=device.endpoint_arn)["Attributes"]
    (item,) = outbox.portal.items("notify", "Device")
    call(handler, "DELETE", f"/notify/devices/{phone}", person=family.anna)

    record = {"eventName": "REMOVE", "dynamodb": {"OldImage": item, "SequenceNumber": "1"}}
    for _ in range(2):
        assert dispatching.dispatch([record]) == {"batchItemFailures": []}

    with pytest.raises(sns.exceptions.NotFoundException):
        sns.get_endpoint_attributes(EndpointArn=device.endpoint_arn)


def test_a_phone_known_under_another_device_keeps_its_endpoint(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.erik)
    outbox.ring(a_notice(family, recipient_id=family.erik))
    outbox.work()
    # The phone changes hands: the same token, another person and device.
    register(family.anna, TOKEN)
    outbox.ring(a_notice(family), a_notice(family, recipient_id=family.erik))
    outbox.work()

    first, second = outbox.pushes()
    assert first["TargetArn"] == second["TargetArn"]
    assert ("", "suppressed", "unreachable") in outbox.log()


def test_an_endpoint_of_a_token_before_is_made_anew(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    (device,) = held_devices(at_work("test"), family.anna)
    keep_endpoint(at_work("test"), device, arn="arn:aws:sns:eu-north-1:1:endpoint/APNS/ios/gone")
    outbox.ring(a_notice(family))
    outbox.work()

    # SNS knows it no more: the app registers again when it starts.
    assert outbox.log() == [("push", "failed", "NotFound")]
    assert held_devices(at_work("test"), family.anna) == ()

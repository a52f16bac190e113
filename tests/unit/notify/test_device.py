"""Which devices a message could be sent to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.devices.device import Platform, check_usable, is_push_service
from notify.devices.problems import UnusableDeviceError

P256DH, AUTH = "B" + "a" * 86, "a" * 22
MOZILLA = "https://updates.push.services.mozilla.com/wpush/v2/gAAAA"


@pytest.mark.parametrize(
    "address",
    [
        MOZILLA,
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://web.push.apple.com/QGuQ",
        "https://wns2-par02p.notify.windows.com:443/w/?token=x",
    ],
)
def test_browsers_own_services_are_sent_to(address: str) -> None:
    assert is_push_service(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://fcm.googleapis.com/fcm/send/a",
        "https://fcm.googleapis.com.example.com/a",
        "https://evilpush.apple.com/a",
        "https://fcm.googleapis.com@169.254.169.254/latest",
        "https://x:y@fcm.googleapis.com/a",
        "https://fcm.googleapis.com:8443/a",
        "https://169.254.169.254/latest/meta-data",
        "https://fcm.googleapis.com/\r\nHost: x",
        "https://[fcm.googleapis.com/",
        "https://fcm.googleapis.com:port/",
        "https://fcm.googleapis.com/å",
        "",
    ],
)
def test_no_other_address_is(address: str) -> None:
    assert not is_push_service(address)


@given(st.text(max_size=60))
def test_whatever_a_client_makes_up_ends_in_an_answer(address: str) -> None:
    assert not is_push_service(address)
    assert not is_push_service(f"https://{address}.example/")


@pytest.mark.parametrize(
    ("platform", "token", "keys"),
    [
        (Platform.APNS, "a1" * 32, ("", "")),
        (Platform.FCM, "fMEP0vJqS0:APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx", ("", "")),
        (Platform.WEB_PUSH, MOZILLA, (P256DH, AUTH)),
    ],
)
def test_a_phone_has_a_token_and_a_browser_a_subscription(
    platform: Platform, token: str, keys: tuple[str, str]
) -> None:
    check_usable(platform, token=token, p256dh=keys[0], auth=keys[1])
    for other in set(Platform) - {platform}:
        with pytest.raises(UnusableDeviceError):
            check_usable(other, token=token if other is not Platform.FCM else "x",
                         p256dh=keys[0], auth=keys[1])  # fmt: skip


@pytest.mark.parametrize("keys", [("", ""), (P256DH, ""), (P256DH[:-1], AUTH), (P256DH, "=" * 22)])
def test_a_subscription_without_usable_keys_is_refused(keys: tuple[str, str]) -> None:
    with pytest.raises(UnusableDeviceError):
        check_usable(Platform.WEB_PUSH, token=MOZILLA, p256dh=keys[0], auth=keys[1])

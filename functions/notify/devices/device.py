"""A phone or a browser that a message can be sent to. Pure."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from notify.devices.problems import TooManyDevicesError, UnusableDeviceError

MOST_DEVICES = 10
# The app registers each time it starts: who has not started it for so long has another phone.
KEPT = timedelta(days=400)
# Browsers' own services, and nothing else: the portal posts to no address that a client made up.
PUSH_SERVICES = (
    "fcm.googleapis.com",
    ".push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
# Apple: hexadecimal, of no promised length. Firebase: opaque, of the characters of base64url.
_APNS = re.compile(r"[0-9a-fA-F]{64,200}")
_FCM = re.compile(r"[A-Za-z0-9_:.-]{20,2048}")
# RFC 8291: an uncompressed point of P-256 (65 bytes) and 16 bytes, in base64url without padding.
_P256DH = re.compile(r"B[A-Za-z0-9_-]{86}")
_AUTH = re.compile(r"[A-Za-z0-9_-]{22}")
MOST_OF_URL = 1024


class Platform(StrEnum):
    """Who carries the message on its last way."""

    APNS = "apns"
    FCM = "fcm"
    WEB_PUSH = "webPush"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One device of one person. `token` is a web push subscription's address, for a browser.

    Whoever has the token can send to the device: it is never shown, logged, or part of a key.
    """

    id: str
    person_id: str
    platform: Platform
    at: datetime
    token_key: str
    token: str = field(repr=False)
    p256dh: str = field(default="", repr=False)
    auth: str = field(default="", repr=False)
    endpoint_arn: str = ""


def check_usable(platform: Platform, *, token: str, p256dh: str, auth: str) -> None:
    """Raises `UnusableDeviceError` for what no message could be sent to."""
    if platform is Platform.WEB_PUSH:
        usable = (
            is_push_service(token)
            and _P256DH.fullmatch(p256dh) is not None
            and _AUTH.fullmatch(auth) is not None
        )
    else:
        form = _APNS if platform is Platform.APNS else _FCM
        usable = form.fullmatch(token) is not None and not p256dh and not auth
    if not usable:
        raise UnusableDeviceError


def is_push_service(address: str) -> bool:
    """Whether an address is of a browser's push service: https, its usual port, no user."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    return (
        len(address) <= MOST_OF_URL
        and address.isascii()
        and address.isprintable()
        and " " not in address
        and parts.scheme == "https"
        and port in {None, 443}
        and parts.username is None
        and parts.password is None
        and any(host == one or (one[0] == "." and host.endswith(one)) for one in PUSH_SERVICES)
    )


def with_room_for(device_id: str, *, standing: tuple[Device, ...]) -> None:
    """Raises `TooManyDevicesError` for one more than ten, which no family's phones are."""
    if len([one for one in standing if one.id != device_id]) >= MOST_DEVICES:
        raise TooManyDevicesError

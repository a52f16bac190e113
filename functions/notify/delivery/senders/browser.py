"""Push to browsers, by the service that each of them has."""

import json
from datetime import datetime
from functools import cache, lru_cache
from urllib.parse import urlsplit

import urllib3

from notify.delivery.message import Message
from notify.delivery.senders.outcomes import BusyError, GoneError, RefusedError, told_apart
from notify.delivery.senders.sealing import sealed, to_sign, token
from notify.delivery.settings import DeliverySettings
from notify.devices.device import Device, is_push_service
from notify.devices.webpush import public_key
from skolbro import aws, clock

# A day: what is older is read in the bell.
KEPT_SECONDS = 24 * 3600
# RFC 8030 5.4: at most 32 characters of base64url; an id has 26.
MOST_OF_TOPIC = 32
GONE, TOO_MANY, FAILING = (404, 410), 429, 500


def send_to_browser(message: Message, *, device: Device) -> None:
    """Seal a message and hand it to the browser's service.

    Raises `GoneError` for a subscription that is over (RFC 8030 7.3), `RefusedError`, `BusyError`.
    """
    if not is_push_service(device.token):
        raise RefusedError("UnknownService")
    told = {
        "title": message.title,
        "link": message.link,
        "tag": message.tag,
        "trace": message.trace,
    }
    try:
        body = sealed(json.dumps(told).encode(), p256dh=device.p256dh, auth=device.auth)
    except ValueError:
        raise GoneError("BrokenKey") from None
    _post(device.token, body, topic=message.tag[:MOST_OF_TOPIC])


def _post(endpoint: str, body: bytes, *, topic: str) -> None:
    headers = {
        "Authorization": f"vapid t={_signed(endpoint)}, k={public_key()}",
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Topic": topic,
        "Urgency": "normal",
    }
    try:
        answer = _pool().request("POST", endpoint, body=body, headers=headers, redirect=False)
    except urllib3.exceptions.HTTPError as error:
        raise BusyError(type(error).__name__) from None
    if answer.status in GONE:
        raise GoneError(f"Http{answer.status}")
    if answer.status == TOO_MANY or answer.status >= FAILING:
        raise BusyError(f"Http{answer.status}")
    if not 200 <= answer.status < 300:  # noqa: PLR2004 - RFC 9110 15.3: success
        raise RefusedError(f"Http{answer.status}")


def _signed(endpoint: str) -> str:
    parts = urlsplit(endpoint)
    hour = clock.now().replace(minute=0, second=0)
    return _signed_for(f"{parts.scheme}://{parts.netloc}", hour)


@lru_cache(maxsize=8)
def _signed_for(service: str, hour: datetime) -> str:
    # There are a handful of services: KMS signs once an hour for each, not for each message.
    settings = DeliverySettings.load()
    signing = to_sign(service, contact=settings.portal_url, now=hour)
    with told_apart():
        answer = aws.client("kms").sign(
            KeyId=settings.web_push_key_id,
            Message=signing.encode(),
            MessageType="RAW",
            SigningAlgorithm="ECDSA_SHA_256",
        )
    return token(signing, der_signature=answer["Signature"])


@cache
def _pool() -> urllib3.PoolManager:
    timeout = urllib3.Timeout(connect=1, read=3)
    return urllib3.PoolManager(timeout=timeout, retries=False)

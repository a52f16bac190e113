"""Devices as notify's table holds them. No calls."""

from typing import Any

from notify.devices.device import KEPT, Device, Platform
from skolbro import clock
from skolbro.table import Entity

DEVICE = Entity(
    name="Device",
    what="A phone or a browser of a person that messages are sent to.",
    pk="PERSON#{person_id}",
    sk="DEVICE#{id}",
    expires=True,
)
HOLDER = Entity(
    name="Holder",
    what="Whose a device's token is: who registered it last, as phones change hands.",
    pk="TOKEN#{token_key}",
    sk="HOLDER",
    expires=True,
)


def device_attributes(one: Device) -> dict[str, Any]:
    """A device as the table holds it."""
    return {
        "id": one.id,
        "person_id": one.person_id,
        "platform": one.platform.value,
        "at": clock.to_wire(one.at),
        "token_key": one.token_key,
        "token": one.token,
        "p256dh": one.p256dh or None,
        "auth": one.auth or None,
        "endpoint_arn": one.endpoint_arn or None,
        "expires_at": int((one.at + KEPT).timestamp()),
    }


def holder_attributes(one: Device) -> dict[str, Any]:
    """Who holds a device's token."""
    return {
        "token_key": one.token_key,
        "person_id": one.person_id,
        "device_id": one.id,
        "expires_at": int((one.at + KEPT).timestamp()),
    }


def device_from(item: dict[str, Any]) -> Device:
    """A device as the table holds it."""
    return Device(
        id=item["id"],
        person_id=item["person_id"],
        platform=Platform(item["platform"]),
        at=clock.from_wire(item["at"]),
        token_key=item["token_key"],
        token=item["token"],
        p256dh=item.get("p256dh", ""),
        auth=item.get("auth", ""),
        endpoint_arn=item.get("endpoint_arn", ""),
    )

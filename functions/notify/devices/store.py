"""Devices in notify's table, in their person's partition."""

from notify.devices.device import MOST_DEVICES, Device
from notify.devices.items import (
    DEVICE,
    HOLDER,
    device_attributes,
    device_from,
    holder_attributes,
)
from skolbro import aws
from skolbro.access.scopes import SelfScope, WorkScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, Transaction, read_keys, read_page, to_item

ENTITIES = (DEVICE, HOLDER)
PATTERNS = (
    AccessPattern(name="a person's devices", entity=DEVICE, by="pk, sk begins with DEVICE#"),
    AccessPattern(name="who holds a token", entity=HOLDER, by="pk, sk"),
)


def devices_of(scope: SelfScope) -> tuple[Device, ...]:
    """One's own, ten at most. One round trip."""
    return _devices(scope.actor.person_id, now=int(scope.now.timestamp()))


def register_device(scope: SelfScope, device: Device) -> None:
    """Let the device be one's own, and nobody else's. One transaction, 4 write units.

    May be repeated. Whoever registered the same token before is sent nothing there from now on:
    of a device only its token's holder is told.
    """
    table = Settings.load().table
    own = {"person_id": scope.actor.person_id}
    transaction = Transaction()
    transaction.put(table, DEVICE.item({**device_attributes(device), **own}))
    transaction.put(table, HOLDER.item({**holder_attributes(device), **own}))
    transaction.commit()


def remove_device(scope: SelfScope, device_id: str) -> None:
    """Let it be gone, whether it was there or not. One write unit."""
    aws.dynamodb().delete_item(
        TableName=Settings.load().table,
        Key=DEVICE.key(person_id=scope.actor.person_id, id=device_id),
    )


def held_devices(scope: WorkScope, person_id: str) -> tuple[Device, ...]:
    """Those of a person that nobody else has registered since. Two round trips."""
    found = _devices(person_id, now=int(scope.now.timestamp()))
    keys = {one.token_key: HOLDER.key(token_key=one.token_key) for one in found}
    holders = {
        (item["token_key"], item["person_id"], item["device_id"])
        for item in read_keys(Settings.load().table, list(keys.values()))
    }
    return tuple(one for one in found if (one.token_key, person_id, one.id) in holders)


def keep_endpoint(scope: WorkScope, device: Device, *, arn: str) -> None:
    """Remember SNS's name of a device, unless it has got another token. One write unit."""
    _ = scope
    transaction = Transaction().update(
        Settings.load().table,
        DEVICE.key(person_id=device.person_id, id=device.id),
        change="SET endpoint_arn = :arn",
        values={":arn": arn, ":key": device.token_key},
        condition="token_key = :key",
        refusal=lambda _: _GoneError(),
    )
    try:
        transaction.commit()
    except _GoneError:
        return


def forget_device(scope: WorkScope, device: Device) -> None:
    """Take away a device whose service says that it is gone. One write unit."""
    _ = scope
    aws.dynamodb().delete_item(
        TableName=Settings.load().table,
        Key=DEVICE.key(person_id=device.person_id, id=device.id),
    )


class _GoneError(Exception):
    """The device has another token, or is gone."""


def _devices(person_id: str, *, now: int) -> tuple[Device, ...]:
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :person AND begins_with(sk, :device)",
        FilterExpression="expires_at > :now",
        ExpressionAttributeValues=to_item(
            {":person": f"PERSON#{person_id}", ":device": "DEVICE#", ":now": now}
        ),
        ConsistentRead=True,
        Limit=2 * MOST_DEVICES,
    )
    return tuple(map(device_from, page.items))

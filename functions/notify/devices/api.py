"""The routes of devices."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from notify.devices import store
from notify.devices.device import Device, Platform, check_usable, with_room_for
from notify.devices.policy import myself_with_devices
from notify.devices.schemas import DeviceIn, DeviceListOut, DeviceOut
from notify.devices.webpush import public_key
from skolbro import aws, ids
from skolbro.access.scopes import SelfScope, myself
from skolbro.http.app import PortalRouter, found_content, no_content
from skolbro.ids import Id

router = PortalRouter()

Myself = Annotated[SelfScope, Depends(myself)]
DeviceId = Annotated[Id, Path()]

WithDevices = Annotated[tuple[SelfScope, tuple[Device, ...]], Depends(myself_with_devices)]


@router.get(
    "/notify/devices", operation_id="notify_list_devices", summary="One's phones and browsers"
)
def list_devices(known: WithDevices, request: Request) -> Response[DeviceListOut]:
    """With the key that a browser subscribes with."""
    _, devices = known
    shown = [
        DeviceOut.model_validate({"id": one.id, "platform": one.platform, "registered_at": one.at})
        for one in devices
    ]
    return found_content(request, DeviceListOut(items=shown, web_push_key=public_key()))


@router.put(
    "/notify/devices/<device_id>",
    status_code=204,
    operation_id="notify_register_device",
    summary="Be told on a phone or in a browser",
)
def register_device(known: WithDevices, device_id: DeviceId, wanted: DeviceIn) -> Response[None]:
    """At each start of the app: a token that has changed takes the place of the one before.

    The device makes its id once. No version is asked for, as the last token is the right one.
    """
    me, standing = known
    platform = Platform(wanted.platform)
    check_usable(
        platform, token=wanted.token, p256dh=wanted.public_key or "", auth=wanted.auth or ""
    )
    with_room_for(device_id, standing=standing)
    key = ids.derived(aws.secret(), "device", wanted.platform, wanted.token)
    before = [one.endpoint_arn for one in standing if (one.id, one.token_key) == (device_id, key)]
    store.register_device(me, _device(me, device_id, wanted, token_key=key, arn="".join(before)))
    return no_content()


@router.delete(
    "/notify/devices/<device_id>",
    status_code=204,
    operation_id="notify_remove_device",
    summary="Be told there no more",
)
def remove_device(me: Myself, device_id: DeviceId) -> Response[None]:
    """At sign-out as well. May be repeated."""
    store.remove_device(me, device_id)
    return no_content()


def _device(me: SelfScope, device_id: str, wanted: DeviceIn, *, token_key: str, arn: str) -> Device:
    return Device(
        id=device_id,
        person_id=me.actor.person_id,
        platform=Platform(wanted.platform),
        at=me.now,
        token_key=token_key,
        token=wanted.token,
        p256dh=wanted.public_key or "",
        auth=wanted.auth or "",
        endpoint_arn=arn,
    )

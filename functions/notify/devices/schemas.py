"""Devices on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from skolbro.http.wire import In, Instant, Out


class DeviceIn(In):
    """A phone's token, or a browser's subscription.

    Of a subscription `token` is the endpoint, `publicKey` the key that is called p256dh.
    """

    platform: Literal["apns", "fcm", "webPush"]
    token: Annotated[str, Field(min_length=1, max_length=2048)]
    public_key: Annotated[str, Field(max_length=100)] | None = None
    auth: Annotated[str, Field(max_length=40)] | None = None


class DeviceOut(Out):
    """A device of one's own, without what it takes to send to it."""

    id: str
    platform: Literal["apns", "fcm", "webPush"]
    registered_at: Instant


class DeviceListOut(Out):
    """All of one's own. `webPushKey` is what a browser subscribes with (RFC 8292), if anything."""

    items: list[DeviceOut]
    web_push_key: str | None

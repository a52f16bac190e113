"""The delivery log on the wire."""

from typing import Literal

from skolbro.http.wire import Instant, Out


class DeliveryOut(Out):
    """One sending, and how it went; never what it said, or to which address or number.

    `channel` is null where nothing was to be sent, and `reason` then says why. `traceId` leads to
    the request that caused it.
    """

    subject_id: str
    kind: str
    channel: Literal["push", "webPush", "email", "sms"] | None
    status: Literal["accepted", "claimed", "sent", "failed", "suppressed", "quiet", "digest"]
    reason: str | None
    at: Instant
    trace_id: str | None


class DeliveryListOut(Out):
    """Of the newest fifty sendings to the person those that come from the school."""

    items: list[DeliveryOut]

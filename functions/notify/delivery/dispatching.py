"""From notify's own stream to the delivery queue: each new line of a bell is asked for once.

What is written into a bell twice comes into the stream once, as the second write is refused. A
record that comes twice asks twice, and is sent once.
"""

from typing import Any

from notify.delivery.queue import Notice, ask
from notify.delivery.senders.outcomes import RefusedError
from notify.delivery.senders.push import remove_endpoint
from notify.devices.items import DEVICE
from notify.items import NOTIFICATION
from skolbro.observability import log
from skolbro.table import from_item


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of the table's stream, filtered to new notifications and to devices that are gone."""
    _ = context
    return dispatch(batch["Records"])


def dispatch(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Ask for all of a batch. Where it fails, the stream begins again at the first of it."""
    try:
        asked = [one for one in map(_asked, records) if one]
        ask(asked)
        for arn in filter(None, map(_endpoint_gone, records)):
            _remove(arn)
    except Exception as error:  # noqa: BLE001 - told to the stream, which brings the batch again
        log("failed", level="ERROR", error=error)
        return {"batchItemFailures": [{"itemIdentifier": _place(records[0])}]}
    log("dispatched", recipients=len(asked))
    return {"batchItemFailures": []}


def _place(record: dict[str, Any]) -> str:
    return str(record["dynamodb"]["SequenceNumber"])


def _asked(record: dict[str, Any]) -> Notice | None:
    if record["eventName"] != "INSERT":
        return None
    item = from_item(record["dynamodb"]["NewImage"])
    if item["entity"] != NOTIFICATION.name or item.get("withdrawn"):
        return None
    return Notice(item["recipient_id"], item["id"])


def _endpoint_gone(record: dict[str, Any]) -> str:
    """SNS's endpoint that nobody needs any more: of a device removed, or with another token."""
    if record["eventName"] == "INSERT":
        return ""
    images = record["dynamodb"]
    before, after = from_item(images["OldImage"]), from_item(images.get("NewImage", {}))
    if before["entity"] != DEVICE.name or before.get("token_key") == after.get("token_key"):
        return ""
    return str(before.get("endpoint_arn", ""))


def _remove(arn: str) -> None:
    try:
        remove_endpoint(arn)
    except RefusedError as refused:
        # Gone already, or the application is: nothing is sent there in any case.
        log("not removed", level="ERROR", code=refused.code)

"""Push to phones by SNS, which carries to Apple and to Google."""

import json
import re
from typing import Any

from notify.delivery.message import Message
from notify.delivery.senders.outcomes import GoneError, RefusedError, told_apart
from notify.delivery.settings import DeliverySettings
from notify.devices.device import Device, Platform
from skolbro import aws

# SNS tells of an endpoint that stands with other attributes only in a sentence.
INVALID = "InvalidParameter"
_STANDS = re.compile(r"Endpoint (arn:\S+) already exists")


def endpoint_of(device: Device) -> str:
    """SNS's endpoint of a device's token, made or put right.

    The token may have been another person's device's before: the endpoint is the phone's, and
    follows the token. Raises `GoneError` for a token that SNS does not take, `RefusedError` and
    `BusyError`.
    """
    sns = aws.client("sns")
    made = {"Token": device.token, "CustomUserData": device.id}
    with told_apart():
        arn = _made(sns, device, made)
        sns.set_endpoint_attributes(EndpointArn=arn, Attributes={**made, "Enabled": "true"})
    return arn


def _made(sns: Any, device: Device, made: dict[str, str]) -> str:  # noqa: ANN401 - boto3's client
    application = _application(device.platform)
    try:
        with aws.failures_told():
            answer = sns.create_platform_endpoint(PlatformApplicationArn=application, **made)
    except aws.CallError as error:
        stands = _STANDS.search(error.says)
        if stands is None and error.code == INVALID and "Token" in error.says:
            raise GoneError("InvalidToken") from None
        if stands is None:
            raise
        return stands[1]
    return str(answer["EndpointArn"])


def send_push(message: Message, *, arn: str, platform: Platform) -> None:
    """Publish to an endpoint. Raises `GoneError` if it is disabled, `RefusedError`, `BusyError`."""
    with told_apart():
        aws.client("sns").publish(
            TargetArn=arn,
            MessageStructure="json",
            Message=json.dumps({"default": message.title, **_payload(message, platform, arn)}),
            MessageAttributes=_attributes(message, platform),
        )


def remove_endpoint(arn: str) -> None:
    """Let SNS forget a device. Once is as good as twice. Raises `BusyError`, `RefusedError`."""
    with told_apart():
        aws.client("sns").delete_endpoint(EndpointArn=arn)


def _application(platform: Platform) -> str:
    settings = DeliverySettings.load()
    arn = {Platform.APNS: settings.apns_application, Platform.FCM: settings.fcm_application}
    if not arn.get(platform):
        raise RefusedError("NotSetUp")
    return arn[platform]


def _payload(message: Message, platform: Platform, arn: str) -> dict[str, str]:
    if platform is Platform.APNS:
        apns = {
            "aps": {"alert": {"title": message.title}, "sound": "default"},
            "link": message.link,
            "trace": message.trace,
        }
        return {"APNS_SANDBOX" if "/APNS_SANDBOX/" in arn else "APNS": json.dumps(apns)}
    fcm = {
        "fcmV1Message": {
            "message": {
                "notification": {"title": message.title},
                "android": {"notification": {"tag": message.tag}},
                "data": {"link": message.link, "trace": message.trace},
            }
        }
    }
    return {"GCM": json.dumps(fcm)}


def _attributes(message: Message, platform: Platform) -> dict[str, Any]:
    # The one with the same id takes the place of the one before: a push sent twice shows once.
    if platform is not Platform.APNS:
        return {}
    told = {
        "AWS.SNS.MOBILE.APNS.COLLAPSE_ID": message.tag,
        "AWS.SNS.MOBILE.APNS.PUSH_TYPE": "alert",
    }
    return {name: {"DataType": "String", "StringValue": value} for name, value in told.items()}

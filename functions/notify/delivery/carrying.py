"""One sending by one channel: claimed, made, and written into the log."""

from dataclasses import replace

from notify.delivery import metrics, store
from notify.delivery.delivery import Delivery, Next, Status
from notify.delivery.facts import Reader
from notify.delivery.message import Message
from notify.delivery.senders.browser import send_to_browser
from notify.delivery.senders.email import send_email
from notify.delivery.senders.outcomes import BusyError, GoneError, RefusedError
from notify.delivery.senders.push import endpoint_of, send_push
from notify.delivery.senders.sms import send_sms
from notify.devices.device import Device
from notify.devices.store import forget_device, keep_endpoint
from notify.preferences.preference import Channel
from skolbro.access.scopes import WorkScope
from skolbro.observability import log


class InOtherHandsError(Exception):
    """Another worker has claimed it a moment ago: to come back, in case it does not live."""


def carry(
    scope: WorkScope, message: Message, *, channel: Channel, reader: Reader, line: Delivery
) -> bool:
    """Send by one channel, to each device if there are several. Whether anything is sent by it.

    Raises `BusyError` and `InOtherHandsError` when all the others are done: what is sent is sent.
    """
    later: Exception | None = None
    sent = False
    for device in _devices(channel, reader):
        own = replace(line, channel=channel, target=device.id if device else "")
        try:
            sent |= _carry_one(scope, message, reader=reader, line=own, device=device)
        except (BusyError, InOtherHandsError) as error:
            later = error
    if later:
        raise later
    return sent


def _devices(channel: Channel, reader: Reader) -> tuple[Device | None, ...]:
    if channel is Channel.PUSH:
        return reader.phones()
    return reader.browsers() if channel is Channel.WEB_PUSH else (None,)


def _carry_one(
    scope: WorkScope, message: Message, *, reader: Reader, line: Delivery, device: Device | None
) -> bool:
    step = store.claim(scope, line, mandatory=message.mandatory)
    if step is Next.COME_BACK:
        raise InOtherHandsError
    if step is not Next.SEND:
        return step is Next.LEAVE
    try:
        _send(scope, message, reader=reader, channel=line.channel, device=device)
    except BusyError as busy:
        store.note(scope, replace(line, status=Status.ACCEPTED, reason=busy.code))
        raise
    except GoneError as gone:
        if device:
            forget_device(scope, device)
        _end(scope, line, Status.FAILED, reason=gone.code)
        return False
    except RefusedError as refused:
        _end(scope, line, Status.FAILED, reason=refused.code)
        return False
    _end(scope, line, Status.SENT)
    return True


def _send(
    scope: WorkScope,
    message: Message,
    *,
    reader: Reader,
    channel: Channel | None,
    device: Device | None,
) -> None:
    match channel:
        case Channel.EMAIL if reader.contact.email:
            send_email(message, to=reader.contact.email, person_id=reader.person_id)
        case Channel.SMS if reader.contact.phone:
            send_sms(message, to=reader.contact.phone)
        case Channel.PUSH if device:
            arn = device.endpoint_arn or endpoint_of(device)
            if arn != device.endpoint_arn:
                keep_endpoint(scope, device, arn=arn)
            send_push(message, arn=arn, platform=device.platform)
        case Channel.WEB_PUSH if device:
            send_to_browser(message, device=device)
        case _:
            raise RefusedError("NoAddress")


def _end(scope: WorkScope, line: Delivery, status: Status, *, reason: str = "") -> None:
    store.note(scope, line.ended(status, at=scope.now, reason=reason))
    metrics.count(status, channel=line.channel)
    log("carried", code=status.value, eventId=line.subject_id, traceId=line.trace)

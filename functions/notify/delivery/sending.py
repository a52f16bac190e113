"""From a line of the bell to what is sent of it, decided at the moment of sending."""

import hashlib

from notify.delivery import metrics, store
from notify.delivery.carrying import carry
from notify.delivery.delivery import DECIDED, Delivery, Status
from notify.delivery.facts import Reader, may_name
from notify.delivery.message import Message, message_of
from notify.delivery.queue import Notice
from notify.delivery.settings import DeliverySettings
from notify.notification import KINDS, Notification
from notify.preferences.deliveries import LAST_RESORTS, DeliveryPlan, deliveries
from notify.preferences.preference import Channel
from notify.waiting import store as waiting
from notify.waiting.waiting import digest_day, digest_due, quarter_for
from skolbro.access.scopes import WorkScope
from skolbro.observability import log


class OvertakenError(Exception):
    """Another notice on the same thing was told of in between: to be decided anew."""


def send_notice(scope: WorkScope, asked: Notice) -> None:
    """Send what is to be sent of one notification. Done twice, late or after others, it sends once.

    Raises what makes the queue bring it again: `BusyError`, `InOtherHandsError`, `OvertakenError`.
    """
    notification, before = store.notification_of(scope, asked.person_id, asked.notification_id)
    if before and before.status in DECIDED:
        return
    if notification is None or notification.kind not in KINDS:
        # Gone by its age, or of a kind that a newer version makes.
        log("passed by", eventId=asked.notification_id)
        return
    reader = store.reader_of(scope, asked.person_id)
    through = reader.concerned_through(notification)
    line = Delivery(
        person_id=asked.person_id,
        subject_id=notification.id,
        kind=notification.kind,
        at=scope.now,
        status=Status.ACCEPTED,
        school_id=through.school_id if through else "",
        trace=notification.trace,
    )
    reason = _no_more(notification, reader)
    if reason:
        _decided(scope, line.ended(Status.SUPPRESSED, at=scope.now, reason=reason))
        return
    _do(scope, notification, reader=reader, line=line)


def _no_more(notification: Notification, reader: Reader) -> str:
    if notification.withdrawn:
        return "withdrawn"
    if notification.is_read(reader.marker):
        return "readBefore"
    return "" if reader.is_concerned(notification) else "concernsNoMore"


def _do(scope: WorkScope, notification: Notification, *, reader: Reader, line: Delivery) -> None:
    about = thing_of(notification)
    before = store.told_before(scope, notification, about=about)
    plan = _plan(scope, notification, reader=reader, before=before)
    if plan.suppressed:
        reason = plan.suppressed.value
        _decided(scope, line.ended(Status.SUPPRESSED, at=scope.now, reason=reason))
    elif plan.digest:
        day = digest_day(scope.now)
        waiting.let_wait_for_digest(scope, notification, day=day, due=digest_due(day))
        _decided(scope, line.ended(Status.DIGEST, at=scope.now))
    elif plan.after:
        due = quarter_for(plan.after, now=scope.now)
        waiting.let_wait(scope, notification, due=due)
        _decided(scope, line.ended(Status.QUIET, at=scope.now))
    elif not store.take_turn(scope, notification, about=about, before=before):
        raise OvertakenError
    else:
        message = _message(scope, notification, reader=reader)
        _carry_all(scope, message, plan=plan, reader=reader, line=line)


def _plan(
    scope: WorkScope, notification: Notification, *, reader: Reader, before: str | None
) -> DeliveryPlan:
    return deliveries(
        KINDS[notification.kind],
        preferences=reader.preferences,
        now=scope.now,
        unread=_is_unread(scope, notification, reader=reader, before=before),
        sounds=notification.push,
        reachable=reader.reachable(DeliverySettings.load()),
    )


def _is_unread(
    scope: WorkScope, notification: Notification, *, reader: Reader, before: str | None
) -> bool:
    if before in {None, notification.id}:
        return False
    earlier, _ = store.notification_of(scope, notification.recipient_id, str(before))
    return earlier is not None and not earlier.withdrawn and not earlier.is_read(reader.marker)


def _message(scope: WorkScope, notification: Notification, *, reader: Reader) -> Message:
    child = notification.child_id
    known = child is None or child == notification.through
    own = () if known else store.relations_of_child(scope, str(child))
    return message_of(
        reader.may_be_named(notification),
        language=reader.preferences.language,
        named=may_name(notification, reader, own),
        mandatory=KINDS[notification.kind].mandatory,
    )


def _carry_all(
    scope: WorkScope, message: Message, *, plan: DeliveryPlan, reader: Reader, line: Delivery
) -> None:
    """By each channel of the plan; what the law wants told, by any other that is left."""
    later: Exception | None = None
    sent = False
    for channel in plan.now:
        try:
            sent |= carry(scope, message, channel=channel, reader=reader, line=line)
        except Exception as error:  # noqa: BLE001 - the other channels first; raised below
            later = error
    if later:
        raise later
    if message.mandatory and not sent:
        _resort(scope, message, tried=plan.now, reader=reader, line=line)


def _resort(
    scope: WorkScope,
    message: Message,
    *,
    tried: tuple[Channel, ...],
    reader: Reader,
    line: Delivery,
) -> None:
    reachable = reader.reachable(DeliverySettings.load()) - set(tried)
    for channel in (one for one in LAST_RESORTS if one in reachable):
        if carry(scope, message, channel=channel, reader=reader, line=line):
            return


def _decided(scope: WorkScope, line: Delivery) -> None:
    # What waited in quiet hours has a decision, which this one takes the place of.
    store.note(scope, line)
    metrics.count(line.status, channel=None)
    log("decided", code=line.status.value, eventId=line.subject_id, traceId=line.trace)


def thing_of(notification: Notification) -> str:
    """What tells one thing from another: the kind, and the place that the link leads to."""
    text = f"{notification.kind} {notification.link}"
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

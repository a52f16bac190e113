"""What has waited is sent: a quarter's shelves, and a person's digest."""

from notify.delivery import store
from notify.delivery.carrying import carry
from notify.delivery.delivery import Delivery, Status
from notify.delivery.facts import Reader, may_name
from notify.delivery.message import digest_of, line_of
from notify.delivery.queue import DayDigest, Notice, Shelf, Tick, ask
from notify.delivery.settings import DeliverySettings
from notify.notification import KINDS, Notification
from notify.preferences.deliveries import OF_DIGEST
from notify.preferences.preference import Channel
from notify.unsubscribing.letter_key import DIGEST
from notify.waiting import store as waiting
from notify.waiting.items import DIGEST_SUBJECT
from notify.waiting.waiting import SHARDS, tick_at
from skolbro.access.scopes import WorkScope


def release(scope: WorkScope, tick: Tick) -> None:
    """Let each part of a quarter's shelf be looked through. Twice, or late, is as good as once."""
    _ = scope
    ask([Shelf(tick_at(tick.at), shard) for shard in range(SHARDS)])


def clear_shelf(scope: WorkScope, asked: Shelf) -> None:
    """Ask for a page of what waits, and for the rest of the shelf after it.

    What stands there is left to its age: whoever finds it again asks for what is done already.
    """
    found, after = waiting.shelf(scope, due=asked.due, shard=asked.shard, after=asked.after)
    ask([_asked(person_id, subject_id) for person_id, subject_id in found])
    if after:
        ask([Shelf(asked.due, asked.shard, after)])


def _asked(person_id: str, subject_id: str) -> Notice | DayDigest:
    day = DIGEST_SUBJECT.fullmatch(subject_id)
    return DayDigest.of(person_id, day[1]) if day else Notice(person_id, subject_id)


def send_digest(scope: WorkScope, asked: DayDigest) -> None:
    """Send a person's digest of a day: what is still unread, and still concerns them.

    Raises `BusyError` and `InOtherHandsError`, which make the queue bring it again.
    """
    reader = store.reader_of(scope, asked.person_id)
    unread = [
        one
        for one in waiting.in_digest(scope, asked.person_id, asked.day)
        if one.kind in KINDS
        and not one.withdrawn
        and not one.is_read(reader.marker)
        and reader.is_concerned(one)
    ]
    if not unread:
        return
    language = reader.preferences.language
    lines = [_line(scope, one, reader=reader, language=language) for one in unread]
    tag = f"digest-{asked.day.isoformat()}"
    message = digest_of(tag, list(dict.fromkeys(lines)), language=language)
    line = Delivery(
        person_id=asked.person_id,
        subject_id=tag,
        kind=DIGEST,
        at=scope.now,
        status=Status.ACCEPTED,
    )
    for channel in _channels(unread, reader):
        carry(scope, message, channel=channel, reader=reader, line=line)


def _channels(unread: list[Notification], reader: Reader) -> tuple[Channel, ...]:
    chosen = {one for each in unread for one in reader.preferences.choice(each.kind).channels}
    reachable = reader.reachable(DeliverySettings.load())
    return tuple(sorted(chosen & OF_DIGEST & reachable))


def _line(scope: WorkScope, notification: Notification, *, reader: Reader, language: str) -> str:
    child = notification.child_id
    known = child is None or child == notification.through
    own = () if known else store.relations_of_child(scope, str(child))
    named = may_name(notification, reader, own)
    return line_of(reader.may_be_named(notification), language=language, named=named)

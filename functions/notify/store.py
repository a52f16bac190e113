"""Notify's table: entities, keys and every call."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from botocore.exceptions import ClientError

from notify.broadcasts import items as broadcasts
from notify.delivery import store as delivery
from notify.devices import store as devices
from notify.glance import GLANCED_AT, glance_of
from notify.items import (
    MARKER,
    NOTIFICATION,
    notification_attributes,
    notification_from,
)
from notify.notification import Notification, still_concerned
from notify.preferences import store as preferences
from notify.waiting import store as waiting
from skolbro import aws, clock, ids
from skolbro.access.reads import READ
from skolbro.access.scopes import ChildScope, SelfScope, WorkScope
from skolbro.access.store import relations_of
from skolbro.config import Settings
from skolbro.events import EVENT
from skolbro.http.idempotency import RECORD
from skolbro.http.problems import NotFoundError
from skolbro.table import (
    AccessPattern,
    ConditionFailedError,
    Design,
    Page,
    Transaction,
    from_item,
    read_keys,
    read_page,
    to_item,
)

DESIGN = Design(
    table="notify",
    entities=(
        NOTIFICATION,
        MARKER,
        *preferences.ENTITIES,
        *devices.ENTITIES,
        *waiting.ENTITIES,
        *delivery.ENTITIES,
        *broadcasts.ENTITIES,
        EVENT,
        RECORD,
        READ,
    ),
    patterns=(
        AccessPattern(name="the newest of a person", entity=NOTIFICATION, by="pk, sk descending"),
        AccessPattern(name="the newest ten, to see a change", entity=NOTIFICATION, by="as above"),
        AccessPattern(name="one of a person", entity=NOTIFICATION, by="pk, sk"),
        AccessPattern(name="a person's read marker", entity=MARKER, by="pk, sk"),
        *preferences.PATTERNS,
        *devices.PATTERNS,
        *waiting.PATTERNS,
        *delivery.PATTERNS,
        *broadcasts.PATTERNS,
    ),
)


@dataclass(frozen=True, slots=True)
class Bell:
    """A page of the bell, how far all is read, and the id after which there is more.

    `glance` is what `glance_at` would have shown at the moment of reading.
    """

    notifications: tuple[Notification, ...]
    marker: str
    more_after: str | None
    glance: str


def ring(scope: WorkScope, notifications: Iterable[Notification]) -> None:
    """Put each in its bell, once: one write unit each, none for what stands there already."""
    for one in notifications:
        try:
            aws.dynamodb().put_item(
                TableName=Settings.load().table,
                Item=to_item(NOTIFICATION.item(notification_attributes(one, now=scope.now))),
                ConditionExpression="attribute_not_exists(pk)",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise


def who_has(_: WorkScope, recipient_ids: Iterable[str], *, line_id: str) -> frozenset[str]:
    """Those of some people in whose bells a line stands already. A read unit each."""
    keys = [NOTIFICATION.key(recipient_id=one, id=line_id) for one in recipient_ids]
    return frozenset(item["recipient_id"] for item in read_keys(Settings.load().table, keys))


def ring_instead(scope: WorkScope, notifications: Iterable[Notification], *, of: str) -> None:
    """Ring each, and take away what was told before under another event's id: two write units each.

    What is taken away stands there as withdrawn even if it comes later, as events may.
    """
    told, table = tuple(notifications), Settings.load().table
    for one in told:
        gone = notification_attributes(replace(one, id=of, withdrawn=True), now=scope.now)
        aws.dynamodb().put_item(TableName=table, Item=to_item(NOTIFICATION.item(gone)))
    ring(scope, told)


def bell(scope: SelfScope | ChildScope, *, limit: int, after: str | None = None) -> Bell:
    """The newest, or those after one, of what still concerns the person.

    One round trip: the page, the marker and the person's relations are read at the same time.
    """
    page, read, related = _read(scope, limit=limit, after=after)
    moment = int(scope.now.timestamp())
    lines = tuple(notification_from(one) for one in page.items if one["expires_at"] > moment)
    return Bell(
        still_concerned(lines, related=related),
        read.get("marker", ""),
        page.items[-1]["id"] if page.last_key else None,
        _glance(scope, page.items, read=read, related=related),
    )


def glance_at(scope: SelfScope) -> str:
    """What changes as soon as the bell does.

    One round trip, 3 read units; 5 where the newest ten are long broadcasts.
    """
    page, read, related = _read(scope, limit=GLANCED_AT, after=None)
    return _glance(scope, page.items, read=read, related=related)


def mark_read(scope: SelfScope, notification_id: str) -> None:
    """Mark one of one's own read. Once is as good as twice. Raises `NotFoundError`.

    One transaction, 4 write units: the marker's item says that something has been read, so that a
    glance from another phone sees it, however old the line is.
    """
    table, person_id = Settings.load().table, scope.actor.person_id
    transaction = Transaction()
    transaction.update(
        table,
        NOTIFICATION.key(recipient_id=person_id, id=notification_id),
        change="SET read_at = if_not_exists(read_at, :now)",
        values={":now": clock.to_wire(scope.now)},
        condition="attribute_exists(pk)",
        refusal=lambda _: NotFoundError(),
    )
    own = MARKER.item({"person_id": person_id, "marker": ""})
    transaction.update(
        table,
        MARKER.key(person_id=person_id),
        change="SET #change = :change, marker = if_not_exists(marker, :none), "
        "person_id = :person, entity = :entity",
        values={
            ":change": ids.new(),
            ":none": own["marker"],
            ":person": person_id,
            ":entity": own["entity"],
        },
        names={"#change": "change"},
    )
    transaction.commit()


def mark_read_up_to(scope: SelfScope, notification_id: str) -> None:
    """Move the marker forward, to a notification of one's own: one transaction, 4 write units.

    Never back, so that a late request undoes nothing; and never to an id that a client made up,
    which could hide what is yet to come. Raises `NotFoundError`.
    """
    table, person_id = Settings.load().table, scope.actor.person_id
    transaction = Transaction()
    transaction.require(
        table,
        NOTIFICATION.key(recipient_id=person_id, id=notification_id),
        condition="attribute_exists(pk)",
        refusal=lambda _: NotFoundError(),
    )
    transaction.put(
        table,
        MARKER.item({"person_id": person_id, "marker": notification_id, "change": ids.new()}),
        condition="attribute_not_exists(pk) OR marker < :marker",
        values={":marker": notification_id},
    )
    with suppress(ConditionFailedError):
        transaction.commit()


def _read(
    scope: SelfScope | ChildScope, *, limit: int, after: str | None
) -> tuple[Page, dict[str, Any], frozenset[str]]:
    (page, read), relations = aws.together(
        lambda: aws.together(
            lambda: _newest(scope, limit=limit, after=after), lambda: _marker(scope)
        ),
        lambda: relations_of(scope.actor.person_id, now=scope.now),
    )
    return page, read, frozenset(one.object_id for one in relations)


def _glance(
    scope: SelfScope | ChildScope,
    newest: tuple[dict[str, Any], ...],
    *,
    read: dict[str, Any],
    related: frozenset[str],
) -> str:
    return glance_of(
        newest[:GLANCED_AT],
        read=read,
        related=related,
        person_id=scope.actor.person_id,
        now=scope.now,
    )


def _newest(scope: SelfScope | ChildScope, *, limit: int, after: str | None) -> Page:
    person_id = scope.actor.person_id
    start = {"ExclusiveStartKey": NOTIFICATION.key(recipient_id=person_id, id=after)}
    return read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :person AND begins_with(sk, :bell)",
        ExpressionAttributeValues=to_item({":person": f"PERSON#{person_id}", ":bell": "BELL#"}),
        ScanIndexForward=False,
        ConsistentRead=True,
        Limit=limit,
        **(start if after else {}),
    )


def _marker(scope: SelfScope | ChildScope) -> dict[str, Any]:
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table,
        Key=MARKER.key(person_id=scope.actor.person_id),
        ConsistentRead=True,
    )
    return from_item(answer["Item"]) if "Item" in answer else {}

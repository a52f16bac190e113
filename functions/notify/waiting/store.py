"""What waits in notify's table: shelves for the quarters of an hour, sixteen parts each."""

from datetime import date, datetime

from notify.items import NOTIFICATION, notification_from
from notify.notification import Notification
from notify.waiting.items import IN_DIGEST, WAITING
from notify.waiting.waiting import shard_of
from skolbro import clock
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, put_items, read_keys, read_page, to_item

ENTITIES = (IN_DIGEST, WAITING)
PATTERNS = (
    AccessPattern(name="a person's digest of a day", entity=IN_DIGEST, by="pk, sk begins with"),
    AccessPattern(name="what is due at a quarter", entity=WAITING, by="pk, shard by shard"),
)
# Seven days: longer than any digest or night, and than the queue keeps a message.
KEPT_SECONDS = 7 * 24 * 3600
SHELF_PAGE = 500
MOST_OF_DIGEST = 100


def let_wait(scope: WorkScope, notification: Notification, *, due: datetime) -> None:
    """Put a notification on the shelf of a quarter of an hour. One write unit; twice is once."""
    put_items(
        Settings.load().table,
        [_on_shelf(scope, notification.recipient_id, subject_id=notification.id, due=due)],
    )


def let_wait_for_digest(
    scope: WorkScope, notification: Notification, *, day: date, due: datetime
) -> None:
    """Put a notification into a day's digest. Two write units; twice is once."""
    person_id = notification.recipient_id
    item = IN_DIGEST.item(
        {
            "person_id": person_id,
            "day": day.isoformat(),
            "notification_id": notification.id,
            "expires_at": int(due.timestamp()) + KEPT_SECONDS,
        }
    )
    shelf = _on_shelf(scope, person_id, subject_id=f"digest-{day.isoformat()}", due=due)
    put_items(Settings.load().table, [item, shelf])


def _on_shelf(
    scope: WorkScope, person_id: str, *, subject_id: str, due: datetime
) -> dict[str, object]:
    _ = scope
    return WAITING.item(
        {
            "due": clock.to_wire(due),
            "shard": shard_of(person_id),
            "person_id": person_id,
            "subject_id": subject_id,
            "expires_at": int(due.timestamp()) + KEPT_SECONDS,
        }
    )


def shelf(
    scope: WorkScope, *, due: datetime, shard: int, after: str
) -> tuple[tuple[tuple[str, str], ...], str]:
    """A page of what waits for a quarter, as person and subject, and where the next one begins."""
    _ = scope
    pk = WAITING.pk.format(due=clock.to_wire(due), shard=shard)
    start = {"ExclusiveStartKey": to_item({"pk": pk, "sk": after})} if after else {}
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :shelf",
        ExpressionAttributeValues=to_item({":shelf": pk}),
        ConsistentRead=True,
        Limit=SHELF_PAGE,
        **start,
    )
    waiting = tuple((item["person_id"], item["subject_id"]) for item in page.items)
    return waiting, page.last_key["sk"]["S"] if page.last_key else ""


def in_digest(scope: WorkScope, person_id: str, day: date) -> tuple[Notification, ...]:
    """What waits for a person's digest: a hundred at most, the oldest first. Two round trips."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :person AND begins_with(sk, :day)",
        ExpressionAttributeValues=to_item(
            {":person": f"PERSON#{person_id}", ":day": f"DIGEST#{day.isoformat()}#"}
        ),
        ConsistentRead=True,
        Limit=MOST_OF_DIGEST,
    )
    _ = scope
    keys = [
        NOTIFICATION.key(recipient_id=person_id, id=one["notification_id"]) for one in page.items
    ]
    found = map(notification_from, read_keys(Settings.load().table, keys))
    return tuple(sorted(found, key=lambda one: one.id))

"""What sending reads and writes in notify's table. A worker's calls: nobody waits for them."""

from dataclasses import replace

from notify.delivery.delivery import KEPT, Delivery, Next, Status, next_step
from notify.delivery.facts import Reader
from notify.delivery.items import (
    DELIVERY,
    TOLD,
    delivery_attributes,
    delivery_from,
    stands_at,
    way_of,
)
from notify.devices.store import held_devices
from notify.items import MARKER, NOTIFICATION, notification_from
from notify.notification import Notification
from notify.preferences.items import PREFERENCES, preferences_from
from notify.preferences.preference import Preferences
from skolbro import aws
from skolbro.access.reads import read_logged
from skolbro.access.relations import Relation
from skolbro.access.scopes import PersonScope, WorkScope
from skolbro.access.store import contact_of, relations_of
from skolbro.config import Settings
from skolbro.table import (
    AccessPattern,
    ConditionFailedError,
    Transaction,
    put_items,
    read_keys,
    read_page,
    to_item,
)

ENTITIES = (DELIVERY, TOLD)
PATTERNS = (
    AccessPattern(name="one sending", entity=DELIVERY, by="pk, sk"),
    AccessPattern(name="the newest sendings to a person", entity=DELIVERY, by="pk, sk descending"),
    AccessPattern(name="what was told of a thing", entity=TOLD, by="pk, sk"),
)
MOST_LINES = 50


def notification_of(
    scope: WorkScope, person_id: str, notification_id: str
) -> tuple[Notification | None, Delivery | None]:
    """A line of a person's bell, and what was decided of it before. One round trip."""
    _ = scope
    decided = DELIVERY.key(person_id=person_id, subject_id=notification_id, way=way_of(None, ""))
    line = NOTIFICATION.key(recipient_id=person_id, id=notification_id)
    found = {item["entity"]: item for item in read_keys(Settings.load().table, [line, decided])}
    told, before = found.get(NOTIFICATION.name), found.get(DELIVERY.name)
    return notification_from(told) if told else None, delivery_from(before) if before else None


def reader_of(scope: WorkScope, person_id: str) -> Reader:
    """A person as they stand now. Two round trips, side by side with the access table's."""
    table = Settings.load().table
    keys = [
        PREFERENCES.key(person_id=person_id),
        MARKER.key(person_id=person_id),
    ]
    (own, devices), (relations, contact) = aws.together(
        lambda: aws.together(
            lambda: read_keys(table, keys), lambda: held_devices(scope, person_id)
        ),
        lambda: (relations_of(person_id, now=scope.now), contact_of(person_id)),
    )
    by_entity = {item["entity"]: item for item in own}
    chosen, marker = by_entity.get(PREFERENCES.name), by_entity.get(MARKER.name)
    return Reader(
        person_id=person_id,
        preferences=preferences_from(chosen) if chosen else Preferences(),
        marker=str(marker["marker"]) if marker else "",
        relations=relations,
        devices=devices,
        contact=contact,
    )


def relations_of_child(scope: WorkScope, child_id: str) -> tuple[Relation, ...]:
    """A child's own relations, which say whether the identity is protected. One round trip."""
    return relations_of(child_id, now=scope.now)


def told_before(scope: WorkScope, notification: Notification, *, about: str) -> str | None:
    """The id of the notification that was last told of about one thing. One read unit."""
    _ = scope
    key = TOLD.key(person_id=notification.recipient_id, about=about)
    found = read_keys(Settings.load().table, [key])
    return str(found[0]["notification_id"]) if found else None


def take_turn(
    scope: WorkScope, notification: Notification, *, about: str, before: str | None
) -> bool:
    """Be the one that is told of about a thing; False if another came first. 2 write units."""
    item = TOLD.item(
        {
            "person_id": notification.recipient_id,
            "about": about,
            "notification_id": notification.id,
            "expires_at": int((scope.now + KEPT).timestamp()),
        }
    )
    transaction = Transaction().put(
        Settings.load().table,
        item,
        condition="attribute_not_exists(pk) OR notification_id IN (:me, :before)",
        values={":me": notification.id, ":before": before or notification.id},
    )
    return _holds(transaction)


def claim(scope: WorkScope, wanted: Delivery, *, mandatory: bool) -> Next:
    """Take a sending into one's hands, so that nobody else makes it. 2 write units.

    `SEND` only for the one whose claim now stands. A claim that its worker never came back to is
    given up here, if it may not be made again.
    """
    found: Delivery | None = None
    for _ in range(2):
        step = next_step(found, now=scope.now, mandatory=mandatory)
        if step is Next.GIVE_UP and found:
            note(scope, found.ended(Status.FAILED, at=scope.now, reason="interrupted"))
        if step is not Next.SEND:
            return step
        try:
            _claim(wanted, found)
        except ConditionFailedError as stands:
            found = delivery_from(stands.found) if stands.found else None
        else:
            return Next.SEND
    return Next.COME_BACK


def _claim(wanted: Delivery, found: Delivery | None) -> None:
    tries = found.tries if found and found.status is Status.CLAIMED else 0
    claimed = replace(wanted, status=Status.CLAIMED, tries=tries + 1)
    Transaction().put(
        Settings.load().table,
        DELIVERY.item(delivery_attributes(claimed)),
        condition="stands = :stands" if found else "attribute_not_exists(pk)",
        values={":stands": stands_at(found)} if found else None,
    ).commit()


def note(scope: WorkScope, delivery: Delivery) -> None:
    """Write how it went into the log, whatever stands there. One write unit."""
    _ = scope
    put_items(Settings.load().table, [DELIVERY.item(delivery_attributes(delivery))])


def deliveries_to(scope: PersonScope) -> tuple[Delivery, ...]:
    """The newest sendings to a person that come from the scope's school. One round trip.

    Of fifty read, those of other schools are left out: what they send is not this school's. That
    it is read is logged, for a person with protected identity.
    """
    table = Settings.load().table
    values = {
        ":person": f"PERSON#{scope.person_id}",
        ":delivery": "DELIVERY#",
        ":now": int(scope.now.timestamp()),
        ":school": scope.school_id,
    }
    page = read_logged(
        lambda: read_page(
            TableName=table,
            KeyConditionExpression="pk = :person AND begins_with(sk, :delivery)",
            FilterExpression="expires_at > :now AND school_id = :school",
            ExpressionAttributeValues=to_item(values),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=MOST_LINES,
        ),
        table=table,
        reader_id=scope.actor.person_id,
        protected=(scope.person_id,) if scope.is_protected else (),
        what="notify.deliveries",
        now=scope.now,
    )
    return tuple(map(delivery_from, page.items))


def _holds(transaction: Transaction) -> bool:
    try:
        transaction.commit()
    except ConditionFailedError:
        return False
    return True

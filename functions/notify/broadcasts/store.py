"""Broadcasts in notify's table: every call."""

from datetime import timedelta

from notify.broadcasts.broadcast import MOST_A_DAY, Broadcast
from notify.broadcasts.events import broadcast_sent
from notify.broadcasts.items import BROADCAST, SENT, broadcast_attributes, broadcast_from
from notify.broadcasts.problems import TooManyBroadcastsError
from skolbro import aws
from skolbro.access.scopes import (
    AdministrationScope,
    GroupScope,
    SchoolScope,
    SelfScope,
    WorkScope,
)
from skolbro.calendar import day_bounds, school_date
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction, from_item, read_page, to_item


def publish(
    scope: GroupScope | SchoolScope | AdministrationScope,
    one: Broadcast,
    *,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Keep a broadcast, and let it be told: one transaction, 10 write units.

    Raises `AlreadyAnswered`, `NotFoundError` when the relation has just ended, and
    `TooManyBroadcastsError`.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    _count(transaction, one, table=table)
    transaction.put(table, BROADCAST.item(broadcast_attributes(one)))
    emit(transaction, broadcast_sent(one), table=table)
    transaction.commit()


def _count(transaction: Transaction, one: Broadcast, *, table: str) -> None:
    day = school_date(one.at)
    _, midnight = day_bounds(day)
    wait = {"Retry-After": str(int((midnight - one.at).total_seconds()) + 1)}
    transaction.update(
        table,
        SENT.key(by=one.by, date=day.isoformat()),
        change="SET entity = :entity, expires_at = :until ADD sent :one",
        values={
            ":entity": SENT.name,
            ":until": int((midnight + timedelta(days=1)).timestamp()),
            ":one": 1,
            ":most": MOST_A_DAY,
        },
        condition="attribute_not_exists(sent) OR sent < :most",
        refusal=lambda _: TooManyBroadcastsError(most=MOST_A_DAY, headers=wait),
    )


def broadcasts_of(
    scope: SelfScope, *, limit: int, after: str | None
) -> tuple[tuple[Broadcast, ...], str | None]:
    """A page of one's own, the newest first, and the id after which there are more."""
    by = scope.actor.person_id
    start = {"ExclusiveStartKey": BROADCAST.key(by=by, id=after)} if after else {}
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :person AND begins_with(sk, :broadcast)",
        FilterExpression="expires_at > :now",
        ExpressionAttributeValues=to_item(
            {
                ":person": f"PERSON#{by}",
                ":broadcast": "BROADCAST#",
                ":now": int(scope.now.timestamp()),
            }
        ),
        ScanIndexForward=False,
        Limit=limit,
        **start,
    )
    found = tuple(map(broadcast_from, page.items))
    return found, found[-1].id if page.last_key and found else None


def own_broadcast(scope: SelfScope, broadcast_id: str) -> Broadcast:
    """A broadcast that the person has sent. One read unit. Raises `NotFoundError`."""
    one = _read(scope.actor.person_id, broadcast_id)
    if one is None:
        raise NotFoundError
    return one


def broadcast_of(_: WorkScope, broadcast_id: str, *, by: str) -> Broadcast | None:
    """A broadcast, unless it is gone by its age. One read unit."""
    return _read(by, broadcast_id)


def _read(by: str, broadcast_id: str) -> Broadcast | None:
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table,
        Key=BROADCAST.key(by=by, id=broadcast_id),
        ConsistentRead=True,
    )
    return broadcast_from(from_item(answer["Item"])) if "Item" in answer else None

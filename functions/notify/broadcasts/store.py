"""Broadcasts in notify's table: every call."""

from notify.broadcasts.broadcast import Broadcast
from notify.broadcasts.events import broadcast_sent
from notify.broadcasts.items import BROADCAST, broadcast_attributes, broadcast_from
from skolbro import aws
from skolbro.access.scopes import (
    AdministrationScope,
    GroupScope,
    SchoolScope,
    SelfScope,
    WorkScope,
)
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction, from_item


def publish(
    scope: GroupScope | SchoolScope | AdministrationScope,
    one: Broadcast,
    *,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Keep a broadcast, and let it be told: one transaction, 8 write units.

    Raises `AlreadyAnswered`, and `NotFoundError` when the relation has just ended.
    """
    table, transaction = Settings.load().table, Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    transaction.put(table, BROADCAST.item(broadcast_attributes(one)))
    emit(transaction, broadcast_sent(one), table=table)
    transaction.commit()


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

"""Rounds' calls of booking's table."""

from booking.rounds.items import (
    GROUP_ROUND,
    ROUND,
    group_round_attributes,
    round_attributes,
    round_from,
)
from booking.rounds.round import Round
from skolbro.access.scopes import GroupScope
from skolbro.config import Settings
from skolbro.http.idempotency import IdempotencyKey
from skolbro.table import Transaction, read_page, to_item

MOST_ROUNDS = 100


def rounds_of_group(scope: GroupScope) -> tuple[Round, ...]:
    """A group's rounds, the latest made first. One round trip."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :group AND begins_with(sk, :round)",
        FilterExpression="expires_at > :now",
        ExpressionAttributeValues=to_item(
            {
                ":group": f"GROUP#{scope.group_id}",
                ":round": "ROUND#",
                ":now": int(scope.now.timestamp()),
            }
        ),
        ScanIndexForward=False,
        ConsistentRead=True,
        Limit=MOST_ROUNDS,
    )
    return tuple(round_from(item) for item in page.items)


def make_round(scope: GroupScope, made: Round, *, key: IdempotencyKey, answer: str) -> None:
    """Keep a round, and list it for its group: one transaction, 8 write units.

    Raises `AlreadyAnswered`, and `NotFoundError` when the relation has just ended.
    """
    table = Settings.load().table
    transaction = Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    transaction.put(table, ROUND.item(round_attributes(made)))
    transaction.put(table, GROUP_ROUND.item(group_round_attributes(made)))
    transaction.commit()


def recall_round(_: GroupScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a round that was made before. One round trip."""
    key.recall(table=Settings.load().table)

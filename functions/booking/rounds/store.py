"""Rounds' calls of booking's table."""

from typing import Any

from booking.rounds.changes import DoneBeforeError, cancel_round, change_round, require_open
from booking.rounds.events import RoundCancelled, RoundPlanned, about
from booking.rounds.items import (
    FLAGS,
    GROUP_ROUND,
    ROUND,
    group_round_attributes,
    round_attributes,
    round_from,
    wish_attributes,
    wish_from,
)
from booking.rounds.round import Round
from booking.rounds.wish import StudentWish
from skolbro import ids
from skolbro.access.scopes import GroupScope, SelfScope, StudentScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction, read_keys, read_page, to_item

MOST_ROUNDS = 100
# The version of what is said first: before it, nothing is said, and nothing is kept.
FIRST_SAID = 2


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
    """Keep a round, and list it for its group: one transaction, 10 write units.

    Raises `AlreadyAnswered`, and `NotFoundError` when the relation has just ended.
    """
    table = Settings.load().table
    transaction = Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    transaction.put(table, ROUND.item(round_attributes(made)))
    transaction.put(table, GROUP_ROUND.item(group_round_attributes(made)))
    planned = RoundPlanned.model_validate(about(made))
    emit(transaction, planned.happened(scope.now), table=table)
    transaction.commit()


def recall_round(_: GroupScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for a round that was made before. One round trip."""
    key.recall(table=Settings.load().table)


def round_ahead(_: SelfScope, round_id: str) -> Round | None:
    """A round: of use to nobody before the group is proved. One round trip, one read unit."""
    if not ids.is_id(round_id):
        return None
    found = read_keys(Settings.load().table, [ROUND.key(id=round_id)])
    return round_from(found[0]) if found else None


def change(scope: GroupScope, wanted: Round, *, version: int) -> None:
    """Change a round, here and in its group's list: one transaction, 8 write units.

    Raises what `change_round` does, and `NotFoundError` when the relation has just ended.
    """
    transaction = Transaction()
    scope.require(transaction)
    change_round(transaction, wanted, version=version, now=scope.now)
    planned = RoundPlanned.model_validate(about(wanted))
    emit(transaction, planned.happened(scope.now), table=Settings.load().table)
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def cancel(scope: GroupScope, planned: Round, *, reason: str, version: int) -> None:
    """Cancel a round: one transaction, 8 write units. Its meetings are the worker's to cancel.

    Raises what `cancel_round` does, and `NotFoundError` when the relation has just ended.
    """
    table, me = Settings.load().table, scope.actor.person_id
    transaction = Transaction()
    scope.require(transaction)
    cancel_round(transaction, planned, reason=reason, by=me, version=version)
    told = RoundCancelled.model_validate({**about(planned), "by": me})
    emit(transaction, told.happened(scope.now), table=table)
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def say_wish(scope: StudentScope, wish: StudentWish, *, round_id: str) -> None:
    """Keep what is said of a student in a round, after the version that was seen.

    One transaction, 8 write units. Raises `NotFoundError`, `RoundCancelledError` and
    `PreconditionFailedError`.
    """
    if not ids.is_id(round_id):
        raise NotFoundError
    item = wish_attributes(wish, round_id=round_id, student_id=scope.student_id)
    transaction = Transaction()
    scope.require(transaction)
    require_open(transaction, round_id, group_id=scope.student.object_id)
    transaction.put(
        Settings.load().table,
        FLAGS.item(item),
        condition="version = :before" if wish.version > FIRST_SAID else "attribute_not_exists(pk)",
        values={":before": wish.version - 1} if wish.version > FIRST_SAID else None,
        refusal=lambda found: _why_not_said(found, wish),
    )
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def _why_not_said(found: dict[str, Any] | None, wish: StudentWish) -> Exception:
    is_done = found is not None and wish_from(found) == wish
    return DoneBeforeError() if is_done else PreconditionFailedError()

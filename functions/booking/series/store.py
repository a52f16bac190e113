"""The calls of booking's table that are about rounds of several groups."""

from typing import Any

from booking.rounds.events import RoundCancelled, RoundPlanned, about
from booking.rounds.items import (
    GROUP_ROUND,
    ROUND,
    group_round_attributes,
    round_attributes,
)
from booking.rounds.problems import RoundCancelledError
from booking.rounds.round import Round, RoundStatus
from booking.series.items import SERIES, series_attributes, series_from
from booking.series.series import Series
from skolbro import ids
from skolbro.access.scopes import SchoolScope, SelfScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction, read_keys, read_page, to_item

MOST_SERIES = 50


class DoneBeforeError(Exception):
    """The same cancellation has been made of the same version: the answer was lost."""


def series_of_school(scope: SchoolScope) -> tuple[Series, ...]:
    """A school's rounds that were made in one go, the latest first. One round trip."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :school AND begins_with(sk, :series)",
        FilterExpression="expires_at > :now",
        ExpressionAttributeValues=to_item(
            {
                ":school": f"SCHOOL#{scope.school.id}",
                ":series": "SERIES#",
                ":now": int(scope.now.timestamp()),
            }
        ),
        ScanIndexForward=False,
        ConsistentRead=True,
        Limit=MOST_SERIES,
    )
    return tuple(series_from(item) for item in page.items)


def series_ahead(_: SelfScope, *, school_id: str, series_id: str) -> Series | None:
    """Rounds made in one go: of use to nobody before the school is proved. One round trip."""
    if not ids.is_id(school_id) or not ids.is_id(series_id):
        return None
    key = SERIES.key(school_id=school_id, id=series_id)
    found = read_keys(Settings.load().table, [key])
    return series_from(found[0]) if found else None


def make_series(
    scope: SchoolScope,
    series: Series,
    rounds: tuple[Round, ...],
    *,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Keep the rounds, each in its group's list: one transaction, 6 write units a group and 12.

    Raises `AlreadyAnswered`, and `NotFoundError` when the duty has just ended.
    """
    table = Settings.load().table
    transaction = Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    transaction.put(table, SERIES.item(series_attributes(series)))
    for made in rounds:
        transaction.put(table, ROUND.item(round_attributes(made)))
        transaction.put(table, GROUP_ROUND.item(group_round_attributes(made)))
        planned = RoundPlanned.model_validate(about(made))
        emit(transaction, planned.happened(scope.now), table=table)
    transaction.commit()


def cancel_series(scope: SchoolScope, series: Series, *, reason: str, version: int) -> None:
    """Cancel all the rounds, also one that its mentor has changed: one transaction.

    6 write units a group and 6. Raises `NotFoundError`, `RoundCancelledError` and
    `PreconditionFailedError`.
    """
    table, me = Settings.load().table, scope.actor.person_id
    transaction = Transaction()
    scope.require(transaction)
    _close(transaction, series, reason=reason, version=version)
    for one in series.rounds:
        for entity in (ROUND, GROUP_ROUND):
            key = entity.key(id=one.round_id, group_id=one.group_id)
            _cancel(transaction, key, reason=reason, by=me)
        told = RoundCancelled(
            round_id=one.round_id, group_id=one.group_id, school_id=series.school_id, by=me
        )
        emit(transaction, told.happened(scope.now), table=table)
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def recall(_: SchoolScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for rounds that were made before. One round trip."""
    key.recall(table=Settings.load().table)


def _close(transaction: Transaction, series: Series, *, reason: str, version: int) -> None:
    transaction.update(
        Settings.load().table,
        SERIES.key(school_id=series.school_id, id=series.id),
        change="SET #status = :cancelled, reason = :reason, #version = :next",
        names={"#status": "status", "#version": "version"},
        values={
            ":cancelled": RoundStatus.CANCELLED.value,
            ":open": RoundStatus.OPEN.value,
            ":reason": reason,
            ":before": version,
            ":next": version + 1,
        },
        condition="#version = :before AND #status = :open",
        refusal=lambda found: _why_not_closed(found, reason=reason, version=version),
    )


def _cancel(transaction: Transaction, key: dict[str, Any], *, reason: str, by: str) -> None:
    transaction.update(
        Settings.load().table,
        key,
        change="SET #status = :cancelled, reason = :reason, cancelled_by = :by ADD #version :one",
        names={"#status": "status", "#version": "version"},
        values={
            ":cancelled": RoundStatus.CANCELLED.value,
            ":reason": reason,
            ":by": by,
            ":one": 1,
        },
        condition="attribute_exists(pk)",
        refusal=lambda _: NotFoundError(),
    )


def _why_not_closed(found: dict[str, Any] | None, *, reason: str, version: int) -> Exception:
    if found is None:
        return NotFoundError()
    stands = series_from(found)
    if stands.status is RoundStatus.CANCELLED:
        is_same = stands.version == version + 1 and stands.reason == reason
        return DoneBeforeError() if is_same else RoundCancelledError()
    return PreconditionFailedError()

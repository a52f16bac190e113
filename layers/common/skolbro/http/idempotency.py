"""Idempotency keys: a lost answer can be asked for again without the thing being done twice.

After the IETF draft "The Idempotency-Key HTTP Header Field". The record is written in the same
transaction as the change, so there is never a change without a record, nor the other way round.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aws_lambda_powertools.event_handler import Request

from skolbro import aws
from skolbro.access.scopes import self_named
from skolbro.http.problems import IdempotencyKeyNeededError, IdempotencyKeyReusedError
from skolbro.table import Entity, Transaction, from_item

KEPT = timedelta(hours=24)
PATTERN = r"^[\x21-\x7e]{8,128}$"
_SHAPE = re.compile(PATTERN)

RECORD = Entity(
    name="Idempotency",
    what="The answer to a creating request, kept for a day for whoever asks again.",
    pk="IDEMPOTENCY#{request}",
    sk="IDEMPOTENCY",
    expires=True,
)


class AlreadyAnswered(Exception):  # noqa: N818 - not an error: the work was done before
    """The same request has been answered; carries the JSON that it was answered with."""

    def __init__(self, answer: str) -> None:
        super().__init__("the same request was answered before")
        self.answer = answer


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """One request of one person: the key is theirs alone, and good for this route only."""

    request: str
    body: str
    now: datetime

    def record(self, transaction: Transaction, *, table: str, answer: str) -> None:
        """Keep the answer with the change.

        On commit raises `AlreadyAnswered` for the same request, and `IdempotencyKeyReusedError`
        when the key came before with another body.
        """
        moment = int(self.now.timestamp())
        attributes = {
            "request": self.request,
            "body": self.body,
            "answer": answer,
            "expires_at": moment + int(KEPT.total_seconds()),
        }
        transaction.put(
            table,
            RECORD.item(attributes),
            condition="attribute_not_exists(pk) OR expires_at <= :moment",
            values={":moment": moment},
            refusal=self._told_before,
        )

    def recall(self, *, table: str) -> None:
        """Raise `AlreadyAnswered` or `IdempotencyKeyReusedError` if the key came before.

        For a request that the rules refuse by now: what was done in time, whose answer was
        lost, stays done. One read unit, and only then.
        """
        answer = aws.dynamodb().get_item(
            TableName=table, Key=RECORD.key(request=self.request), ConsistentRead=True
        )
        found = from_item(answer.get("Item", {}))
        if found and found["expires_at"] > int(self.now.timestamp()):
            raise self._told_before(found)

    def _told_before(self, found: dict[str, Any] | None) -> Exception:
        if found is None or found["body"] != self.body:
            return IdempotencyKeyReusedError()
        return AlreadyAnswered(found["answer"])


def idempotency_key(request: Request) -> IdempotencyKey:
    """The key of this request. Raises `IdempotencyKeyNeededError` without one, or a malformed."""
    key = str(request.headers.get("idempotency-key") or "")
    if not _SHAPE.fullmatch(key):
        raise IdempotencyKeyNeededError
    scope = self_named(request)
    bound = f"{scope.actor.person_id}\n{request.method}\n{request.route}\n{key}"
    return IdempotencyKey(_hash(bound), _hash(_canonical(request.json_body)), scope.now)


def _canonical(body: object) -> str:
    return json.dumps(body, sort_keys=True, separators=(",", ":"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

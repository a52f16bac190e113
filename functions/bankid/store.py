"""BankID's table: entities, keys and every call.

Whoever asks is nobody yet, so every scope is a public one: what opens a session is the secret of
its cookie, of which only the hash stands here.
"""

from typing import Any

from botocore.exceptions import ClientError

from bankid.authorization import Code
from bankid.breaker import Breaker
from bankid.design import BREAKER, CODE, DESIGN, KNOWN, SEEN, SESSION  # noqa: F401 - the table's design
from bankid.items import (
    breaker_attributes,
    breaker_of,
    code_attributes,
    code_of,
    session_attributes,
    session_of,
)
from bankid.problems import NoSessionError, UnknownPersonError, UntrustedRequestError
from bankid.session import COLLECT_EVERY, START_TAKES_AT_MOST, Session, Stage, Way
from skolbro import aws
from skolbro.access.scopes import PublicScope, WorkScope
from skolbro.config import Settings
from skolbro.table import Transaction, from_item, to_item

_MAY_START = "stage IN (:created, :failed, :cancelled) OR (stage = :starting AND claimed_at < :old)"


def begin(_: PublicScope, session: Session, *, seen: tuple[str, ...]) -> None:
    """Keep a new session, if its request's state and nonce are new. One round trip, 4–6 units.

    `seen` are hashes. Raises `UntrustedRequestError` for a request that was used before.
    """
    transaction = Transaction().put(_table(), SESSION.item(session_attributes(session)))
    for digest in seen:
        item = SEEN.item({"digest": digest, "expires_at": session.expires_at})
        transaction.put(
            _table(),
            item,
            condition="attribute_not_exists(pk)",
            refusal=lambda _: UntrustedRequestError(),
        )
    transaction.commit()


def session(_: PublicScope, key: str, *, now: int) -> Session:
    """A browser's sign-in. `now` in Unix seconds. One round trip, one unit.

    Raises `NoSessionError` when there is none, or none any more: TTL deletes within days.
    """
    answer = aws.dynamodb().get_item(
        TableName=_table(), Key=SESSION.key(key=key), ConsistentRead=True
    )
    return _standing(answer.get("Item"), now)


def claim_start(
    _: PublicScope, key: str, *, form_key: str, now: int
) -> tuple[Session, Breaker, bool]:
    """Be the one that orders for a session. `now` in Unix milliseconds.

    The third says whether this request may: a rival, or an order that is open already, wins.
    One round trip of two requests at once, two units. Raises `NoSessionError`.
    """
    values = {
        ":form_key": form_key,
        ":now": now,
        ":old": now - START_TAKES_AT_MOST,
        ":starting": Stage.STARTING.value,
        ":created": Stage.CREATED.value,
        ":failed": Stage.FAILED.value,
        ":cancelled": Stage.CANCELLED.value,
    }
    (item, done), breaker = aws.together(
        lambda: _change(
            key,
            change="SET stage = :starting, claimed_at = :now",
            condition=f"form_key = :form_key AND ({_MAY_START})",
            values=values,
        ),
        _breaker,
    )
    return _of_form(item, form_key, now), breaker, done


def rebind(_: PublicScope, old: str, session: Session, *, return_key: str, now: int) -> None:
    """Put the session with its order under a new key, and let the old one be nobody's.

    `return_key` is the hash of what the app will bring back, `now` Unix milliseconds. One round
    trip, four units.
    Raises `NoSessionError` when the old one has ended meanwhile.
    """
    item = SESSION.item(session_attributes(session)) | {"return_key": return_key, "collected_at": 0}
    Transaction().put(_table(), item).update(
        _table(),
        SESSION.key(key=old),
        change="SET expires_at = :gone, stage = :finished",
        condition="stage = :starting",
        values={
            ":gone": now // 1000,
            ":finished": Stage.FINISHED.value,
            ":starting": Stage.STARTING.value,
        },
        refusal=lambda _: NoSessionError(),
    ).commit()


def claim_collect(
    _: PublicScope, key: str, *, form_key: str, now: int
) -> tuple[Session, int, bool]:
    """Be the one that asks BankID of an order, every two seconds. `now` in Unix milliseconds.

    The second is when it was last asked, the third whether this request may ask. One round trip,
    one unit. Raises `NoSessionError`.
    """
    item, done = _change(
        key,
        change="SET collected_at = :now",
        condition="form_key = :form_key AND stage = :pending AND collected_at <= :latest",
        values={
            ":form_key": form_key,
            ":now": now,
            ":latest": now - COLLECT_EVERY,
            ":pending": Stage.PENDING.value,
        },
    )
    found = _of_form(item, form_key, now)
    return found, int((item or {}).get("collected_at", {"N": "0"})["N"]), done


def keep_outcome(_: PublicScope, session: Session, *, before: Stage) -> Session:
    """Let a session stand where it has come to, unless it has gone on meanwhile.

    Returns it as it then stands. One round trip, one unit. Raises `NoSessionError`.
    """
    item, _done = _change(
        session.key,
        change="SET stage = :stage, hint = :hint, subject = :subject",
        condition="stage = :before",
        values={
            ":stage": session.stage.value,
            ":hint": session.hint,
            ":subject": session.subject,
            ":before": before.value,
        },
    )
    if item is None:
        raise NoSessionError
    return session_of(from_item(item))


def come_back(_: PublicScope, key: str, *, return_key: str, now: int) -> Session:
    """Note that the app has led back to the browser that began, once.

    `now` in Unix milliseconds. One round trip, one unit. Raises `NoSessionError` for another
    session's key, one that was used, and a browser without a session.
    """
    item, done = _change(
        key,
        change="SET returned = :yes REMOVE return_key",
        condition="return_key = :return_key AND way = :same",
        values={":return_key": return_key, ":yes": True, ":same": Way.SAME.value},
    )
    if not done:
        raise NoSessionError
    return _standing(item, now // 1000)


def finish(_: PublicScope, session: Session, code: Code, *, digest: str) -> None:
    """Give a completed session its code, once, if a school knows the person.

    One round trip, six units. Raises `UnknownPersonError`, and `NoSessionError` the second time.
    """
    Transaction().require(
        _table(),
        KNOWN.key(subject=session.subject),
        condition="attribute_exists(pk)",
        refusal=lambda _: UnknownPersonError(),
    ).update(
        _table(),
        SESSION.key(key=session.key),
        change="SET stage = :finished, expires_at = :gone",
        condition="stage = :complete",
        values={
            ":finished": Stage.FINISHED.value,
            ":complete": Stage.COMPLETE.value,
            ":gone": code.at,
        },
        refusal=lambda _: NoSessionError(),
    ).put(_table(), CODE.item(code_attributes(code) | {"digest": digest})).commit()


def redeem(_: PublicScope, digest: str) -> Code | None:
    """What a code stands for; whoever comes second gets nothing. One round trip, one unit."""
    try:
        answer = aws.dynamodb().delete_item(
            TableName=_table(),
            Key=CODE.key(digest=digest),
            ConditionExpression="attribute_exists(pk)",
            ReturnValues="ALL_OLD",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return None
    return code_of(from_item(answer["Attributes"]))


def keep_breaker(_: PublicScope, breaker: Breaker) -> None:
    """Count a failure, or that all is well again. One round trip, one unit.

    Two failures at once may count as one: the breaker then opens a call later.
    """
    item = BREAKER.item(breaker_attributes(breaker))
    aws.dynamodb().put_item(TableName=_table(), Item=to_item(item))


def breaker_now(_: PublicScope) -> Breaker:
    """How BankID has answered. One round trip, half a unit."""
    return _breaker()


def know(_: WorkScope, subject: str, person_id: str) -> None:
    """Let a personal number's hash lead to a person whom a school has made. One unit."""
    item = KNOWN.item({"subject": subject, "person_id": person_id})
    aws.dynamodb().put_item(TableName=_table(), Item=to_item(item))


def forget(_: WorkScope, subject: str) -> None:
    """Let a personal number lead to nobody, such as one that its person has no more. One unit."""
    aws.dynamodb().delete_item(TableName=_table(), Key=KNOWN.key(subject=subject))


def _table() -> str:
    return Settings.load().table


def _breaker() -> Breaker:
    item = aws.dynamodb().get_item(TableName=_table(), Key=BREAKER.key()).get("Item")
    return breaker_of(from_item(item) if item else None)


def _change(
    key: str, *, change: str, condition: str, values: dict[str, Any]
) -> tuple[dict[str, Any] | None, bool]:
    """The item after the change; or as it stands, and False, when the condition does not hold."""
    try:
        answer = aws.dynamodb().update_item(
            TableName=_table(),
            Key=SESSION.key(key=key),
            UpdateExpression=change,
            ConditionExpression=condition,
            ExpressionAttributeValues=to_item(values),
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        stands: Any = error.response.get("Item")
        return stands, False
    return answer["Attributes"], True


def _standing(item: dict[str, Any] | None, now: int) -> Session:
    found = session_of(from_item(item)) if item else None
    if found is None or found.expires_at <= now:
        raise NoSessionError
    return found


def _of_form(item: dict[str, Any] | None, form_key: str, now: int) -> Session:
    found = _standing(item, now // 1000)
    if found.form_key != form_key:
        raise NoSessionError
    return found

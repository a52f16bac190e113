"""Sign-ins: every call."""

from collections.abc import Sequence

from identity.sign_ins.items import (
    SIGN_IN,
    say_ended,
    say_signed_out,
    sign_in_attributes,
    sign_in_from,
)
from identity.sign_ins.sign_in import SignIn
from skolbro import aws
from skolbro.access.scopes import SelfScope
from skolbro.config import Settings
from skolbro.table import Transaction, read_page, to_item

MOST_SHOWN = 100


def keep_sign_in(scope: SelfScope, one: SignIn) -> None:
    """Let a sign-in be in the person's own list. Again, nothing changes. One write unit."""
    item = SIGN_IN.item(sign_in_attributes(one, person_id=scope.actor.person_id))
    aws.dynamodb().put_item(TableName=Settings.load().table, Item=to_item(item))


def sign_ins_of(scope: SelfScope) -> tuple[SignIn, ...]:
    """One's own that go on, the newest first. One round trip, half a unit for some ten."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :person AND begins_with(sk, :sign_in)",
        FilterExpression="expires_at > :now",
        ExpressionAttributeValues=to_item(
            {
                ":person": f"PERSON#{scope.actor.person_id}",
                ":sign_in": "SIGN-IN#",
                ":now": int(scope.now.timestamp()),
            }
        ),
        Limit=MOST_SHOWN,
    )
    found = map(sign_in_from, page.items)
    return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True))


def end_sign_in(scope: SelfScope, one: SignIn) -> None:
    """Let no token of it count. Again, nothing changes. Raises `TooManyEndedError`."""
    transaction = Transaction()
    transaction.delete(Settings.load().table, _key(scope, one))
    say_ended(transaction, scope.actor.person_id, sign_in=one.name)
    transaction.commit()


def end_all(scope: SelfScope, sign_ins: Sequence[SignIn]) -> None:
    """Let no token from before count, this one's neither."""
    transaction = Transaction()
    for one in sign_ins[: MOST_SHOWN - 1]:
        transaction.delete(Settings.load().table, _key(scope, one))
    say_signed_out(transaction, scope.actor.person_id, now=scope.now)
    transaction.commit()


def _key(scope: SelfScope, one: SignIn) -> dict[str, object]:
    return SIGN_IN.key(person_id=scope.actor.person_id, id=one.id)

"""Sign-ins as identity's table holds them, and what the access table is told. No calls."""

from datetime import datetime
from typing import Any

from identity.problems import TooManyEndedError
from identity.sign_ins.sign_in import KEPT, MOST_ENDED, Device, SignIn
from skolbro import clock
from skolbro.access.store import STANDING
from skolbro.config import Settings
from skolbro.table import AccessPattern, Entity, Transaction

SIGN_IN = Entity(
    name="SignIn",
    what="Where and when somebody signed in, for themselves to see.",
    pk="PERSON#{person_id}",
    sk="SIGN-IN#{id}",
    expires=True,
)
ENTITIES = (SIGN_IN,)
PATTERNS = (AccessPattern(name="a person's sign-ins", entity=SIGN_IN, by="pk, sk begins with"),)


def sign_in_attributes(one: SignIn, *, person_id: str) -> dict[str, Any]:
    """A sign-in as the table holds it."""
    return {
        "person_id": person_id,
        "id": one.id,
        "sign_in": one.name,
        "device": one.device.value,
        "at": clock.to_wire(one.at),
        "expires_at": int((one.at + KEPT).timestamp()),
    }


def sign_in_from(item: dict[str, Any]) -> SignIn:
    """A sign-in as it stands."""
    return SignIn(
        id=item["id"],
        name=item["sign_in"],
        device=Device(item["device"]),
        at=clock.from_wire(item["at"]),
    )


def say_signed_out(transaction: Transaction, person_id: str, *, now: datetime) -> None:
    """Let no token of this second or before count."""
    values = {":now": int(now.timestamp())}
    _say(transaction, person_id, ", signed_out_at = :now REMOVE ended", values)


def say_barred(transaction: Transaction, person_id: str, *, barred: bool) -> None:
    """Let no token count, or again those that would have counted."""
    _say(transaction, person_id, ", barred = :barred", {":barred": barred})


def say_ended(transaction: Transaction, person_id: str, *, sign_in: str) -> None:
    """Let no token of one sign-in count. Raises `TooManyEndedError` on commit."""
    _say(
        transaction,
        person_id,
        " ADD ended :one",
        {":one": {sign_in}, ":most": MOST_ENDED},
        condition="attribute_not_exists(ended) OR size(ended) < :most",
    )


def _say(
    transaction: Transaction,
    person_id: str,
    change: str,
    values: dict[str, Any],
    *,
    condition: str | None = None,
) -> None:
    transaction.update(
        Settings.load().access_table,
        STANDING.key(person_id=person_id),
        change=f"SET person_id = :person, entity = :entity{change}",
        values={":person": person_id, ":entity": STANDING.name, **values},
        condition=condition,
        refusal=lambda _: TooManyEndedError(),
    )

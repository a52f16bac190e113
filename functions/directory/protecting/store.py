"""The directory's list of who has become protected: every call."""

from collections.abc import Iterable, Mapping
from typing import Any

from directory.events import person_protected
from directory.protected import NEWLY_PROTECTED
from directory.store import PERSON, write
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.table import Transaction, read_keys, read_page, to_item


def keep(scope: WorkScope, people: Iterable[Mapping[str, Any]]) -> None:
    """Put people on the list, by their items. A write unit each; once is as good as twice."""
    named = ("commune_id", "person_id")
    lines = [NEWLY_PROTECTED.item({name: one[name] for name in named}) for one in people]
    write(scope, Settings.load().table, lines)


def listed(_: WorkScope, commune_id: str, *, after: str | None = None) -> tuple[str, ...]:
    """The ids of those on the list, a page at a time. One round trip."""
    start = NEWLY_PROTECTED.key(commune_id=commune_id, person_id=after) if after else None
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :commune",
        ExpressionAttributeValues=to_item({":commune": f"PROTECTED#{commune_id}"}),
        ConsistentRead=True,
        **({"ExclusiveStartKey": start} if start else {}),
    )
    return tuple(item["person_id"] for item in page.items)


def still_protected(_: WorkScope, people: Iterable[str]) -> frozenset[str]:
    """Those whom the register has as protected now. A read unit each."""
    keys = [PERSON.key(person_id=one) for one in people]
    found = read_keys(Settings.load().table, keys)
    return frozenset(item["person_id"] for item in found if item["protected"])


def tell(scope: WorkScope, commune_id: str, person_id: str, *, is_protected: bool) -> None:
    """Take a person off the list, with the event if it is so. Up to four write units.

    In one transaction: whoever is off the list has been told of.
    """
    table, transaction = Settings.load().table, Transaction()
    transaction.delete(table, NEWLY_PROTECTED.key(commune_id=commune_id, person_id=person_id))
    if is_protected:
        emit(transaction, person_protected(person_id, at=scope.now), table=table)
    transaction.commit()

"""The times that hold a person's days: where a teacher is named in booking's table."""

from collections.abc import Iterator
from typing import Any

from booking.rounds.items import SLOT
from booking.rounds.slot import SlotRef, slot_ref
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.table import read_keys, read_page, to_item


def times_of(_: WorkScope, person_id: str) -> Iterator[dict[str, Any]]:
    """The items of all times that a person holds as a teacher, past ones too until they expire.

    A query of the person's days, and a read unit for each time.
    """
    table = Settings.load().table
    start: dict[str, Any] = {}
    while True:
        page = read_page(
            TableName=table,
            KeyConditionExpression="pk = :person AND begins_with(sk, :day)",
            ExpressionAttributeValues=to_item({":person": f"PERSON#{person_id}", ":day": "DAY#"}),
            ConsistentRead=True,
            **start,
        )
        refs = sorted(set(map(str, _held(page.items))))
        named = [one for text in refs if (one := slot_ref(text))]
        yield from read_keys(
            table, [SLOT.key(round_id=one.round_id, id=one.slot_id) for one in named]
        )
        if page.last_key is None:
            return
        start = {"ExclusiveStartKey": page.last_key}


def _held(days: tuple[dict[str, Any], ...]) -> Iterator[SlotRef]:
    for day in days:
        for text in day.values():
            if isinstance(text, str) and (ref := slot_ref(text)):
                yield ref

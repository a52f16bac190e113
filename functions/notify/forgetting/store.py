"""The lines of a person's bell, as they stand."""

from collections.abc import Iterator
from typing import Any

from notify.items import NOTIFICATION
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.table import read_page, to_item


def lines_about(_: WorkScope, person_id: str, *, child_id: str) -> Iterator[dict[str, Any]]:
    """The items of a person's bell that are about a child.

    Half a read unit for each 4 KB of the bell, which keeps what is new for some months.
    """
    start: dict[str, Any] = {}
    while True:
        page = read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :person AND begins_with(sk, :bell)",
            ExpressionAttributeValues=to_item({":person": f"PERSON#{person_id}", ":bell": "BELL#"}),
            **start,
        )
        yield from (
            item
            for item in page.items
            if item["entity"] == NOTIFICATION.name and item["child_id"] == child_id
        )
        if page.last_key is None:
            return
        start = {"ExclusiveStartKey": page.last_key}

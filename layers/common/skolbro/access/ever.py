"""Who has ever had to do with whom: for the portal's own work, which shows nothing by it.

Relations end, and are never deleted. Read page by page to the end, so never in a request.
"""

from collections.abc import Iterator
from typing import Any

from skolbro.access.relations import Kind, Relation, relation_from
from skolbro.config import Settings
from skolbro.table import read_page, to_item


def relations_ever(person_id: str) -> tuple[Relation, ...]:
    """All of a person's relations, also those that have ended, and where they substitute."""
    return tuple(
        map(
            relation_from,
            _all_of(
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues=to_item({":pk": f"PERSON#{person_id}"}),
                ConsistentRead=True,
            ),
        )
    )


def people_ever(object_id: str, *, kind: Kind) -> tuple[Relation, ...]:
    """Whoever has or has had a relation of a kind to an object."""
    found = _all_of(
        IndexName="gsi1",
        KeyConditionExpression="gsi1pk = :object AND begins_with(gsi1sk, :kind)",
        ExpressionAttributeValues=to_item(
            {":object": f"OBJECT#{object_id}", ":kind": f"{kind.value}#"}
        ),
    )
    return tuple(map(relation_from, found))


def every_group_of(school_id: str) -> tuple[str, ...]:
    """The ids of all of a school's groups."""
    found = _all_of(
        KeyConditionExpression="pk = :school AND begins_with(sk, :group)",
        ExpressionAttributeValues=to_item({":school": f"SCHOOL#{school_id}", ":group": "GROUP#"}),
    )
    return tuple(item["group_id"] for item in found)


def _all_of(**query: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - the arguments of query
    start: dict[str, Any] = {}
    while True:
        page = read_page(TableName=Settings.load().access_table, **query, **start)
        yield from page.items
        if page.last_key is None:
            return
        start = {"ExclusiveStartKey": page.last_key}

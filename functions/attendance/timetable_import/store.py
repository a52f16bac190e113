"""The imports of timetables in attendance's table."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from attendance.timetable_import.imports import Counts, Format, TimetableImport
from attendance.timetable_import.reading.rows import Place, Rejection
from skolbro import aws, clock
from skolbro.access.scopes import SchoolScope, WorkScope
from skolbro.config import Settings
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.imports import Status
from skolbro.table import (
    AccessPattern,
    Entity,
    Transaction,
    from_item,
    put_items,
    read_page,
    to_item,
)

IMPORT = Entity(
    name="TimetableImport",
    what="One file on its way into a school's timetable, how far it has come and what it led to.",
    pk="TIMETABLE_IMPORT#{id}",
    sk="IMPORT",
)
REJECTION = Entity(
    name="TimetableRejection",
    what="One row of a timetable's file that did not go in whole, and why.",
    pk="TIMETABLE_IMPORT#{import_id}",
    sk="REJECTION#{number:06d}",
    expires=True,
)
ENTITIES = (IMPORT, REJECTION)
PATTERNS = (
    AccessPattern(name="a timetable's import", entity=IMPORT, by="pk, sk"),
    AccessPattern(name="the rejected rows of a timetable", entity=REJECTION, by="pk, sk"),
)
REJECTIONS_KEPT = timedelta(days=30)


def start_import(
    scope: SchoolScope | WorkScope,
    started: TimetableImport,
    *,
    key: IdempotencyKey | None = None,
    answer: str = "",
) -> None:
    """Write an import that waits for its file. May raise `AlreadyAnswered`, `NotFoundError`."""
    table, transaction = Settings.load().table, Transaction()
    if isinstance(scope, SchoolScope):
        scope.require(transaction)
    if key is not None:
        key.record(transaction, table=table, answer=answer)
    transaction.put(table, IMPORT.item(_attributes(started)))
    transaction.commit()


def read_import(scope: SchoolScope | WorkScope, import_id: str) -> TimetableImport:
    """An import of the administrator's own school. One read unit. Raises `NotFoundError`."""
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table, Key=IMPORT.key(id=import_id), ConsistentRead=True
    )
    found = _import(from_item(answer["Item"])) if "Item" in answer else None
    if found is None or (isinstance(scope, SchoolScope) and found.school_id != scope.school.id):
        raise NotFoundError
    return found


def advance(_: WorkScope, after: TimetableImport) -> bool:
    """Let an import be a version further; False if another worker did so first."""
    transaction = Transaction()
    transaction.put(
        Settings.load().table,
        IMPORT.item(_attributes(after)),
        condition="version = :before",
        values={":before": after.version - 1},
        refusal=lambda _: PreconditionFailedError(),
    )
    try:
        transaction.commit()
    except PreconditionFailedError:
        return False
    return True


def keep_rejections(
    scope: WorkScope, import_id: str, rejections: Sequence[Rejection], *, start: int = 0
) -> None:
    """Write the rejected rows, numbered as they came: again is the same."""
    expires_at = int((scope.now + REJECTIONS_KEPT).timestamp())
    items = [
        REJECTION.item(
            {
                "import_id": import_id,
                "number": number,
                "section": one.place.section,
                "row": one.place.number,
                "field": one.field,
                "reason": one.reason,
                "went_in": one.went_in,
                "expires_at": expires_at,
            }
        )
        for number, one in enumerate(rejections, start=start)
    ]
    put_items(Settings.load().table, items)


def rejections(
    scope: SchoolScope | WorkScope, import_id: str, *, after: int | None, limit: int
) -> tuple[tuple[Rejection, ...], int | None]:
    """A page of rejected rows, and the number after which there are more.

    One round trip: the import is read at the same time. Raises `NotFoundError` for another
    school's.
    """
    key = REJECTION.key(import_id=import_id, number=after) if after is not None else None
    _, page = aws.together(
        lambda: read_import(scope, import_id),
        lambda: read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :import AND begins_with(sk, :rejection)",
            ExpressionAttributeValues=to_item(
                {":import": f"TIMETABLE_IMPORT#{import_id}", ":rejection": "REJECTION#"}
            ),
            Limit=limit,
            **({"ExclusiveStartKey": key} if key else {}),
        ),
    )
    moment = int(scope.now.timestamp())
    found = tuple(_rejection(item) for item in page.items if item["expires_at"] > moment)
    return found, page.items[-1]["number"] if page.last_key and page.items else None


def _rejection(item: dict[str, Any]) -> Rejection:
    return Rejection(
        place=Place(section=item["section"], number=item["row"]),
        field=item["field"],
        reason=item["reason"],
        went_in=item["went_in"],
    )


def _attributes(one: TimetableImport) -> dict[str, Any]:
    return {
        "id": one.id,
        "school_id": one.school_id,
        "commune_id": one.commune_id,
        "by": one.by,
        "started_at": clock.to_wire(one.started_at),
        "format": one.format.value,
        "group_id": one.group_id,
        "status": one.status.value,
        "reached": one.reached,
        "file_tag": one.file_tag,
        "counts": {name: getattr(one.counts, name) for name in Counts.__slots__},
        "reason": one.reason,
        "reason_values": one.reason_values,
        "version": one.version,
    }


def _import(item: dict[str, Any]) -> TimetableImport:
    return TimetableImport(
        id=item["id"],
        school_id=item["school_id"],
        commune_id=item["commune_id"],
        by=item["by"],
        started_at=clock.from_wire(item["started_at"]),
        format=Format(item["format"]),
        group_id=item["group_id"],
        status=Status(item["status"]),
        reached=item["reached"],
        file_tag=item.get("file_tag"),
        counts=Counts(**item["counts"]),
        reason=item.get("reason"),
        reason_values=item["reason_values"],
        version=item["version"],
    )

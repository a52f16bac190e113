"""The directory's tables: its own, and the access table that all others read."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from directory.imports import Import, import_attributes, import_from
from directory.oneroster.roster import Rejection
from directory.protected import ENTITIES, PATTERNS
from skolbro import aws
from skolbro.access.reads import READ, read_logged
from skolbro.access.schools import SHARDS, School, school_attributes, school_from
from skolbro.access.scopes import (
    AdministrationScope,
    OfficeScope,
    SchoolScope,
    SelfScope,
    WorkScope,
)
from skolbro.access.store import CONTACT, RELATION, SCHOOL, SCHOOL_GROUP, forget_schools
from skolbro.access.store import DESIGN as ACCESS
from skolbro.config import Settings
from skolbro.events import EVENT, Event, emit
from skolbro.http.idempotency import RECORD, IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import (
    AccessPattern,
    Design,
    Entity,
    Transaction,
    delete_keys,
    from_item,
    put_items,
    read_keys,
    read_page,
    to_item,
)

PERSON = Entity(
    name="Person",
    what="A person as the commune's registry names them.",
    pk="PERSON#{person_id}",
    sk="PERSON",
)
GROUP = Entity(
    name="Group",
    what="A class, a teaching group or a fritids unit.",
    pk="GROUP#{group_id}",
    sk="GROUP",
)
LINK = Entity(
    name="ImportedLink",
    what="A relation that came by import and has not ended, to find what the next file lacks.",
    pk="LINKS#{commune_id}#{shard}",
    sk="{person_id}#{kind}#{object_id}",
)
IMPORT = Entity(
    name="Import",
    what="One file on its way into the register, how far it has come and what it led to.",
    pk="IMPORT#{id}",
    sk="IMPORT",
)
REJECTION = Entity(
    name="Rejection",
    what="One row of a file that did not go in, and why.",
    pk="IMPORT#{import_id}",
    sk="REJECTION#{number:06d}",
    expires=True,
)
DESIGN = Design(
    table="directory",
    entities=(PERSON, GROUP, LINK, IMPORT, REJECTION, *ENTITIES, EVENT, RECORD, READ),
    patterns=(
        AccessPattern(name="a person", entity=PERSON, by="pk, sk"),
        AccessPattern(name="people and groups of a file", entity=GROUP, by="pk, sk (batch)"),
        AccessPattern(name="what has come by import", entity=LINK, by="pk, shard by shard"),
        AccessPattern(name="an import", entity=IMPORT, by="pk, sk"),
        AccessPattern(name="the rejected rows of an import", entity=REJECTION, by="pk, sk"),
        *PATTERNS,
    ),
)
REJECTIONS_KEPT = timedelta(days=30)
TABLES = {RELATION.name: ACCESS.table, SCHOOL.name: ACCESS.table, CONTACT.name: ACCESS.table}


def me_and_schools(
    scope: SelfScope, *, protected_children: Iterable[str], school_ids: Iterable[str]
) -> tuple[dict[str, Any], dict[str, School]]:
    """The actor's own names, and the schools that their relations lead to.

    One round trip; logs that protected children's names are shown.
    """
    settings = Settings.load()
    keys = [SCHOOL.key(school_id=school_id) for school_id in sorted(set(school_ids))]
    own = PERSON.key(person_id=scope.actor.person_id)
    names, schools = read_logged(
        lambda: aws.together(
            lambda: read_keys(settings.table, [own]),
            lambda: read_keys(settings.access_table, keys),
        ),
        table=settings.table,
        reader_id=scope.actor.person_id,
        protected=protected_children,
        what="directory.me",
        now=scope.now,
    )
    found = {item["school_id"]: school_from(item) for item in schools}
    return (names[0] if names else {}), found


def change_school(scope: SchoolScope, school: School) -> None:
    """Replace the version before this one. Raises `PreconditionFailedError`, `NotFoundError`."""
    transaction = Transaction()
    scope.require(transaction)
    transaction.put(
        Settings.load().access_table,
        SCHOOL.item(school_attributes(school)),
        condition="version = :before",
        values={":before": school.version - 1},
        refusal=lambda _: PreconditionFailedError(),
    )
    transaction.commit()
    forget_schools()


def start_import(
    scope: AdministrationScope | WorkScope,
    started: Import,
    *,
    key: IdempotencyKey | None = None,
    answer: str = "",
) -> None:
    """Write an import that waits for its file. May raise `AlreadyAnswered`."""
    table, transaction = Settings.load().table, Transaction()
    if isinstance(scope, AdministrationScope):
        scope.require(transaction)
    if key is not None:
        key.record(transaction, table=table, answer=answer)
    transaction.put(table, IMPORT.item(import_attributes(started)))
    transaction.commit()


def read_import(scope: AdministrationScope | WorkScope, import_id: str) -> Import:
    """An import of the administrator's own commune. One read unit. Raises `NotFoundError`."""
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table, Key=IMPORT.key(id=import_id), ConsistentRead=True
    )
    found = import_from(from_item(answer["Item"])) if "Item" in answer else None
    if found is None or (
        isinstance(scope, AdministrationScope) and found.commune_id != scope.commune_id
    ):
        raise NotFoundError
    return found


def advance(_: WorkScope, after: Import, *, event: Event | None = None) -> bool:
    """Let an import be a version further, with its event; False if another worker did so first."""
    table, transaction = Settings.load().table, Transaction()
    transaction.put(
        table,
        IMPORT.item(import_attributes(after)),
        condition="version = :before",
        values={":before": after.version - 1},
        refusal=lambda _: PreconditionFailedError(),
    )
    if event is not None:
        emit(transaction, event, table=table)
    try:
        transaction.commit()
    except PreconditionFailedError:
        return False
    return True


def keep_rejections(scope: WorkScope, import_id: str, rejections: Sequence[Rejection]) -> None:
    """Write the rejected rows, numbered as they came: again is the same."""
    expires_at = int((scope.now + REJECTIONS_KEPT).timestamp())
    items = [
        REJECTION.item(
            {
                "import_id": import_id,
                "number": number,
                "file": one.file,
                "line": one.line,
                "column": one.column,
                "reason": one.reason,
                "expires_at": expires_at,
            }
        )
        for number, one in enumerate(rejections)
    ]
    write(scope, Settings.load().table, items)


def rejections(
    scope: AdministrationScope | WorkScope, import_id: str, *, after: int | None, limit: int
) -> tuple[tuple[Rejection, ...], int | None]:
    """A page of rejected rows, and the number after which there are more.

    One round trip: the import is read at the same time. Raises `NotFoundError` for another
    commune's.
    """
    key = REJECTION.key(import_id=import_id, number=after) if after is not None else None
    _, page = aws.together(
        lambda: read_import(scope, import_id),
        lambda: read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :import AND begins_with(sk, :rejection)",
            ExpressionAttributeValues=to_item(
                {":import": f"IMPORT#{import_id}", ":rejection": "REJECTION#"}
            ),
            Limit=limit,
            **({"ExclusiveStartKey": key} if key else {}),
        ),
    )
    moment = int(scope.now.timestamp())
    found = tuple(
        Rejection(item["file"], item["line"], item["column"], item["reason"])
        for item in page.items
        if item["expires_at"] > moment
    )
    return found, page.items[-1]["number"] if page.last_key and page.items else None


def stored(_: WorkScope, entity: Entity, keys: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What stands at many keys of one entity, a hundred at a time, strongly consistent."""
    settings = Settings.load()
    table = settings.access_table if entity.name in TABLES else settings.table
    return read_keys(table, list(keys))


def write(_: WorkScope, table: str, items: Sequence[dict[str, Any]]) -> None:
    """Put many items, 25 at a time, until all are in. One write unit a KB, no transaction."""
    put_items(table, items)


def groups_of_school(
    _: OfficeScope | WorkScope,
    school_id: str,
    *,
    limit: int,
    after: tuple[str, str] | None = None,
) -> tuple[list[dict[str, Any]], tuple[str, str] | None]:
    """A page of a school's groups, and after which kind and id there are more. One round trip."""
    kind, group_id = after or ("", "")
    start = SCHOOL_GROUP.key(school_id=school_id, kind=kind, group_id=group_id) if after else None
    page = read_page(
        TableName=Settings.load().access_table,
        KeyConditionExpression="pk = :school AND begins_with(sk, :group)",
        ExpressionAttributeValues=to_item({":school": f"SCHOOL#{school_id}", ":group": "GROUP#"}),
        ConsistentRead=True,
        Limit=limit,
        **({"ExclusiveStartKey": start} if start else {}),
    )
    last = page.items[-1] if page.last_key and page.items else None
    return list(page.items), (last["kind"], last["group_id"]) if last else None


def unlink(_: WorkScope, keys: Sequence[dict[str, Any]]) -> None:
    """Take links off their list; the relations themselves stay."""
    delete_keys(Settings.load().table, keys)


def unlist(_: WorkScope, keys: Sequence[dict[str, Any]]) -> None:
    """Take groups off their schools' lists; the groups themselves stay."""
    delete_keys(Settings.load().access_table, keys)


def links(_: WorkScope, commune_id: str) -> Iterable[tuple[str, str, str]]:
    """Every link that came by import and has not ended, shard by shard."""
    for shard in SHARDS:
        start: dict[str, Any] = {}
        while True:
            page = read_page(
                TableName=Settings.load().table,
                KeyConditionExpression="pk = :shard",
                ExpressionAttributeValues=to_item({":shard": f"LINKS#{commune_id}#{shard}"}),
                ConsistentRead=True,
                **start,
            )
            for item in page.items:
                yield (item["person_id"], item["kind"], item["object_id"])
            if page.last_key is None:
                break
            start = {"ExclusiveStartKey": page.last_key}

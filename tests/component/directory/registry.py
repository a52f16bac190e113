"""Importing as an administrator does: start, upload, and let the worker work."""

import json
from dataclasses import dataclass, field
from typing import Any

import boto3
from tests.component.portal import Answer, Portal, call

from directory import store
from directory.api import handler
from directory.importing import work_on
from directory.worker import handler as worker
from skolbro import ids
from skolbro.access.relations import Duty, Kind, Relation, relation_from
from skolbro.access.scopes import at_work
from skolbro.access.store import RELATION
from skolbro.ids import id_maker
from skolbro.table import from_item

BUCKET = "imports"


class Lambda:
    """The context of an invocation that has some time left."""

    function_name = "worker"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn"
    aws_request_id = "test"

    def __init__(self, milliseconds: int = 900_000) -> None:
        self._milliseconds = milliseconds

    def get_remaining_time_in_millis(self) -> int:
        return self._milliseconds


@dataclass
class Imports:
    """A commune, its administrator, and what they import."""

    portal: Portal
    queue: str
    commune: str = field(default_factory=ids.new)
    karl: str = field(default_factory=ids.new)

    def __post_init__(self) -> None:
        self.appoint(self.karl, self.commune)

    def appoint(self, person_id: str, commune_id: str) -> None:
        """Let somebody be a commune's administrator."""
        self.portal.relate(
            person_id,
            Kind.WORKS_AT,
            commune_id,
            commune_id=commune_id,
            duties=(Duty.COMMUNE_ADMINISTRATOR,),
        )

    def id_of(self, kind: str, sourced_id: str) -> str:
        """Our id for the registry's."""
        return id_maker(self.commune, b"k" * 64)(kind, sourced_id)

    def start(self, *, person: str | None = None, **parts: Any) -> Answer:
        body = {"fileName": "oneroster.zip", "bytes": 1000}
        parts = {"body": body, **parts}
        return call(handler, "POST", "/directory/imports", person=person or self.karl, **parts)

    def upload(self, archive: bytes) -> str:
        """A started import whose file has come."""
        import_id = str(self.start().body["id"])
        boto3.client("s3").put_object(Bucket=BUCKET, Key=f"imports/{import_id}.zip", Body=archive)
        return import_id

    def work(self, import_id: str) -> None:
        """Until it is over, with time for all of it."""
        assert not work_on(at_work("import"), import_id, has_time=lambda: True)

    def take_in(self, archive: bytes) -> Any:
        """The whole way; what the administrator then sees."""
        import_id = self.upload(archive)
        self.work(import_id)
        return self.read(import_id)

    def read(self, import_id: str, **parts: Any) -> Any:
        answer = call(handler, "GET", f"/directory/imports/{import_id}", person=self.karl, **parts)
        assert answer.status == 200, answer
        return answer.body

    def counts(self, import_id: str) -> dict[str, int]:
        counts: dict[str, int] = self.read(import_id)["counts"]
        return counts

    def rejections(self, import_id: str, **parts: Any) -> Answer:
        path = f"/directory/imports/{import_id}/rejections"
        return call(handler, "GET", path, person=parts.pop("person", self.karl), **parts)

    def item(self, person: str, kind: Kind, object_id: str) -> dict[str, Any] | None:
        """A relation as it is stored, by the registry's id of the person and ours of the object."""
        key = RELATION.key(person_id=self.id_of("user", person), kind=kind, object_id=object_id)
        found = self.portal.dynamodb.get_item(TableName="access", Key=key)
        return from_item(found["Item"]) if "Item" in found else None

    def relation(self, person: str, kind: Kind, object_id: str) -> Relation:
        item = self.item(person, kind, object_id)
        assert item is not None
        return relation_from(item)

    def guards(self, guardian: str, student: str) -> Relation:
        return self.relation(guardian, Kind.GUARDIAN_OF, self.id_of("user", student))

    def standing(self) -> list[str]:
        """All that the import's tables hold of the register, without what tells of one import."""
        return sorted(json.dumps(item, sort_keys=True) for _, item in self._register())

    def forget_register(self) -> None:
        """As if nothing had ever been imported; who may import stays."""
        for table, item in self._register():
            key = {name: item[name] for name in ("pk", "sk")}
            self.portal.dynamodb.delete_item(TableName=table, Key=key)

    def _register(self) -> list[tuple[str, dict[str, Any]]]:
        kept = {"Person", "Group", "SchoolGroup", "ImportedLink", "School", "Relation"}
        return [
            (table, item)
            for table in ("directory", "access")
            for item in self.portal.items(table)
            if item["entity"]["S"] in kept and item["pk"]["S"] != f"PERSON#{self.karl}"
        ]

    def events(self) -> list[dict[str, Any]]:
        return [from_item(item) for item in self.portal.items("directory", "Event")]

    def links(self) -> set[tuple[str, str, str]]:
        return set(store.links(at_work("test"), self.commune))

    def messages(self) -> list[Any]:
        """What waits in the queue, taken from it."""
        taken = boto3.client("sqs").receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10)
        return [json.loads(one["Body"]) for one in taken.get("Messages", ())]


def wake(*bodies: object, milliseconds: int = 900_000) -> dict[str, Any]:
    """The worker, woken by messages of its queue."""
    records = [
        {"messageId": str(number), "body": json.dumps(body), "eventSource": "aws:sqs"}
        for number, body in enumerate(bodies)
    ]
    return worker({"Records": records}, Lambda(milliseconds))


def stored_file(import_id: str) -> dict[str, Any]:
    """What the bucket says when a file has come."""
    return {"Records": [{"s3": {"object": {"key": f"imports/{import_id}.zip"}}}]}

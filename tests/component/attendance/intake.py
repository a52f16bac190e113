"""Importing a timetable as an administrator does: start, upload, and let the worker work."""

import json
from dataclasses import dataclass, field
from typing import Any

import boto3
from tests.component.directory.registry import Lambda
from tests.component.portal import Answer, Portal, a_school, call

from attendance.api import handler
from attendance.timetable_import.importing import work_on
from attendance.timetable_import.worker import handler as worker
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.schools import School
from skolbro.access.scopes import at_work

BUCKET = "imports"


@dataclass
class Intake:
    """A school whose register has been imported: class 4B with Alva, Maria and Omar who teach."""

    portal: Portal
    queue: str
    sara: str = field(default_factory=ids.new)
    anna: str = field(default_factory=ids.new)
    school: School = field(init=False)

    def __post_init__(self) -> None:
        school = a_school(functions=("attendance", "timetable"))
        self.school = self.portal.add_school(school)
        self.portal.work_at(self.sara, school, Duty.SCHOOL_ADMINISTRATOR)
        for teacher, name in (("teacher-maria", "Maria Ek"), ("teacher-omar", "Omar Ali")):
            self.relate(teacher, Kind.WORKS_AT, school.id, person_name=name)
        self.group("class-4B", "4B")
        self.relate("student-alva", Kind.MEMBER_OF, self.id_of("class", "class-4B"),
                     object_name="4B", group_kind="class")  # fmt: skip
        self.portal.relate(self.anna, Kind.GUARDIAN_OF, self.id_of("user", "student-alva"),
                           school_id=school.id)  # fmt: skip

    def group(self, sourced_id: str, name: str, *, school_id: str | None = None) -> str:
        """A group with a student."""
        group_id = self.id_of("class", sourced_id)
        self.portal.relate(ids.new(), Kind.MEMBER_OF, group_id, object_name=name,
                           school_id=school_id or self.school.id)  # fmt: skip
        return group_id

    def relate(self, person: str, kind: Kind, object_id: str, **parts: Any) -> None:
        """Somebody of the registry, at this school."""
        self.portal.relate(self.id_of("user", person), kind, object_id,
                           school_id=self.school.id, **parts)  # fmt: skip

    def id_of(self, kind: str, sourced_id: str) -> str:
        """Our id for the registry's."""
        return ids.derived(b"k" * 64, self.school.commune_id, kind, sourced_id)

    @property
    def place(self) -> str:
        return f"/attendance/schools/{self.school.id}/timetable-imports"

    def start(self, *, person: str | None = None, headers: dict[str, str] | None = None,
              **body: Any) -> Answer:  # fmt: skip
        sent = {"fileName": "schema.json", "bytes": 1000, "format": "ss12000", **body}
        return call(handler, "POST", self.place, person=person or self.sara, body=sent,
                    headers=headers)  # fmt: skip

    def upload(self, content: bytes, **body: Any) -> str:
        """A started import whose file has come."""
        import_id = str(self.start(**body).body["id"])
        boto3.client("s3").put_object(Bucket=BUCKET, Key=f"timetables/{import_id}", Body=content)
        return import_id

    def work(self, import_id: str, **parts: Any) -> bool:
        return work_on(at_work("import"), import_id, **{"has_time": lambda: True, **parts})

    def take_in(self, content: bytes, **body: Any) -> Any:
        """The whole way; what the administrator then sees."""
        import_id = self.upload(content, **body)
        assert not self.work(import_id)
        return self.read(import_id)

    def read(self, import_id: str) -> Any:
        answer = call(handler, "GET", f"{self.place}/{import_id}", person=self.sara)
        assert answer.status == 200, answer
        return answer.body

    def rejections(self, import_id: str, **parts: Any) -> Answer:
        path = f"{self.place}/{import_id}/rejections"
        return call(handler, "GET", path, person=parts.pop("person", self.sara), **parts)

    def told(self, content: bytes, **body: Any) -> list[tuple[str, int, str, bool]]:
        """Where the file is wrong: section, number, field, and whether the lesson went in."""
        items = self.rejections(self.take_in(content, **body)["id"]).body["items"]
        return [(one["section"], one["number"], one["field"], one["wentIn"]) for one in items]

    def week(self, week: str = "2026-W48", *, child: str = "student-alva") -> Answer:
        """As the student reads it."""
        student = self.id_of("user", child)
        path = f"/attendance/students/{student}/weeks/{week}"
        return call(handler, "GET", path, person=student)

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
    return {"Records": [{"s3": {"object": {"key": f"timetables/{import_id}"}}}]}

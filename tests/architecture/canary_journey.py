"""A day at the portal on which names are put wherever a client, a file or an error can put them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3
from botocore.exceptions import ClientError
from tests.architecture.asking import Operation, ask, in_path, operations
from tests.architecture.canary import EMAIL, NAME, NOTE, NUMBER
from tests.architecture.matrix import MATRIX, Who
from tests.architecture.village import NEXT_DAY, TODAY, Village
from tests.component.directory.registry import stored_file, wake
from tests.component.portal import Answer, claims
from tests.oneroster import CLASS_4B, a_commune, bulk, unzipped, zipped
from tests.whole_portal import BUCKET, in_environment_of

from notify.worker import handler as stream
from skolbro import aws, ids
from skolbro_local.demo.commune import COMMUNE, EKEBRO
from skolbro_local.reference import openapi

OPERATIONS = list(operations(openapi()))
ERRORS: tuple[Callable[[], Exception], ...] = (
    lambda: RuntimeError(NAME),
    lambda: KeyError(EMAIL),
    lambda: ClientError({"Error": {"Code": "ValidationException", "Message": NOTE}}, "PutItem"),
)


@dataclass
class Journey:
    """Somebody in the village does all of it; every answer is kept."""

    village: Village
    answers: list[Answer] = field(default_factory=list)

    def ask(self, who: Who, method: str, path: str, **parts: Any) -> Answer:
        answer = self.village.portal.call(method, path, person=self.village.people[who], **parts)
        self.answers.append(answer)
        return answer

    def try_route(self, operation: Operation, **changes: Any) -> Answer:
        """A route by somebody whom it is for."""
        who = min(MATRIX[operation.id].allowed, key=list(Who).index)
        answer = ask(operation, self.village, self.village.people[who], **changes)
        self.answers.append(answer)
        return answer

    def bodies(self) -> str:
        return str([answer.body for answer in self.answers])


def a_day(journey: Journey) -> None:
    """A child is reported, seen and taken back; the bell rings."""
    village = journey.village
    child = f"/attendance/students/{village.child}/absences"
    body = {"studentIds": [village.child], "firstDay": NEXT_DAY, "wholeDay": True, "note": NOTE}
    key = {"idempotency-key": "0123456789"}
    for _ in range(2):
        made = journey.ask(Who.GUARDIAN, "POST", "/attendance/absences", body=body, headers=key)
    address = made.headers["Location"]
    journey.ask(Who.OTHER_GUARDIAN, "GET", child)
    read = journey.ask(Who.GUARDIAN, "GET", address)
    tag = {"if-none-match": read.headers["ETag"], "if-match": read.headers["ETag"]}
    journey.ask(Who.GUARDIAN, "GET", address, headers=tag)
    journey.ask(Who.MENTOR, "GET", f"/attendance/groups/{village.class_id}/days/{TODAY}")
    journey.ask(Who.GUARDIAN, "DELETE", address, headers=tag)
    deliver(village)
    for who in (Who.OTHER_GUARDIAN, Who.MENTOR):
        query = {"limit": "1", "name": NAME}
        page = journey.ask(who, "GET", "/notify/notifications", query=query)
        journey.ask(who, "GET", "/notify/notifications", query={"cursor": page.body["next"]})


def deliver(village: Village) -> list[dict[str, Any]]:
    """All events to their reader; those that failed."""
    records = [
        {"eventID": str(number), "eventName": "INSERT",
         "dynamodb": {"NewImage": item, "SequenceNumber": str(number)}}
        for table in ("attendance", "directory")
        for number, item in enumerate(village.portal.items(table, "Event"))
    ]  # fmt: skip
    in_environment_of("notify")
    failed: list[dict[str, Any]] = stream({"Records": records}, None)["batchItemFailures"]
    return failed


def bad_requests(journey: Journey) -> None:
    """On every route: names where no name belongs."""
    for one in OPERATIONS:
        headers = dict.fromkeys(("accept-language", "user-agent", "x-name", "cookie"), NAME)
        journey.try_route(one, headers=headers, query={"name": NAME, EMAIL: NUMBER})
        tags = {"if-match": f'"{NAME}"', "if-none-match": NAME, "idempotency-key": NUMBER}
        journey.try_route(one, headers=tags)
        journey.try_route(one, query={"cursor": NAME, "limit": NAME, "from": NAME, "to": EMAIL})
        for place in one.in_path:
            for value in (NAME, NUMBER, EMAIL):
                journey.try_route(one, values={place: value})
        for body in ({NAME: NAME}, {"note": {NAME: NOTE}}):
            journey.try_route(one, body=body)
        for raw in (f'{{"note": "{NOTE}"', f'{{"{NAME}": 1, "{NAME}": 2}}', NAME):
            journey.try_route(one, raw=raw)
        journey.try_route(one, raw=NAME, headers={"content-type": f"text/{NAME}"})
        for token in ({"username": NAME}, {"scope": NAME}, {"iss": EMAIL}, {"exp": NAME}):
            forged = {**claims(ids.new()), **token}
            journey.answers.append(ask(one, journey.village, None, token=forged))
        path = one.path.format(**in_path(journey.village, one))
        journey.ask(Who.GUARDIAN, "PATCH", path)
    for path in (f"/attendance/{NAME}", f"/directory/{EMAIL}/{NUMBER}", f"/notify/{NAME}"):
        journey.ask(Who.GUARDIAN, "GET", path)


def bad_fields(journey: Journey) -> None:
    """The bodies that are taken, with names in them."""
    village = journey.village
    report = {"studentIds": [village.child], "firstDay": NEXT_DAY, "wholeDay": True}
    for changes in ({"firstDay": NAME}, {"wholeDay": NAME}, {"note": NOTE * 20}, {NAME: NOTE},
                    {"note": [NOTE]}, {"studentIds": NUMBER}, {"studentIds": [NAME]}):  # fmt: skip
        journey.ask(Who.GUARDIAN, "POST", "/attendance/absences", body={**report, **changes})
    school = f"/directory/schools/{village.school.id}"
    good = {"phone": "1", "functions": [], "closedDays": [], "absence": {"daysAhead": 1}}
    absences = ({"daysAhead": NAME}, {"daysAhead": 1, "cutOff": NAME}, {NAME: NAME})
    bad: list[dict[str, Any]] = [{"absence": absence} for absence in absences]
    bad += [{"phone": NAME}, {"functions": [NAME]}, {"closedDays": [NAME]}, {NAME: EMAIL}]
    for wrong in bad:
        body, headers = {**good, **wrong}, {"if-match": '"1"'}
        journey.ask(Who.SCHOOL_ADMIN, "PUT", school, body=body, headers=headers)


def imports(journey: Journey) -> Iterator[str]:
    """Files whose every part holds a name; those that are whole go in, in two pieces."""
    good = a_file_of_names()
    parts = unzipped(good)
    manifest = parts["manifest.csv"].decode().replace("users,bulk", f"users,{NAME}")
    assert NAME in manifest
    long = b"sourcedId,givenName,familyName\r\n" + NAME.encode() * 20_000
    for archive in (
        good,
        NAME.encode(),
        good[: len(good) // 2] + NAME.encode(),
        zipped({**parts, f"../{NAME}.csv": b""}),
        zipped({**parts, f"{NAME}.csv": NAME.encode()}),
        zipped({**parts, "users.csv": NAME.encode("latin-1")}),
        zipped({**parts, "users.csv": f"sourcedId,{NAME}\r\n1,{NOTE}".encode()}),
        zipped({**parts, "users.csv": long}),
        zipped({**parts, "manifest.csv": manifest.encode()}),
        zipped({**parts, "manifest.csv": f"propertyName,value\r\n{NAME},{NOTE}".encode()}),
    ):
        import_id = _upload(journey, archive)
        wake(stored_file(import_id), milliseconds=0)
        wake({"importId": import_id})
        _follow(journey, import_id)
        yield import_id


def a_file_of_names() -> bytes:
    """Personal numbers and e-mails as the registry's ids, and 120 rows that do not go in."""
    registry = a_commune()
    registry.person(NUMBER, "Kanariealva", "Åsafågel", ("student", EKEBRO))
    registry.person(EMAIL, "Kanarieanna", "Åsafågel", ("guardian", COMMUNE))
    registry.users[NUMBER]["agentSourcedIds"] = EMAIL
    registry.enroll(NUMBER, CLASS_4B, "student")
    registry.enroll(f"no-{EMAIL}", CLASS_4B, NAME)
    registry.classes[0]["title"] = "Kanarieklassen"
    for row in range(120):
        registry.person(f"{NUMBER}-{row}", f"=HYPERLINK({NAME})", NAME, (NAME, EKEBRO))
    for user in registry.users.values():
        user |= {"email": EMAIL, "userMasterIdentifier": NUMBER, "phone": NOTE, "username": NAME}
    return bulk(registry)


def _upload(journey: Journey, archive: bytes) -> str:
    body = {"fileName": f"{NAME}.zip", "bytes": 1000}
    started = journey.ask(Who.COMMUNE_ADMIN, "POST", "/directory/imports", body=body)
    fields = started.body["upload"]["fields"]
    boto3.client("s3").put_object(Bucket=BUCKET, Key=fields["key"], Body=archive)
    in_environment_of("directory")
    return str(started.body["id"])


def _follow(journey: Journey, import_id: str) -> None:
    journey.ask(Who.COMMUNE_ADMIN, "GET", f"/directory/imports/{import_id}")
    path, query = f"/directory/imports/{import_id}/rejections", {"name": NAME}
    page = journey.ask(Who.COMMUNE_ADMIN, "GET", path, query=query)
    if page.body["next"]:
        query = {"cursor": page.body["next"]}
        journey.ask(Who.COMMUNE_ADMIN, "GET", path, query=query)


# Whom a forgotten password belongs to is a worker's to find out.
WITHOUT_DATABASE = {"identity_ask_recovery"}


def failures(journey: Journey) -> Iterator[Answer]:
    """On every route the database fails, with what was written in the error's message."""
    for error in ERRORS:
        for one in OPERATIONS:
            if one.id in WITHOUT_DATABASE:
                continue
            with failing("dynamodb", error):
                yield journey.try_route(one)


def failing_workers(journey: Journey) -> Iterator[list[dict[str, Any]]]:
    """What wakes them cannot be read, or what they need fails: the records that failed."""
    village = journey.village
    import_id = _upload(journey, a_file_of_names())
    for error in ERRORS:
        for service in ("dynamodb", "s3"):
            in_environment_of("directory")
            with failing(service, error):
                yield wake({"importId": import_id})["batchItemFailures"]
        with failing("dynamodb", error):
            yield deliver(village)
    in_environment_of("directory")
    yield wake({"importId": NAME}, {"Records": [{NAME: NOTE}]}, NAME)["batchItemFailures"]
    in_environment_of("notify")
    image = {"id": {"S": NAME}, "type": {"S": NAME}, "at": {"S": NAME}, "data": {"S": NOTE}}
    unreadable = {"eventID": "1", "eventName": "INSERT",
                  "dynamodb": {"NewImage": image, "SequenceNumber": "1"}}  # fmt: skip
    yield stream({"Records": [unreadable]}, None)["batchItemFailures"]


@contextmanager
def failing(service: str, error: Callable[[], Exception]) -> Iterator[None]:
    """Let every call of a service fail where it would leave the machine."""

    def fail(**_: object) -> None:
        raise error()

    hooks = aws.client(service).meta.events
    hooks.register(f"before-call.{service}", fail)
    try:
        yield
    finally:
        hooks.unregister(f"before-call.{service}", fail)

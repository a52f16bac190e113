"""A portal in memory: tables as the designs declare them, people, and requests as they arrive."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import boto3

from skolbro import clock, ids
from skolbro.access.relations import (
    Duty,
    Kind,
    Relation,
    relation_attributes,
    substitution_attributes,
)
from skolbro.access.schools import School, school_attributes
from skolbro.access.store import DESIGN as ACCESS
from skolbro.access.store import RELATION, SCHOOL, SCHOOL_GROUP, SUBSTITUTION
from skolbro.calendar import SchoolCalendar, Term
from skolbro.http.app import LambdaHandler
from skolbro.table import Design, to_item
from skolbro_local.website import SCOPES

ISSUER = "https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_test"
CLIENT = "portal-client"
TABLES = ("access", "directory", "attendance", "booking", "notify", "identity", "bankid")
# A Tuesday in the middle of the autumn term, 07:41 on the school's wall.
TUESDAY = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)


def create_table(dynamodb: Any, name: str) -> None:
    """A table with the keys that all have, and the indexes that its design declares."""
    indexes = sorted(design_of(name).indexes())
    keys = ("pk", "sk", *(f"{index}{key}" for index in indexes for key in ("pk", "sk")))
    dynamodb.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
        KeySchema=_key_schema(""),
        **({"GlobalSecondaryIndexes": list(map(_index, indexes))} if indexes else {}),
    )


def design_of(table: str) -> Design:
    """What a table is declared to hold."""
    if table == ACCESS.table:
        return ACCESS
    declared: Design = import_module(f"{table}.store").DESIGN
    return declared


def _index(name: str) -> dict[str, Any]:
    projection = {"ProjectionType": "ALL"}
    return {"IndexName": name, "KeySchema": _key_schema(name), "Projection": projection}


def _key_schema(index: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": f"{index}pk", "KeyType": "HASH"},
        {"AttributeName": f"{index}sk", "KeyType": "RANGE"},
    ]


@dataclass(frozen=True)
class Answer:
    """What the gateway would send on."""

    status: int
    headers: dict[str, str]
    body: Any

    @property
    def problem(self) -> str:
        """The code of a problem."""
        assert self.headers["Content-Type"] == "application/problem+json", self
        return str(self.body["type"]).rsplit("/", 1)[1]


def claims(person_id: str, *, now: datetime | None = None, **other: object) -> dict[str, object]:
    """An access token's claims as the authorizer hands them on."""
    issued = now or clock.now()
    return {
        "token_use": "access",
        "iss": ISSUER,
        "client_id": CLIENT,
        "username": person_id,
        "scope": " ".join(SCOPES),
        "origin_jti": f"sign-in of {person_id}",
        "iat": str(int(issued.timestamp())),
        "exp": str(int((issued + timedelta(hours=1)).timestamp())),
        **other,
    }


def request(
    method: str,
    path: str,
    *,
    person: str | None = None,
    body: object = None,
    headers: dict[str, str] | None = None,
    query: dict[str, str] | None = None,
    raw: str | None = None,
    token: dict[str, object] | None = None,
) -> dict[str, Any]:
    """An event of an HTTP API, payload format 2.0."""
    text = raw if raw is not None else (None if body is None else json.dumps(body))
    sent = {"content-type": "application/json", **(headers or {})}
    claimed = token if token is not None else (claims(person) if person else None)
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "&".join(f"{k}={v}" for k, v in (query or {}).items()),
        "headers": {name.lower(): value for name, value in sent.items()},
        "queryStringParameters": query or {},
        "requestContext": {
            "http": {"method": method, "path": path, "sourceIp": "127.0.0.1"},
            "requestId": "test",
            "stage": "$default",
            **({"authorizer": {"jwt": {"claims": claimed, "scopes": None}}} if claimed else {}),
        },
        "body": text,
        "isBase64Encoded": False,
    }


def call(handler: LambdaHandler, method: str, path: str, **parts: Any) -> Answer:
    """Send a request through a module's real handler."""
    if method == "POST":
        parts["headers"] = {"idempotency-key": ids.new(), **(parts.get("headers") or {})}
    answer = handler(request(method, path, **parts), None)
    text = answer.get("body")
    headers = answer["headers"]
    if text and "json" in headers.get("Content-Type", ""):
        return Answer(answer["statusCode"], headers, json.loads(text))
    return Answer(answer["statusCode"], headers, text)


def a_school(**changes: Any) -> School:
    """Ekebro skola: open to Christmas, no cut-off, one day ahead, attendance switched on."""
    parts: dict[str, Any] = {
        "id": ids.new(),
        "commune_id": ids.new(),
        "name": "Ekebro skola",
        "phone": "0490-123 45",
        "functions": ("attendance",),
        "calendar": SchoolCalendar(
            (Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21)),),
            frozenset({date(2026, 11, 27)}),
        ),
        "settings": {"attendance": {"days_ahead": 1}},
    }
    return School(**{**parts, **changes})


class Portal:
    """The access table as `directory` would have filled it, and nothing mocked."""

    def __init__(self) -> None:
        self.dynamodb = boto3.client("dynamodb")

    def add_school(self, school: School) -> School:
        self.dynamodb.put_item(
            TableName="access", Item=to_item(SCHOOL.item(school_attributes(school)))
        )
        return school

    def relate(self, person_id: str, kind: Kind, object_id: str, **parts: Any) -> Relation:
        """A relation that has held for a year, unless said otherwise."""
        valid_from = parts.pop("valid_from", clock.now() - timedelta(days=365))
        relation = Relation(
            person_id=person_id, kind=kind, object_id=object_id, valid_from=valid_from, **parts
        )
        item = RELATION.item(relation_attributes(relation))
        if kind is Kind.SUBSTITUTES_FOR:
            item = SUBSTITUTION.item(substitution_attributes(relation))
        self.dynamodb.put_item(TableName="access", Item=to_item(item))
        return relation

    def list_group(self, school: School, group_id: str, kind: str) -> None:
        """As an import lists a school's group."""
        item = {"school_id": school.id, "group_id": group_id, "kind": kind}
        self.dynamodb.put_item(TableName="access", Item=to_item(SCHOOL_GROUP.item(item)))

    def items(self, table: str, entity: str | None = None) -> list[dict[str, Any]]:
        """All that stands in a table."""
        found = self.dynamodb.scan(TableName=table)["Items"]
        return [item for item in found if entity is None or item["entity"]["S"] == entity]

    def work_at(self, person_id: str, school: School, *duties: Duty) -> Relation:
        return self.relate(
            person_id,
            Kind.WORKS_AT,
            school.id,
            commune_id=school.commune_id,
            school_id=school.id,
            object_name=school.name,
            duties=duties,
        )


@dataclass(frozen=True)
class Family:
    """Two guardians with one child in a class with a mentor."""

    school: School
    child: str
    anna: str
    erik: str
    class_id: str
    mentor: str


def a_family(portal: Portal, *, school: School | None = None, protected: bool = False) -> Family:
    """Anna and Erik are guardians of Alva, whose mentor is Maria in class 4B."""
    school = portal.add_school(school or a_school())
    child, anna, erik, class_id, mentor = (ids.new() for _ in range(5))
    place = {"school_id": school.id, "commune_id": school.commune_id}
    for person_id, name in ((anna, "Anna Lind"), (erik, "Erik Holm")):
        portal.relate(
            person_id, Kind.GUARDIAN_OF, child, person_name=name, object_name="Alva Lind",
            group_name="4B", object_protected=protected, **place,
        )  # fmt: skip
    portal.relate(
        child, Kind.MEMBER_OF, class_id, person_name="Alva Lind", object_name="4B",
        group_kind="class", person_protected=protected, **place,
    )  # fmt: skip
    portal.relate(
        mentor, Kind.MENTOR_OF, class_id, person_name="Maria Ek", object_name="4B",
        group_kind="class", **place,
    )  # fmt: skip
    return Family(school, child, anna, erik, class_id, mentor)

"""The released API is kept: each way of breaking a client is told of, and no other change."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from tools.openapi_changes import REFERENCE, breaking_changes

type Json = dict[str, Any]
type Change = Callable[[Json], object]


def test_nothing_that_was_released_is_broken() -> None:
    released = json.loads((REFERENCE / "openapi.released.json").read_text())
    present = json.loads((REFERENCE / "openapi.json").read_text())

    assert breaking_changes(released, present) == [], "see tools/openapi_changes.py"


def a_description() -> Json:
    """A route that shows a report, and one that takes it."""
    return {
        "paths": {
            "/reports": {
                "get": {
                    "operationId": "reports_list",
                    "security": [{"token": ["read"]}],
                    "parameters": [
                        {"name": "from", "in": "query", "schema": {"type": "string"}},
                        {
                            "name": "limit",
                            "in": "query",
                            "schema": {"type": "integer", "maximum": 9},
                        },
                    ],
                    "responses": {
                        "200": {
                            "headers": {"ETag": {"required": True}},
                            "content": {"application/json": {"schema": ref("ListOut")}},
                        },
                        "304": {},
                    },
                },
                "post": {
                    "operationId": "reports_make",
                    "security": [{"token": ["write"]}],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": ref("ReportIn")}},
                    },
                    "responses": {"201": {}},
                },
            }
        },
        "components": {
            "schemas": {
                "ListOut": {
                    "type": "object",
                    "required": ["items", "next"],
                    "properties": {
                        "items": {"type": "array", "items": ref("ReportOut")},
                        "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                    },
                },
                "ReportOut": {
                    "type": "object",
                    "required": ["id", "status", "after"],
                    "properties": {
                        "id": {"type": "string", "format": "uuid"},
                        "status": {"type": "string", "enum": ["open", "closed"]},
                        "after": {"anyOf": [ref("ReportOut"), {"type": "null"}]},
                    },
                },
                "ReportIn": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["day"],
                    "properties": {
                        "day": {"type": "string"},
                        "part": {"type": "string", "enum": ["whole", "half"]},
                        "note": {"anyOf": [{"type": "string", "maxLength": 9}, {"type": "null"}]},
                    },
                },
            }
        },
    }


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def operation(description: Json, method: str) -> Json:
    found: Json = description["paths"]["/reports"][method]
    return found


def schema(description: Json, name: str) -> Json:
    found: Json = description["components"]["schemas"][name]
    return found


def field(description: Json, name: str, of: str) -> Json:
    found: Json = schema(description, of)["properties"][name]
    return found


def header_named(name: str) -> Json:
    return {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}


BREAKING: dict[str, Change] = {
    "GET /reports: the route is gone": lambda d: d["paths"]["/reports"].pop("get"),
    "GET /reports: the operationId reports_list has become reports_all": lambda d: operation(
        d, "get"
    ).update(operationId="reports_all"),
    "GET /reports: what it demands of the token has changed": lambda d: operation(d, "get").update(
        security=[{"token": ["admin"]}]
    ),
    "GET /reports: the query parameter from is gone": lambda d: operation(d, "get")[
        "parameters"
    ].pop(0),
    "GET /reports: the query parameter from is required now": lambda d: operation(d, "get")[
        "parameters"
    ][0].update(required=True),
    "GET /reports: the header parameter if-match is new and required": lambda d: operation(
        d, "get"
    )["parameters"].append(header_named("If-Match")),
    "GET /reports: query parameter limit has a narrower maximum": lambda d: operation(d, "get")[
        "parameters"
    ][1]["schema"].update(maximum=8),
    "GET /reports: query parameter limit has a narrower minimum": lambda d: operation(d, "get")[
        "parameters"
    ][1]["schema"].update(minimum=1),
    "GET /reports: query parameter from has another format": lambda d: operation(d, "get")[
        "parameters"
    ][0]["schema"].update(format="date"),
    "GET /reports: query parameter from may no longer be string": lambda d: operation(d, "get")[
        "parameters"
    ][0]["schema"].update(type="integer"),
    "GET /reports: the answer 304 is gone": lambda d: operation(d, "get")["responses"].pop("304"),
    "GET /reports: the answer 200 need no longer have the header ETag": lambda d: operation(
        d, "get"
    )["responses"]["200"].pop("headers"),
    "GET /reports: answer 200: application/json is gone": lambda d: operation(d, "get")[
        "responses"
    ]["200"].pop("content"),
    "GET /reports: answer 200.items[].id is gone": lambda d: schema(d, "ReportOut")[
        "properties"
    ].pop("id"),
    "GET /reports: answer 200.items[].id may be absent now": lambda d: schema(d, "ReportOut")[
        "required"
    ].remove("id"),
    "GET /reports: answer 200.items[].id may be integer now": lambda d: schema(d, "ReportOut")[
        "properties"
    ].update(id={"anyOf": [{"type": "string", "format": "uuid"}, {"type": "integer"}]}),
    "GET /reports: answer 200.items[].id has another format": lambda d: field(
        d, "id", "ReportOut"
    ).pop("format"),
    "GET /reports: answer 200.items[].status may be lost now": lambda d: field(
        d, "status", "ReportOut"
    )["enum"].append("lost"),
    "GET /reports: answer 200.items[].status is no longer one of certain values": lambda d: field(
        d, "status", "ReportOut"
    ).pop("enum"),
    "GET /reports: answer 200.next may be integer now": lambda d: field(
        d, "next", "ListOut"
    ).update(anyOf=[{"type": "integer"}]),
    "POST /reports: body.part no longer takes half": lambda d: field(d, "part", "ReportIn")[
        "enum"
    ].remove("half"),
    "POST /reports: body.day takes only certain values now": lambda d: field(
        d, "day", "ReportIn"
    ).update(const="2026-11-24"),
    "POST /reports: body.part is required now": lambda d: schema(d, "ReportIn")["required"].append(
        "part"
    ),
    "POST /reports: body.note is gone": lambda d: schema(d, "ReportIn")["properties"].pop("note"),
    "POST /reports: body.note may no longer be null": lambda d: field(d, "note", "ReportIn")[
        "anyOf"
    ].pop(),
    "POST /reports: body.note has a narrower maxLength": lambda d: field(d, "note", "ReportIn")[
        "anyOf"
    ][0].update(maxLength=8),
    "POST /reports: body.day has another pattern": lambda d: field(d, "day", "ReportIn").update(
        pattern="^2"
    ),
    "POST /reports: the body is gone": lambda d: operation(d, "post").pop("requestBody"),
    "POST /reports: body: application/json is gone": lambda d: operation(d, "post")["requestBody"][
        "content"
    ].clear(),
    "POST /reports: the answer 201 is gone": lambda d: operation(d, "post")["responses"].clear(),
}

KEEPING: dict[str, Change] = {
    "a new route": lambda d: d["paths"].update({"/more": {"get": operation(d, "get")}}),
    "a new parameter that may be left out": lambda d: operation(d, "get")["parameters"].append(
        {"name": "to", "in": "query", "schema": {"type": "string"}}
    ),
    "a wider parameter": lambda d: operation(d, "get")["parameters"][1]["schema"].update(
        maximum=10
    ),
    "a new answer": lambda d: operation(d, "get")["responses"].update({"206": {}}),
    "a new field of an answer": lambda d: schema(d, "ReportOut")["properties"].update(
        name={"type": "string"}
    ),
    "fewer values of an answer": lambda d: field(d, "status", "ReportOut")["enum"].remove("open"),
    "an answer that is never null": lambda d: field(d, "next", "ListOut")["anyOf"].pop(),
    "a new field that may be left out": lambda d: schema(d, "ReportIn")["properties"].update(
        to={"type": "string"}
    ),
    "a field that need not be filled in": lambda d: schema(d, "ReportIn")["required"].clear(),
    "more values of a request": lambda d: field(d, "part", "ReportIn")["enum"].append("third"),
    "any value of a request": lambda d: field(d, "part", "ReportIn").pop("enum"),
    "other words": lambda d: operation(d, "get").update(summary="Reports", description="All"),
    "a body that may be left out": lambda d: operation(d, "post")["requestBody"].pop("required"),
}


@pytest.mark.parametrize("told", BREAKING)
def test_each_breaking_change_is_told_of(told: str) -> None:
    after = a_description()
    BREAKING[told](after)

    assert breaking_changes(a_description(), after) == [told]


@pytest.mark.parametrize("kept", KEEPING)
def test_other_changes_break_nothing(kept: str) -> None:
    after = a_description()
    KEEPING[kept](after)

    assert breaking_changes(a_description(), after) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_body_that_comes_to_be_required_breaks(method: str) -> None:
    before, after = a_description(), a_description()
    body = operation(after, "post")["requestBody"]
    if method == "get":
        operation(after, "get")["requestBody"] = body
    else:
        operation(before, "post")["requestBody"].pop("required")

    changes = breaking_changes(before, after)

    assert changes == [f"{method.upper()} /reports: a body is required now"]


def test_a_form_that_takes_unknown_fields_no_more_breaks() -> None:
    before, after = a_description(), a_description()
    schema(before, "ReportIn").pop("additionalProperties")

    assert breaking_changes(before, after) == ["POST /reports: body takes no unknown fields now"]


def test_the_present_description_breaks_nothing_of_itself() -> None:
    present = json.loads((REFERENCE / "openapi.json").read_text())

    assert breaking_changes(present, deepcopy(present)) == []

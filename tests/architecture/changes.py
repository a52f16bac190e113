"""A small description, and every way to change it, with what is told of each."""

from collections.abc import Callable
from typing import Any

TEXT = {"type": "string"}
DESCRIPTION: dict[str, Any] = {
    "paths": {
        "/things/{id}": {
            "put": {
                "operationId": "things_change",
                "security": [{"token": ["things.write"]}],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": TEXT},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
                    {"name": "If-Match", "in": "header", "required": True, "schema": TEXT},
                ],
                "requestBody": {"content": {"json": {"schema": {"$ref": "#/s/ThingIn"}}}},
                "responses": {
                    "200": {
                        "content": {"json": {"schema": {"$ref": "#/s/ThingOut"}}},
                        "headers": {"ETag": {"required": True, "schema": TEXT}},
                    },
                    "default": {},
                },
            },
            "delete": {"operationId": "things_end", "responses": {"204": {}}},
        }
    },
    "s": {
        "ThingIn": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "pattern": "^a", "minLength": 1, "maxLength": 9},
                "kind": {"type": "string", "enum": ["a", "b"]},
                "note": {"anyOf": [TEXT, {"type": "null"}]},
                "days": {"type": "array", "maxItems": 9, "items": TEXT},
                "size": {"type": "number"},
            },
        },
        "ThingOut": {
            "type": "object",
            "required": ["name", "kind", "parts", "size"],
            "properties": {
                "name": TEXT,
                "kind": {"type": "string", "enum": ["a", "b"]},
                "parts": {"type": "array", "items": {"$ref": "#/s/ThingOut"}},
                "size": {"allOf": [{"type": "integer"}]},
                "day": {"type": "string", "format": "date"},
                "note": {"anyOf": [TEXT, {"type": "null"}]},
            },
        },
    },
}

type Change = Callable[[dict[str, Any]], object]

PUT = "PUT /things/{id}"


def put(one: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = one["paths"]["/things/{id}"]["put"]
    return found


def sent(one: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = one["s"]["ThingIn"]
    return found


def got(one: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = one["s"]["ThingOut"]
    return found


def parameter(name: str, **more: object) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": TEXT, **more}


OPERATIONS: dict[str, tuple[Change, str]] = {
    "path": (lambda d: d.update(paths={}), f"{PUT}: is gone"),
    "operation": (
        lambda d: d["paths"]["/things/{id}"].pop("delete"),
        "DELETE /things/{id}: is gone",
    ),
    "operationId": (
        lambda d: put(d).update(operationId="x"),
        f"{PUT}: operationId is x now, not things_change",
    ),
    "other scope": (
        lambda d: put(d).update(security=[{"token": ["x"]}]),
        f"{PUT}: another security is asked for",
    ),
    "public": (lambda d: put(d).pop("security"), f"{PUT}: another security is asked for"),
    "security of all": (
        lambda d: d.update(security=[{"token": []}]),
        "DELETE /things/{id}: another security is asked for",
    ),
    "new parameter": (
        lambda d: put(d)["parameters"].append(parameter("q", required=True)),
        f"{PUT} query q: must be sent now",
    ),
    "new parameter of the path's": (
        lambda d: d["paths"]["/things/{id}"].update(parameters=[parameter("q", required=True)]),
        f"{PUT} query q: must be sent now",
    ),
    "parameter required": (
        lambda d: put(d)["parameters"][1].update(required=True),
        f"{PUT} query limit: must be sent now",
    ),
    "parameter gone": (
        lambda d: put(d)["parameters"].pop(1),
        f"{PUT} query limit: is no longer taken",
    ),
    "parameter narrowed": (
        lambda d: put(d)["parameters"][1]["schema"].update(maximum=8),
        f"{PUT} query limit: `maximum` is 8 now",
    ),
    "new header": (
        lambda d: put(d)["parameters"].append(parameter("Key", **{"in": "header"}, required=True)),
        f"{PUT} header key: must be sent now",
    ),
    "body required": (
        lambda d: put(d)["requestBody"].update(required=True),
        f"{PUT} body: must be sent now",
    ),
    "body gone": (lambda d: put(d).pop("requestBody"), f"{PUT} body: json is no longer taken"),
    "status gone": (
        lambda d: put(d)["responses"].pop("default"),
        f"{PUT} default: is no longer answered",
    ),
    "content gone": (
        lambda d: put(d)["responses"]["200"].pop("content"),
        f"{PUT} 200: is no longer json",
    ),
    "answer's header gone": (
        lambda d: put(d)["responses"]["200"].pop("headers"),
        f"{PUT} 200 ETag: is gone",
    ),
    "answer's header optional": (
        lambda d: put(d)["responses"]["200"]["headers"]["ETag"].pop("required"),
        f"{PUT} 200 ETag: may be missing now",
    ),
}


REQUESTS: dict[str, tuple[Change, str]] = {
    "required": (lambda d: sent(d)["required"].append("kind"), ".kind: must be sent now"),
    "new and required": (
        lambda d: (sent(d)["properties"].update(q=TEXT), sent(d)["required"].append("q")),
        ".q: must be sent now",
    ),
    "gone": (lambda d: sent(d)["properties"].pop("size"), ".size: is no longer taken"),
    "type": (
        lambda d: sent(d)["properties"]["size"].update(type="integer"),
        ".size: number is no longer taken",
    ),
    "no null": (
        lambda d: sent(d)["properties"].update(note=TEXT),
        ".note: null is no longer taken",
    ),
    "enum": (
        lambda d: sent(d)["properties"]["kind"].update(enum=["a"]),
        ".kind: 'b' is no longer taken",
    ),
    "const": (
        lambda d: sent(d)["properties"]["name"].update(const="a"),
        ".name: takes only some values now",
    ),
    "pattern": (
        lambda d: sent(d)["properties"]["name"].update(pattern="^b"),
        ".name: `pattern` is ^b now",
    ),
    "format": (
        lambda d: sent(d)["properties"]["name"].update(format="date"),
        ".name: must be a date now",
    ),
    "lower": (
        lambda d: sent(d)["properties"]["name"].update(minLength=2),
        ".name: `minLength` is 2 now",
    ),
    "upper": (
        lambda d: sent(d)["properties"]["days"].update(maxItems=8),
        ".days: `maxItems` is 8 now",
    ),
    "in a list": (
        lambda d: sent(d)["properties"]["days"].update(items={"type": "string", "maxLength": 5}),
        ".days[]: `maxLength` is 5 now",
    ),
    "unknown word": (
        lambda d: sent(d).update(dependentRequired={"note": ["kind"]}),
        ": `dependentRequired` has changed, which cannot be weighed here",
    ),
}
ANSWERS: dict[str, tuple[Change, str]] = {
    "gone": (lambda d: got(d)["properties"].pop("name"), ".name: is gone"),
    "optional one gone": (lambda d: got(d)["properties"].pop("day"), ".day: is gone"),
    "optional": (lambda d: got(d)["required"].remove("name"), ".name: may be missing now"),
    "null": (
        lambda d: got(d)["properties"].update(name={"anyOf": [TEXT, {"type": "null"}]}),
        ".name: can be null now",
    ),
    "null in a list of types": (
        lambda d: got(d)["properties"].update(name={"type": ["string", "null"]}),
        ".name: can be null now",
    ),
    "type": (
        lambda d: got(d)["properties"].update(size={"type": "number"}),
        ".size: can be number now",
    ),
    "format": (
        lambda d: got(d)["properties"]["day"].pop("format"),
        ".day: is no longer always a date",
    ),
    "enum": (
        lambda d: got(d)["properties"]["kind"]["enum"].append("c"),
        ".kind: can be 'c' now: a client that knows the listed values alone cannot show it",
    ),
    "no enum": (
        lambda d: got(d)["properties"].update(kind=TEXT),
        ".kind: can be any value now",
    ),
    "in a list": (
        lambda d: got(d)["properties"]["parts"].update(items=TEXT),
        ".parts[]: can be string now",
    ),
}
ADDED: dict[str, Change] = {
    "path": lambda d: d["paths"].update({"/others": {"get": {"responses": {"200": {}}}}}),
    "optional parameter": lambda d: put(d)["parameters"].append(parameter("q")),
    "parameter optional": lambda d: put(d)["parameters"][2].pop("required"),
    "header in other letters": lambda d: put(d)["parameters"][2].update(name="if-match"),
    "status": lambda d: put(d)["responses"].update({"304": {}}),
    "optional field": lambda d: sent(d)["properties"].update(q=TEXT),
    "field optional": lambda d: sent(d)["required"].clear(),
    "wider limit": lambda d: sent(d)["properties"]["name"].update(maxLength=10),
    "no pattern": lambda d: sent(d)["properties"]["name"].pop("pattern"),
    "value taken": lambda d: sent(d)["properties"]["kind"]["enum"].append("c"),
    "null taken": lambda d: sent(d)["properties"]["name"].update(type=["string", "null"]),
    "unknown fields taken": lambda d: sent(d).pop("additionalProperties"),
    "property answered": lambda d: got(d)["properties"].update(q=TEXT),
    "never null": lambda d: got(d)["properties"].update(note=TEXT),
    "value not answered": lambda d: got(d)["properties"]["kind"]["enum"].pop(),
    "words": lambda d: got(d).update(description="A thing", title="Thing"),
    "another name": lambda d: (
        d["s"].update(New={"allOf": [got(d)]}),
        put(d)["responses"]["200"]["content"]["json"].update(schema={"$ref": "#/s/New"}),
    ),
}

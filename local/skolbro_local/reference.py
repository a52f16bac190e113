"""The generated reference: API, data model, events and problems, from the code itself.

`python -m skolbro_local.reference` writes it; a contract test fails when it is stale.
"""

import json
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages
from typing import Any

from skolbro.access.store import DESIGN as ACCESS
from skolbro.events import EventData
from skolbro.http.openapi import describe
from skolbro.http.problems import TYPE_PREFIX, Problem
from skolbro.table import Design
from skolbro.text import translate
from skolbro_local import places

MODULES = ("identity", "directory", "attendance", "booking", "notify")
# A module of pages, whose routes are no part of the description.
PAGES = ("bankid",)
REFERENCE = places.ROOT / "docs" / "reference"
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "traceId"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do, in the reader's language"},
        "instance": {"type": "string"},
        "traceId": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "message"],
                "properties": {
                    "pointer": {"type": "string"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
    },
}

_ABOUT_EVENTS = (
    "What modules tell each other, by the outbox of their tables. An event is an item of the same",
    "transaction as the change. It has an `id`, a `type`, `at` (an instant in UTC), `trace` (the",
    "request that it came from) and `data`: ids, dates and codes, never a name or a text. It",
    "stands in the table for a week, until `expires_at`.",
    "",
    "A version never changes once it has been sent: who needs another field makes the next one.",
)


def openapi() -> dict[str, Any]:
    """All modules' routes in one description (OpenAPI 3.1)."""
    whole: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Skolbro",
            "version": "1",
            "description": "The portal between home and school.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "paths": {},
        "components": {
            "schemas": {"Problem": PROBLEM},
            "securitySchemes": {"token": _token()},
        },
    }
    for module in MODULES:
        part = describe(import_module(f"{module}.api").app)
        whole["paths"] |= part["paths"]
        whole["components"]["schemas"] |= _own_schemas(part)
    return whole


def data_model() -> str:
    """Tables, entities, keys and access patterns, as declared."""
    designs: list[Design] = [ACCESS]
    designs += [import_module(f"{module}.store").DESIGN for module in sorted(MODULES + PAGES)]
    parts = ["# Data model", "", "Generated from the declarations in each module's `store.py`."]
    for design in designs:
        parts += ["", f"## Table `{design.table}`", "", "| entity | what | pk | sk | gsi1 |"]
        parts += ["|---|---|---|---|---|"]
        for one in design.entities:
            index = f"`{one.gsi1pk}` / `{one.gsi1sk}`" if one.gsi1pk else ""
            gone = " Expires." if one.expires else ""
            parts += [f"| {one.name} | {one.what}{gone} | `{one.pk}` | `{one.sk}` | {index} |"]
        parts += ["", "| access pattern | entity | by | index | read |", "|---|---|---|---|---|"]
        for pattern in design.patterns:
            read = "strongly consistent" if pattern.consistent else "eventually consistent"
            by, index = pattern.by, pattern.index or ""
            parts += [f"| {pattern.name} | {pattern.entity.name} | {by} | {index} | {read} |"]
    return "\n".join(parts) + "\n"


def problems() -> str:
    """Every refusal with its page: the `type` of a problem leads here."""
    for module in MODULES:
        import_module(f"{module}.api")
    parts = ["# Problems", "", f"The `type` of a problem is `{TYPE_PREFIX}` and the name below."]
    for code, kind in sorted(Problem.kinds.items()):
        rule = " ".join((kind.__doc__ or "").split())
        parts += ["", f"## {code}", "", f"Status {kind.status.value}. {rule}", ""]
        parts += [f"- sv: **{kind.title}** {kind.detail}"]
        english = f"**{translate(kind.title, 'en')}** {translate(kind.detail, 'en')}"
        parts += [f"- en: {english}"]
    return "\n".join(parts) + "\n"


def events() -> str:
    """Every event that a module sends: what it says, who reads it, and its JSON schema."""
    parts = [
        "# Events",
        "",
        *_ABOUT_EVENTS,
        "",
        "| event | from | data | read by |",
        "|---|---|---|---|",
    ]
    schemas, readers = event_schemas(), _readers()
    for name, schema in schemas.items():
        fields = ", ".join(f"`{field}`" for field in schema["properties"])
        read_by = ", ".join(module for module, types in readers.items() if name in types)
        parts += [f"| `{name}` | {name.partition('.')[0]} | {fields} | {read_by} |"]
    for name, schema in schemas.items():
        shown = {key: value for key, value in schema.items() if key != "description"}
        parts += ["", f"## {name}", "", schema["description"], ""]
        parts += ["```json", json.dumps(shown, indent=2, ensure_ascii=False), "```"]
    return "\n".join(parts) + "\n"


def event_schemas() -> dict[str, dict[str, Any]]:
    """The JSON schema of each event's `data`, by the event's type."""
    for module in MODULES:
        # The events of a noun may be sent by a worker alone, which no route knows.
        for file in walk_packages(import_module(module).__path__, f"{module}."):
            if file.name.endswith(".events"):
                import_module(file.name)
    kinds = sorted(EventData.kinds.items())
    return {name: _without_titles(kind.model_json_schema()) for name, kind in kinds}


def pages() -> dict[str, str]:
    """Each generated file with what it shall hold."""
    return {
        "openapi.json": json.dumps(openapi(), indent=2, ensure_ascii=False) + "\n",
        "data-model.md": data_model(),
        "events.md": events(),
        "problems.md": problems(),
    }


def _readers() -> dict[str, frozenset[str]]:
    workers = {
        module: import_module(f"{module}.worker")
        for module in MODULES
        if find_spec(f"{module}.worker")
    }
    return {
        module: worker.consumer.event_types
        for module, worker in workers.items()
        if hasattr(worker, "consumer")
    }


def _without_titles(schema: dict[str, Any]) -> dict[str, Any]:
    described = " ".join(schema["description"].split())
    fields = {
        name: {key: value for key, value in field.items() if key != "title"}
        for name, field in schema["properties"].items()
    }
    return {**schema, "description": described, "properties": fields}


def _own_schemas(part: dict[str, Any]) -> dict[str, Any]:
    schemas: dict[str, Any] = part.get("components", {}).get("schemas", {})
    unused = {"HTTPValidationError", "ResponseValidationError", "ValidationError"}
    return {name: schema for name, schema in schemas.items() if name not in unused}


def _token() -> dict[str, Any]:
    code = {
        "authorizationUrl": "https://sign-in.example/oauth2/authorize",
        "tokenUrl": "https://sign-in.example/oauth2/token",
        "scopes": _scopes(),
    }
    return {"type": "oauth2", "flows": {"authorizationCode": code}}


def _scopes() -> dict[str, str]:
    kinds = {"read": "Read", "write": "Change"}
    return {
        f"skolbro/{module}.{kind}": f"{verb} {module}"
        for module in MODULES
        for kind, verb in kinds.items()
    }


def main() -> None:
    """Write the files."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text)


if __name__ == "__main__":
    main()

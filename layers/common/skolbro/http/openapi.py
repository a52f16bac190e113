"""The description of a module's routes, with what Powertools cannot see added to it."""

import re
from typing import Any

from skolbro import ids
from skolbro.access.actor import token_scope
from skolbro.http.app import PortalApp

_IN_PATH = re.compile(r"{(\w+)}")
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def describe(app: PortalApp) -> dict[str, Any]:
    """The module's part of `docs/reference/openapi.json`.

    Adds the path parameters that a scope consumes before the route sees them, the token's scope
    of every route that is not public, and the problem that any route can answer with.
    """
    schema: dict[str, Any] = app.get_openapi_schema(title="Skolbro", version="1").model_dump(
        by_alias=True, exclude_none=True, mode="json"
    )
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            _complete(operation, path=path, method=method)
    return schema


def _complete(operation: dict[str, Any], *, path: str, method: str) -> None:
    known = {p["name"] for p in operation.get("parameters", ())}
    missing = [name for name in _IN_PATH.findall(path) if name not in known]
    if missing:
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": _id_schema()}
            for name in missing
        ] + operation.get("parameters", [])
    for header in _headers(operation, method):
        operation.setdefault("parameters", []).append(header)
    if not operation.pop("x-public", False):
        operation["security"] = [{"token": [token_scope(method, path)]}]
    operation["responses"].pop("422", None)
    operation["responses"]["default"] = {"description": "Problem", "content": _PROBLEM}


def _headers(operation: dict[str, Any], method: str) -> list[dict[str, Any]]:
    names = ["Idempotency-Key"] if method == "post" else []
    if operation.pop("x-if-match", False):
        names.append("If-Match")
    return [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
        for name in names
    ]


def _id_schema() -> dict[str, str]:
    return {"type": "string", "pattern": ids.PATTERN}

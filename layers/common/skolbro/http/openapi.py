"""The description of a module's routes, with what Powertools cannot see added to it."""

import re
from typing import Any, get_args, get_origin, get_type_hints

from aws_lambda_powertools.event_handler import Response

from skolbro import ids
from skolbro.access.actor import token_scope
from skolbro.http import idempotency
from skolbro.http.app import PortalApp

_IN_PATH = re.compile(r"{(\w+)}")
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_TEXT = {"type": "string"}
_ID = {"type": "string", "pattern": ids.PATTERN}
_REQUEST_HEADERS = {
    "Idempotency-Key": {
        "description": "New for each new request; the same again for the same answer again",
        "schema": {"type": "string", "pattern": idempotency.PATTERN},
    },
    "If-Match": {"description": "The ETag of the version to change", "schema": _TEXT},
}
_ANSWER_HEADERS = {
    "ETag": {"description": "The version that was answered", "schema": _TEXT},
    "Location": {"description": "The address of what was made", "schema": _TEXT},
}
_LINK = {"description": 'The address of the next page (`rel="next"`), if any', "schema": _TEXT}


def describe(app: PortalApp) -> dict[str, Any]:
    """The module's part of `docs/reference/openapi.json`.

    Adds the path parameters that a scope consumes before the route sees them, the headers that
    are required and answered, the token's scope of every route that is not public, and the
    problem that any route can answer with.
    """
    schema: dict[str, Any] = app.get_openapi_schema(title="Skolbro", version="1").model_dump(
        by_alias=True, exclude_none=True, mode="json"
    )
    versioned = _versioned(app)
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            _complete_request(operation, path=path, method=method)
            if not operation.pop("x-public", False):
                operation["security"] = [{"token": [token_scope(method, path)]}]
            versions = operation["operationId"] in versioned
            _complete_answers(operation, method=method, versioned=versions)
    return schema


def _versioned(app: PortalApp) -> set[str]:
    """The routes that answer with an ETag: those that make the whole response themselves."""
    found = set()
    for route in app._static_routes + app._dynamic_routes:  # noqa: SLF001 - its own subclass
        answer = get_type_hints(route.func)["return"]
        if get_origin(answer) is Response and get_args(answer) != (type(None),):
            found.add(str(route.operation_id))
    return found


def _complete_request(operation: dict[str, Any], *, path: str, method: str) -> None:
    known = {p["name"] for p in operation.get("parameters", ())}
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": _ID}
        for name in _IN_PATH.findall(path)
        if name not in known
    ]
    one_click = operation.pop("x-one-click", False)
    names = ["Idempotency-Key"] if method == "post" and not one_click else []
    if operation.pop("x-if-match", False):
        names.append("If-Match")
    headers = [
        {"name": name, "in": "header", "required": True, **_REQUEST_HEADERS[name]} for name in names
    ]
    parameters = [*in_path, *map(_sendable, operation.get("parameters", ())), *headers]
    if parameters:
        operation["parameters"] = parameters


def _sendable(parameter: dict[str, Any]) -> dict[str, Any]:
    # What may be left out of a query is None in the code; null cannot be written in a query.
    schema = parameter["schema"]
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(kinds) != 1:
        return parameter
    rest = {word: value for word, value in schema.items() if word != "anyOf"}
    return {**parameter, "schema": {**kinds[0], **rest}}


def _complete_answers(operation: dict[str, Any], *, method: str, versioned: bool) -> None:
    answers = operation["responses"]
    answers.pop("422", None)
    if kind := operation.pop("x-file", ""):
        answers["200"]["content"] = {kind: {"schema": _TEXT}}
    if versioned and "200" in answers:
        answers["200"]["headers"] = _answer_headers("ETag")
        if any(one["name"] == "cursor" for one in operation.get("parameters", ())):
            answers["200"]["headers"]["Link"] = _LINK
        if method == "get":
            answers["304"] = {"description": "Not modified", "headers": _answer_headers("ETag")}
    if operation.pop("x-may-stand", False):
        stands = {"description": "It stood already", "headers": _answer_headers("ETag")}
        answers["200"] = answers["201"] | stands
    if "201" in answers:
        answers["201"]["headers"] = _answer_headers("ETag", "Location")
    if "204" in answers:
        answers["204"] = {"description": "Done"}
    answers["default"] = {"description": "Problem", "content": _PROBLEM}


def _answer_headers(*names: str) -> dict[str, Any]:
    return {name: {"required": True, **_ANSWER_HEADERS[name]} for name in names}

"""What a client of the last release would stumble on in the present description of the API.

`python -m tools.openapi_changes` compares `docs/reference/openapi.json` with the baseline
`openapi.released.json` beside it, and fails with one line for each breaking change. A contract
test does the same.

The baseline is moved at a release and at no other time: copy `openapi.json` over it in the
commit that makes the release. A breaking change that is wanted is told of in CHANGELOG.md, and
waits for a release that may break, where the baseline is moved with it.

Breaking is: what can be asked for grows less (a route, a parameter, a field, a value, a type is
gone, or something new is required), or what is answered grows other (a field, a header or a
status is gone, a field may be absent, a value or a type comes that was not there before). What
a route demands of the token, and its operationId, by which clients are generated, may not change.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.openapi_schemas import Both, Side, compare_schemas

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})

type Json = dict[str, Any]


def breaking_changes(before: Json, after: Json) -> list[str]:
    """One line for each, beginning with the operation. Both are OpenAPI 3.1 descriptions."""
    both = Both(before, after)
    found: list[str] = []
    for path, methods in before["paths"].items():
        for method in METHODS & methods.keys():
            old, new = methods[method], after["paths"].get(path, {}).get(method)
            name = f"{method.upper()} {path}"
            if new is None:
                found.append(f"{name}: the route is gone")
            else:
                found += [f"{name}: {change}" for change in _operation(old, new, both)]
    return sorted(found)


def _operation(old: Json, new: Json, both: Both) -> Iterator[str]:
    if old["operationId"] != new["operationId"]:
        yield f"the operationId {old['operationId']} has become {new['operationId']}"
    if old.get("security", []) != new.get("security", []):
        yield "what it demands of the token has changed"
    yield from _parameters(old, new, both)
    yield from _body(old.get("requestBody"), new.get("requestBody"), both)
    yield from _answers(old["responses"], new["responses"], both)


def _parameters(old: Json, new: Json, both: Both) -> Iterator[str]:
    before, after = _by_place(old), _by_place(new)
    for (place, name), parameter in before.items():
        if (place, name) not in after:
            yield f"the {place} parameter {name} is gone"
            continue
        now = after[place, name]
        if now.get("required") and not parameter.get("required"):
            yield f"the {place} parameter {name} is required now"
        where = f"{place} parameter {name}"
        yield from compare_schemas(
            parameter["schema"], now["schema"], both=both, side=Side.ASKED, where=where
        )
    for place, name in after.keys() - before.keys():
        if after[place, name].get("required"):
            yield f"the {place} parameter {name} is new and required"


def _by_place(operation: Json) -> dict[tuple[str, str], Json]:
    return {(one["in"], one["name"].lower()): one for one in operation.get("parameters", ())}


def _body(old: Json | None, new: Json | None, both: Both) -> Iterator[str]:
    if old is None:
        if new is not None and new.get("required"):
            yield "a body is required now"
        return
    if new is None:
        yield "the body is gone"
        return
    if new.get("required") and not old.get("required"):
        yield "a body is required now"
    yield from _content(old["content"], new["content"], both, side=Side.ASKED, where="body")


def _answers(old: Json, new: Json, both: Both) -> Iterator[str]:
    for status, answer in old.items():
        if status not in new:
            yield f"the answer {status} is gone"
            continue
        now = new[status]
        for name, header in answer.get("headers", {}).items():
            left = now.get("headers", {}).get(name)
            if left is None or (header.get("required") and not left.get("required")):
                yield f"the answer {status} need no longer have the header {name}"
        yield from _content(
            answer.get("content", {}),
            now.get("content", {}),
            both,
            side=Side.ANSWERED,
            where=f"answer {status}",
        )


def _content(old: Json, new: Json, both: Both, *, side: Side, where: str) -> Iterator[str]:
    for kind, content in old.items():
        if kind not in new:
            yield f"{where}: {kind} is gone"
            continue
        yield from compare_schemas(
            content["schema"], new[kind]["schema"], both=both, side=side, where=where
        )


def main() -> None:
    """Compare the two files; exits with 1 if something breaks."""
    released = json.loads((REFERENCE / "openapi.released.json").read_text())
    present = json.loads((REFERENCE / "openapi.json").read_text())
    changes = breaking_changes(released, present)
    sys.stdout.writelines(f"{change}\n" for change in changes)
    sys.exit(bool(changes))


if __name__ == "__main__":
    main()

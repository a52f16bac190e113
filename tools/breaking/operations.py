"""Two descriptions (OpenAPI 3.1), operation by operation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.breaking.schemas import Json, Way, Weighing, followed

_METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


@dataclass(frozen=True, slots=True)
class Pair:
    """One operation as it was and as it is, and the descriptions that they stand in."""

    place: str
    old: Json
    new: Json
    before: Json
    after: Json

    def weigh(self, way: Way, old: Json, new: Json, *, place: str) -> Iterator[str]:
        """Compare the schemas of a parameter, header or content; none says nothing."""
        weighing = Weighing.of(way, self.before, self.after)
        return weighing.changes(old.get("schema", {}), new.get("schema", {}), place=place)


def breaking(old: Json, new: Json) -> Iterator[str]:
    """A line for each change that would break a client of the old description."""
    now = _operations(new)
    for name, operation in _operations(old).items():
        if name not in now:
            yield f"{name}: is gone"
            continue
        pair = Pair(name, operation, now[name], old, new)
        yield from _names(pair)
        yield from _parameters(pair)
        yield from _body(pair)
        yield from _answers(pair)


def _operations(description: Json) -> dict[str, Json]:
    found = {}
    for path, methods in description.get("paths", {}).items():
        shared = methods.get("parameters", [])
        for method in _METHODS:
            if method in methods:
                operation = methods[method]
                parameters = [*shared, *operation.get("parameters", [])]
                found[f"{method.upper()} {path}"] = {**operation, "parameters": parameters}
    return found


def _names(pair: Pair) -> Iterator[str]:
    old, new = pair.old.get("operationId"), pair.new.get("operationId")
    if old != new:
        yield f"{pair.place}: operationId is {new} now, not {old}"
    if _security(pair.old, pair.before) != _security(pair.new, pair.after):
        yield f"{pair.place}: another security is asked for"


def _security(operation: Json, description: Json) -> list[Any]:
    own = operation.get("security")  # an empty one makes public what is not otherwise
    ways: list[Json] = description.get("security", []) if own is None else own
    return sorted(sorted((name, sorted(scopes)) for name, scopes in way.items()) for way in ways)


def _parameters(pair: Pair) -> Iterator[str]:
    old = _by_name(pair.old, pair.before)
    new = _by_name(pair.new, pair.after)
    for name, one in old.items():
        place = f"{pair.place} {name}"
        if name not in new:
            yield f"{place}: is no longer taken"
            continue
        yield from pair.weigh(Way.REQUEST, one, new[name], place=place)
    for name, one in new.items():
        if one.get("required") and not old.get(name, {}).get("required"):
            yield f"{pair.place} {name}: must be sent now"


def _by_name(operation: Json, description: Json) -> dict[str, Json]:
    found = {}
    for one in operation["parameters"]:
        parameter = followed(one, description)
        where, name = parameter["in"], parameter["name"]
        found[f"{where} {name.lower() if where == 'header' else name}"] = parameter
    return found


def _body(pair: Pair) -> Iterator[str]:
    old = followed(pair.old.get("requestBody", {}), pair.before)
    new = followed(pair.new.get("requestBody", {}), pair.after)
    place = f"{pair.place} body"
    if new.get("required") and not old.get("required"):
        yield f"{place}: must be sent now"
    for kind, content in old.get("content", {}).items():
        if kind not in new.get("content", {}):
            yield f"{place}: {kind} is no longer taken"
            continue
        yield from pair.weigh(Way.REQUEST, content, new["content"][kind], place=place)


def _answers(pair: Pair) -> Iterator[str]:
    for status, answer in pair.old.get("responses", {}).items():
        place = f"{pair.place} {status}"
        if status not in pair.new.get("responses", {}):
            yield f"{place}: is no longer answered"
            continue
        old = followed(answer, pair.before)
        new = followed(pair.new["responses"][status], pair.after)
        yield from _contents(pair, old, new, place)
        yield from _headers(pair, old, new, place)


def _contents(pair: Pair, old: Json, new: Json, place: str) -> Iterator[str]:
    for kind, content in old.get("content", {}).items():
        if kind not in new.get("content", {}):
            yield f"{place}: is no longer {kind}"
            continue
        yield from pair.weigh(Way.ANSWER, content, new["content"][kind], place=place)


def _headers(pair: Pair, old: Json, new: Json, place: str) -> Iterator[str]:
    now = {name.lower(): one for name, one in new.get("headers", {}).items()}
    for name, one in old.get("headers", {}).items():
        if name.lower() not in now:
            yield f"{place} {name}: is gone"
            continue
        header = followed(now[name.lower()], pair.after)
        before = followed(one, pair.before)
        if before.get("required") and not header.get("required"):
            yield f"{place} {name}: may be missing now"
        yield from pair.weigh(Way.ANSWER, before, header, place=f"{place} {name}")

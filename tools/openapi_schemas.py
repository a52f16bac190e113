"""Whether one JSON schema takes less, or may give something else, than another.

For the schemas that this project's wire models make: objects, lists, plain values, enumerations
and unions of different types, with references. Used by `tools.openapi_changes`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

type Json = dict[str, Any]

LOWER_BOUNDS = ("minLength", "minimum", "exclusiveMinimum", "minItems")
UPPER_BOUNDS = ("maxLength", "maximum", "exclusiveMaximum", "maxItems")


class Side(Enum):
    """Who writes what the schema is of: the client that asks, or the portal that answers."""

    ASKED = "asked"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Both:
    """The two descriptions that references lead into."""

    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two schemas of one type at one place."""

    old: Json
    new: Json
    both: Both
    side: Side
    where: str
    seen: frozenset[tuple[int, int]]


def compare_schemas(
    old: Json,
    new: Json,
    *,
    both: Both,
    side: Side,
    where: str,
    seen: frozenset[tuple[int, int]] = frozenset(),
) -> Iterator[str]:
    """A line for each change that breaks a client. Goes into a recursive schema once."""
    before, after = _by_type(old, both.before), _by_type(new, both.after)
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    if side is Side.ASKED and gone:
        yield f"{where} may no longer be {_words(gone)}"
    if side is Side.ANSWERED and come:
        yield f"{where} may be {_words(come)} now"
    for kind in before.keys() & after.keys():
        pair = (id(before[kind]), id(after[kind]))
        if pair not in seen:
            inside = seen | {pair}
            yield from _same_type(_Pair(before[kind], after[kind], both, side, where, inside))


def _same_type(pair: _Pair) -> Iterator[str]:
    yield from _values(pair)
    yield from _forms(pair)
    yield from _bounds(pair)
    yield from _fields(pair)
    if "items" in pair.old and "items" in pair.new:
        yield from _within(pair, pair.old["items"], pair.new["items"], f"{pair.where}[]")


def _values(pair: _Pair) -> Iterator[str]:
    old, new = _enumerated(pair.old), _enumerated(pair.new)
    if pair.side is Side.ASKED and new is not None:
        if old is None:
            yield f"{pair.where} takes only certain values now"
        elif old - new:
            yield f"{pair.where} no longer takes {_words(old - new)}"
    if pair.side is Side.ANSWERED and old is not None:
        if new is None:
            yield f"{pair.where} is no longer one of certain values"
        elif new - old:
            yield f"{pair.where} may be {_words(new - old)} now"


def _forms(pair: _Pair) -> Iterator[str]:
    for name in ("format", "pattern"):
        old, new = pair.old.get(name), pair.new.get(name)
        # A form that is let go takes more of who asks; any other change may surprise.
        stays = old if pair.side is Side.ASKED and new is None else new
        if old != stays:
            yield f"{pair.where} has another {name}"


def _bounds(pair: _Pair) -> Iterator[str]:
    if pair.side is Side.ANSWERED:
        return
    for name in LOWER_BOUNDS:
        if pair.new.get(name, float("-inf")) > pair.old.get(name, float("-inf")):
            yield f"{pair.where} has a narrower {name}"
    for name in UPPER_BOUNDS:
        if pair.new.get(name, float("inf")) < pair.old.get(name, float("inf")):
            yield f"{pair.where} has a narrower {name}"


def _fields(pair: _Pair) -> Iterator[str]:
    old, new = pair.old.get("properties", {}), pair.new.get("properties", {})
    needed_before, needed = set(pair.old.get("required", ())), set(pair.new.get("required", ()))
    for name in old.keys() - new.keys():
        yield f"{pair.where}.{name} is gone"
    for name in old.keys() & new.keys():
        yield from _within(pair, old[name], new[name], f"{pair.where}.{name}")
    if pair.side is Side.ASKED:
        for name in needed - needed_before:
            yield f"{pair.where}.{name} is required now"
        closed = [one.get("additionalProperties") is False for one in (pair.old, pair.new)]
        if closed == [False, True]:
            yield f"{pair.where} takes no unknown fields now"
    else:
        for name in (needed_before & new.keys()) - needed:
            yield f"{pair.where}.{name} may be absent now"


def _within(pair: _Pair, old: Json, new: Json, where: str) -> Iterator[str]:
    yield from compare_schemas(
        old, new, both=pair.both, side=pair.side, where=where, seen=pair.seen
    )


def _by_type(schema: Json, description: Json) -> dict[str, Json]:
    """The alternatives of a schema by their type; one without a type may be anything."""
    if "$ref" in schema:
        return _by_type(_referred(schema["$ref"], description), description)
    found: dict[str, Json] = {}
    alternatives: list[Json] = schema.get("anyOf") or schema.get("oneOf") or []
    for one in alternatives:
        found |= _by_type(one, description)
    if found:
        return found
    kinds = schema.get("type", "anything")
    return dict.fromkeys(kinds, schema) if isinstance(kinds, list) else {kinds: schema}


def _referred(reference: str, description: Json) -> Json:
    found = description
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def _enumerated(schema: Json) -> frozenset[str] | None:
    if "const" in schema:
        return frozenset({_as_json(schema["const"])})
    values = schema.get("enum")
    return None if values is None else frozenset(map(_as_json, values))


def _as_json(value: object) -> str:
    """A value as JSON writes it, near enough to compare and to read."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _words(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(names))

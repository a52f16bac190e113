"""Two schemas of one place: whether all that the one allows is allowed by the other."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import product
from typing import Any

type Json = dict[str, Any]

_LOWEST = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_HIGHEST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_SAME = ("pattern", "multipleOf", "uniqueItems")
_WEIGHED = {"type", "format", "enum", "const", "properties", "required", "items"}
_WEIGHED |= {"additionalProperties", *_LOWEST, *_HIGHEST, *_SAME}
_SAYS_NOTHING = {"title", "description", "default", "example", "examples", "deprecated"}


class Way(Enum):
    """Which way a value goes: what was allowed to be sent must be, what was answered may be."""

    REQUEST = "request"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Weighing:
    """`narrow` must fit into `wide`.

    In a request the old description must fit into the new one, in an answer the new one into the
    old.
    """

    way: Way
    wide: Json
    narrow: Json

    @classmethod
    def of(cls, way: Way, old: Json, new: Json) -> "Weighing":
        """For two whole descriptions."""
        return cls(way, new, old) if way is Way.REQUEST else cls(way, old, new)

    def changes(self, old: object, new: object, *, place: str) -> Iterator[str]:
        """What does not fit."""
        wide, narrow = (new, old) if self.way is Way.REQUEST else (old, new)
        return self._misfits(wide, narrow, place, frozenset())

    def _misfits(
        self, wide: object, narrow: object, place: str, seen: frozenset[str]
    ) -> Iterator[str]:
        pair = json.dumps([wide, narrow], sort_keys=True)
        if pair in seen:  # a schema that holds itself
            return
        seen |= {pair}
        wides = list(variants(wide, self.wide))
        for one in variants(narrow, self.narrow):
            tried = [list(self._of_one(room, one, place, seen)) for room in wides]
            yield from min(tried, key=len)

    def _of_one(self, wide: Json, narrow: Json, place: str, seen: frozenset[str]) -> Iterator[str]:
        if not self._fits_type(wide, narrow):
            kind = narrow.get("type", "anything")
            yield self._told(place, f"{kind} is no longer taken", f"can be {kind} now")
            return
        yield from self._values(wide, narrow, place)
        if self.way is Way.REQUEST:
            yield from _limits(wide, narrow, place)
        yield from self._members(wide, narrow, place, seen)
        for word in sorted((wide.keys() | narrow.keys()) - _WEIGHED - _SAYS_NOTHING):
            if wide.get(word) != narrow.get(word):
                yield f"{place}: `{word}` has changed, which cannot be weighed here"

    def _told(self, place: str, request: str, answer: str) -> str:
        return f"{place}: {request if self.way is Way.REQUEST else answer}"

    @staticmethod
    def _fits_type(wide: Json, narrow: Json) -> bool:
        room, kind = wide.get("type"), narrow.get("type")
        return room is None or room == kind or (room, kind) == ("number", "integer")

    def _values(self, wide: Json, narrow: Json, place: str) -> Iterator[str]:
        room, values = _listed(wide), _listed(narrow)
        if room is not None and values is None:
            yield self._told(place, "takes only some values now", "can be any value now")
        for value in values or ():
            if room is not None and value not in room:
                why = "a client that knows the listed values alone cannot show it"
                yield self._told(
                    place, f"{value!r} is no longer taken", f"can be {value!r} now: {why}"
                )
        form, old = wide.get("format"), narrow.get("format")
        if form is not None and form != old:
            yield self._told(place, f"must be a {form} now", f"is no longer always a {form}")

    def _members(self, wide: Json, narrow: Json, place: str, seen: frozenset[str]) -> Iterator[str]:
        yield from self._missing(wide, narrow, place)
        yield from self._strangers(wide, narrow, place, seen)
        room, inside = wide.get("properties", {}), narrow.get("properties", {})
        for name in inside:
            if name in room:
                yield from self._misfits(room[name], inside[name], f"{place}.{name}", seen)
        if "items" in wide and narrow.get("type") == "array":
            yield from self._misfits(wide["items"], narrow.get("items", {}), f"{place}[]", seen)

    def _missing(self, wide: Json, narrow: Json, place: str) -> Iterator[str]:
        room, inside = wide.get("properties", {}), narrow.get("properties", {})
        gone = room.keys() - inside if self.way is Way.ANSWER else inside.keys() - room
        for name in sorted(gone):
            yield self._told(f"{place}.{name}", "is no longer taken", "is gone")
        must = set(wide.get("required", ())) - set(narrow.get("required", ()))
        for name in sorted(must if self.way is Way.REQUEST else must - gone):
            yield self._told(f"{place}.{name}", "must be sent now", "may be missing now")

    def _strangers(
        self, wide: Json, narrow: Json, place: str, seen: frozenset[str]
    ) -> Iterator[str]:
        room, inside = (one.get("additionalProperties", True) for one in (wide, narrow))
        if room is False:
            if self.way is Way.REQUEST and inside is not False:
                yield f"{place}: other properties are no longer taken"
        elif inside is not False:
            yield from self._misfits(room, inside, f"{place}.*", seen)


def variants(schema: object, description: Json) -> Iterator[Json]:
    """The schema without references, as a choice of schemas with one type each."""
    flat = _merged(schema, description)
    either = [flat.pop(word) for word in ("anyOf", "oneOf") if word in flat]
    for chosen in product(*either):
        whole = _merged({"allOf": [flat, *chosen]}, description)
        if "anyOf" in whole or "oneOf" in whole:
            yield from variants(whole, description)
        elif isinstance(whole.get("type"), list):
            yield from ({**whole, "type": kind} for kind in whole["type"])
        else:
            yield whole


def _merged(schema: object, description: Json) -> Json:
    if not isinstance(schema, dict):
        return {} if schema is True else {"not": {}}
    parts = [*schema.get("allOf", ())]
    if "$ref" in schema:
        parts.append(followed(schema, description))
    whole: Json = {}
    own = {word: value for word, value in schema.items() if word not in {"allOf", "$ref"}}
    for part in [*(_merged(one, description) for one in parts), own]:
        both = {**whole, **part}
        if "properties" in whole and "properties" in part:
            both["properties"] = whole["properties"] | part["properties"]
        if "required" in whole and "required" in part:
            both["required"] = sorted({*whole["required"], *part["required"]})
        whole = both
    return whole


def followed(node: Json, description: Json) -> Json:
    """What a reference leads to; all else is there already."""
    while "$ref" in node:
        found: Any = description
        for step in node["$ref"].removeprefix("#/").split("/"):
            found = found[step.replace("~1", "/").replace("~0", "~")]
        node = found
    return node


def _listed(schema: Json) -> list[Any] | None:
    if "const" in schema:
        return [schema["const"]]
    values: list[Any] | None = schema.get("enum")
    return values


def _limits(wide: Json, narrow: Json, place: str) -> Iterator[str]:
    for word in _LOWEST:
        if word in wide and narrow.get(word, float("-inf")) < wide[word]:
            yield f"{place}: `{word}` is {wide[word]:g} now"
    for word in _HIGHEST:
        if word in wide and narrow.get(word, float("inf")) > wide[word]:
            yield f"{place}: `{word}` is {wide[word]:g} now"
    for word in _SAME:
        if wide.get(word) and wide[word] != narrow.get(word):
            yield f"{place}: `{word}` is {wide[word]} now"

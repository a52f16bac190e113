"""Wherever a module has copied a person's name, forgetting is to find it."""

from typing import Any

from tests.component.portal import Portal

from skolbro.forgetting.names import Place, named_in
from skolbro.http.idempotency import RECORD
from skolbro.table import from_item

MODULES = ("attendance", "booking", "notify")
# Whom a child may go home with is a guardian's own list: the adults in it are nobody's id.
OWN_WORDS = {("FritidsPlan", "adults")}


def lost_names(portal: Portal) -> set[tuple[str, str, Place]]:
    """Names of people that stand where `named_in` does not look: entity, name and place."""
    people: dict[str, set[str]] = {}
    for relation in map(from_item, portal.items("access", "Relation")):
        people.setdefault(relation.get("person_name", ""), set()).add(relation["person_id"])
    people.pop("", None)
    return {
        (item["entity"], name, place)
        for module in MODULES
        for item in map(from_item, portal.items(module))
        if item["entity"] != RECORD.name
        for name, ids in people.items()
        for place in _stands(item, name) - _found(item, ids)
        if (item["entity"], place[0]) not in OWN_WORDS
    }


def _found(item: dict[str, Any], people: set[str]) -> set[Place]:
    return {one.name for person_id in people for one in named_in(item, person_id)}


def _stands(part: Any, name: str) -> set[Place]:
    match part:
        case dict():
            inner = list(part.items())
        case list():
            inner = list(enumerate(part))
        case _:
            return {()} if part == name else set()
    return {(step, *rest) for step, one in inner for rest in _stands(one, name)}

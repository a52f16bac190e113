"""Wherever a module has copied a person's name, forgetting is to find it."""

from collections.abc import Iterable
from typing import Any

from tests.component.portal import Portal

from skolbro.forgetting.names import Place, named_in
from skolbro.http.idempotency import RECORD
from skolbro.ids import is_id
from skolbro.table import from_item

MODULES = ("attendance", "booking", "notify")
# Whom a child may go home with is a guardian's own list: the adults in it are nobody's id.
OWN_WORDS = {("FritidsPlan", "adults")}


def lost_names(portal: Portal) -> set[tuple[str, str, Place]]:
    """People's names that stand where `named_in` does not look: entity, name and place."""
    names = {item.get("person_name", "") for item in map(from_item, portal.items("access"))} - {""}
    return {
        (item["entity"], name, place)
        for module in MODULES
        for item in map(from_item, portal.items(module))
        if item["entity"] != RECORD.name
        for name in names
        for place in _stands(item, name) - _found(item)
        if (item["entity"], place[0]) not in OWN_WORDS
    }


def _found(item: dict[str, Any]) -> set[Place]:
    return {one.name for text in _texts(item) if is_id(text) for one in named_in(item, text)}


def _stands(part: Any, name: str) -> set[Place]:
    if part == name:
        return {()}
    return {(step, *rest) for step, one in _steps(part) for rest in _stands(one, name)}


def _texts(part: Any) -> set[str]:
    found = {part} if isinstance(part, str) else set()
    return found.union(*(_texts(one) for _, one in _steps(part)))


def _steps(part: Any) -> Iterable[tuple[str | int, Any]]:
    match part:
        case dict():
            return part.items()
        case list():
            return enumerate(part)
    return ()

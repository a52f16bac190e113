"""Who has become protected, and is still to be told of. Pure."""

from collections.abc import Mapping
from typing import Any

from skolbro.table import AccessPattern, Entity

NEWLY_PROTECTED = Entity(
    name="NewlyProtected",
    what="A person whom an import has made protected; gone when the other modules are told.",
    pk="PROTECTED#{commune_id}",
    sk="{person_id}",
)
ENTITIES = (NEWLY_PROTECTED,)
PATTERNS = (
    AccessPattern(name="who has become protected", entity=NEWLY_PROTECTED, by="pk, after the last"),
)


def becomes_protected(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether a person who was known, and could be named, may be named no more.

    OSL 22 kap. 1 §. Who comes into the register protected has been named nowhere.
    """
    return before is not None and not before["protected"] and bool(after["protected"])

"""Entities, keys and access patterns of one module's table, declared with the school's names."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

type Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One kind of item. Keys are templates over its attributes: `STUDENT#{student_id}`.

    No personal number, name or e-mail may stand in a key: keys show in metrics and in logs.
    """

    name: str
    what: str
    pk: str
    sk: str
    gsi1pk: str | None = None
    gsi1sk: str | None = None
    expires: bool = False

    def key(self, **parts: object) -> dict[str, Any]:
        """The primary key, as DynamoDB takes it."""
        return {"pk": {"S": self.pk.format(**parts)}, "sk": {"S": self.sk.format(**parts)}}

    def item(self, attributes: Item) -> dict[str, Any]:
        """The attributes with the keys and the entity's name that follow from them."""
        keys = {"pk": self.pk, "sk": self.sk, "gsi1pk": self.gsi1pk, "gsi1sk": self.gsi1sk}
        made = {name: form.format(**attributes) for name, form in keys.items() if form}
        return {**attributes, **made, "entity": self.name}

    def key_attributes(self) -> frozenset[str]:
        """The attributes that its keys are made of."""
        forms = (self.pk, self.sk, self.gsi1pk or "", self.gsi1sk or "")
        return frozenset(
            name for form in forms for _, name, _, _ in Formatter().parse(form) if name
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPattern:
    """One question that the table answers, and what it costs."""

    name: str
    entity: Entity
    by: str
    index: str | None = None
    consistent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """All of one table."""

    table: str
    entities: tuple[Entity, ...]
    patterns: tuple[AccessPattern, ...]

    def indexes(self) -> frozenset[str]:
        """The secondary indexes that the entities and patterns need."""
        return frozenset(pattern.index for pattern in self.patterns if pattern.index)

"""Changes and conditions as DynamoDB takes them, for items with an attribute a day. No calls."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from attendance.fritids.residence import MOST_WEEKS, WeekRule, place


class Change:
    """An update in the making: attributes to set and to remove, whatever their names are."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self._set: list[str] = []
        self._removed: list[str] = []

    def set(self, name: str, value: Any) -> "Change":  # noqa: ANN401 - what an item holds
        """Let an attribute be."""
        number = len(self.names)
        self.names[f"#a{number}"], self.values[f":a{number}"] = name, value
        self._set.append(f"#a{number} = :a{number}")
        return self

    def set_all(self, attributes: dict[str, Any]) -> "Change":
        """Let attributes be; those that are None are taken away."""
        for name, value in attributes.items():
            self.remove(name) if value is None else self.set(name, value)
        return self

    def set_once(self, name: str, value: Any) -> "Change":  # noqa: ANN401 - what an item holds
        """Let an attribute be, unless it is there already."""
        number = len(self.names)
        self.names[f"#a{number}"], self.values[f":a{number}"] = name, value
        self._set.append(f"#a{number} = if_not_exists(#a{number}, :a{number})")
        return self

    def remove(self, name: str) -> "Change":
        """Let an attribute not be."""
        number = len(self.names)
        self.names[f"#a{number}"] = name
        self._removed.append(f"#a{number}")
        return self

    def copy(self, name: str, path: str) -> "Change":
        """Let an attribute be what stands at a path."""
        self._set.append(f"{name} = {path}")
        return self

    def count(self) -> "Change":
        """One version more, whichever it was: 2 for the first change."""
        self.values |= {":one": 1}
        self._set.append("version = if_not_exists(version, :one) + :one")
        return self

    @property
    def expression(self) -> str:
        """The update expression."""
        removed = f" REMOVE {', '.join(self._removed)}" if self._removed else ""
        return f"SET {', '.join(self._set)}{removed}"


def own_weeks(mondays: Iterable[date], me: str) -> dict[str, Any]:
    """The condition, with names and values, that one may change some weeks.

    They are not divided, or one's own. Which weeks those are is not known before the plan has
    been read; so the condition says for every way of dividing where in the list one must stand.
    """
    days = tuple(mondays)
    ways = [_own(rule, length, days) for rule, length in _ways()]
    free = "attribute_not_exists(residence) OR size(residence.owners) = :n0"
    return {
        "condition": " OR ".join((free, *ways)),
        "names": {"#rule": "rule"},
        "values": {
            ":me": me,
            **{f":{rule.name.lower()}": rule.value for rule in WeekRule},
            **{f":n{length}": length for length in range(MOST_WEEKS + 1)},
        },
    }


def _ways() -> Iterable[tuple[WeekRule, int]]:
    yield WeekRule.ISO_WEEK, 2
    for length in range(1, MOST_WEEKS + 1):
        yield WeekRule.CYCLE, length


def _own(rule: WeekRule, length: int, days: tuple[date, ...]) -> str:
    parts = [f"residence.#rule = :{rule.name.lower()}", f"size(residence.owners) = :n{length}"]
    parts += [f"residence.owners[{n}] = :me" for n in _places(rule, length, days)]
    return f"({' AND '.join(parts)})"


def _places(rule: WeekRule, length: int, days: tuple[date, ...]) -> list[int]:
    return sorted({place(rule, length, day) for day in days})

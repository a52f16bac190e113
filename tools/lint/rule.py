"""A rule of the design: what it is called, why it is there, and how its breaking shows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.lint.source import Found, Source


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule has no exceptions in the code: where it does not hold is written in the rule."""

    name: str
    reason: str
    find: Callable[[Source], Iterable[Found]]

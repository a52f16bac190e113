"""`clock`."""

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Found, Source

CLOCK = "layers/common/skolbro/clock.py"
_READS = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "datetime.date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "time.strftime",
    }
)


def _find(source: Source) -> Iterator[Found]:
    if source.is_at(CLOCK):
        return
    for node in source.nodes:
        # Also where it is handed on uncalled, as in `default_factory=datetime.now`.
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            name = source.full_name(node)
            if name in _READS:
                yield Found(node.lineno, f"ask skolbro.clock.now() instead of {name}")


RULE = Rule(
    name="clock",
    reason="one place asks what time it is, so that a test can stop it and all agree in a request",
    find=_find,
)

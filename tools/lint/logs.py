"""`personal-data-in-log`."""

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Found, Source

LOG = "layers/common/skolbro/observability.py"
_IMPORTS = (
    "logging",
    "warnings",
    "pprint",
    "aws_lambda_powertools.Logger",
    "aws_lambda_powertools.Tracer",
    "aws_lambda_powertools.logging",
    "aws_lambda_powertools.tracing",
)
_WRITES = ("print", "sys.stdout", "sys.stderr", "traceback.print_exc", "breakpoint")


def _find(source: Source) -> Iterator[Found]:
    if not source.is_deployed or source.is_at(LOG):
        return
    for line, name in source.imports():
        if any(name == one or name.startswith(f"{one}.") for one in _IMPORTS):
            yield Found(line, f"{name} writes what it is given: use skolbro.observability.log")
    for node in source.nodes:
        if isinstance(node, ast.Name | ast.Attribute):
            name = source.full_name(node)
            if name in _WRITES:
                yield Found(node.lineno, f"{name} writes what it is given: use log()")


RULE = Rule(
    name="personal-data-in-log",
    reason="only log() writes, and it has no field in which a name or a note could stand",
    find=_find,
)

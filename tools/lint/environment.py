"""`environment-on-import`."""

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Found, Source

_READS = ("os.environ", "os.getenv", "os.environb")
_CLIENTS = ("skolbro.aws.client", "skolbro.aws.dynamodb", "skolbro.aws.secret", "boto3.client")


def _find(source: Source) -> Iterator[Found]:
    if not source.is_deployed:
        return
    for node in _run_on_import(source.tree):
        if isinstance(node, ast.Name | ast.Attribute) and source.full_name(node) in _READS:
            yield Found(node.lineno, "read the environment in a function, through Settings")
        if isinstance(node, ast.Call):
            name = source.full_name(node.func)
            if name.endswith("Settings.load") or name in _CLIENTS:
                yield Found(node.lineno, f"{name} belongs in a function: an import needs nothing")


def _run_on_import(node: ast.AST) -> Iterator[ast.AST]:
    """Module and class bodies, decorators and defaults, but not the bodies of functions."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            parts: list[ast.AST] = [*node.decorator_list, node.args]
        case ast.Lambda():
            parts = [node.args]
        case _:
            yield node
            parts = list(ast.iter_child_nodes(node))
    for part in parts:
        yield from _run_on_import(part)


RULE = Rule(
    name="environment-on-import",
    reason="an import needs no environment: tests, the reference and operators import all",
    find=_find,
)

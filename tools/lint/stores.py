"""`store-without-scope`."""

import ast
from collections.abc import Iterator
from types import EllipsisType

from tools.lint.rule import Rule
from tools.lint.scopes import MODULE, is_scope
from tools.lint.source import Found, Function, Source


def _find(source: Source) -> Iterator[Found]:
    if not source.is_store:
        return
    for node in source.tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _check(source, node, skipped=0)
            case ast.ClassDef(body=members):
                for member in members:
                    if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef):
                        yield from _check(source, member, skipped=1)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda()):
                yield Found(node.lineno, f"{name}: write it as a function that takes a scope")
            case _:
                continue


def _check(source: Source, function: Function, *, skipped: int) -> Iterator[Found]:
    if function.name.startswith("_"):
        return
    positional = [*function.args.posonlyargs, *function.args.args][skipped:]
    given = positional[0].annotation if positional else None
    names = [source.full_name(one) for one in _members(given)] if given else [""]
    if not all(is_scope(name) and name.startswith(f"{MODULE}.") for name in names):
        yield Found(function.lineno, f"{function.name}: the first parameter must be a scope")


def _members(annotation: ast.expr) -> Iterator[ast.expr]:
    match annotation:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _members(left)
            yield from _members(right)
        # Several of one kind, such as a family's children.
        case ast.Subscript(
            value=ast.Name(id="tuple"),
            slice=ast.Tuple(elts=[one, ast.Constant(value=EllipsisType())]),
        ):
            yield from _members(one)
        case _:
            yield annotation


RULE = Rule(
    name="store-without-scope",
    reason="what a store reads is bounded by what the route proved, never by an id it was handed",
    find=_find,
)

"""`route-without-scope`."""

import ast
from collections.abc import Iterator

from tools.lint.handlers import is_app_method, routes_of
from tools.lint.rule import Rule
from tools.lint.source import Found, Source, parameters_of

SCOPES = "skolbro.access.scopes."


def _find(source: Source) -> Iterator[Found]:
    for route in routes_of(source):
        annotations = [parameter.annotation for parameter in parameters_of(route)]
        if not any(_leads_to_scope(source, one) for one in annotations if one):
            yield Found(route.lineno, f"{route.name} asks for no scope by Depends")
    for call in source.calls():
        if isinstance(call.func, ast.Call) and is_app_method(call.func.func):
            yield Found(call.lineno, "a route is a function with a decorator, so that it is seen")
    if source.is_at("functions") and source.path.name == "policy.py":
        yield from _policies(source)


def _leads_to_scope(source: Source, annotation: ast.expr) -> bool:
    for node in ast.walk(_spelled_out(source, annotation)):
        match node:
            case ast.Call(func=called, args=[dependency]) if _is_depends(source, called):
                name = source.full_name(dependency)
                return name.startswith(SCOPES) or name.rpartition(".")[0].endswith(".policy")
            case _:
                continue
    return False


def _is_depends(source: Source, called: ast.expr) -> bool:
    return source.full_name(called).rpartition(".")[2] == "Depends"


def _spelled_out(source: Source, annotation: ast.expr) -> ast.expr:
    if not isinstance(annotation, ast.Name):
        return annotation
    for node in source.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=alias)], value=value) if alias == annotation.id:
                return value
            case ast.TypeAlias(name=ast.Name(id=alias), value=value) if alias == annotation.id:
                return value
            case _:
                continue
    return annotation


def _policies(source: Source) -> Iterator[Found]:
    for node in source.tree.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        called = [source.full_name(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)]
        if not any(name.startswith(SCOPES) for name in called):
            yield Found(node.lineno, f"{node.name} lets through without asking for a scope")


RULE = Rule(
    name="route-without-scope",
    reason="who asks, and what is theirs, is settled before a route's first line runs",
    find=_find,
)

"""`thick-handler`."""

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Found, Function, Source, body_of

# Counted inside out: the two creating routes need nine (a try with two answers), the others five.
MOST_STATEMENTS = 9
METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "route")


def is_app_method(called: ast.expr) -> bool:
    """Whether an expression is `app.get` or the like."""
    match called:
        case ast.Attribute(value=ast.Name(id=owner), attr=method):
            return method in METHODS and owner.endswith(("app", "router"))
        case _:
            return False


def routes_of(source: Source) -> Iterator[Function]:
    """The functions that answer requests."""
    if not source.is_at("functions"):
        return
    for function in source.functions():
        decorators = (one for one in function.decorator_list if isinstance(one, ast.Call))
        if any(is_app_method(one.func) for one in decorators):
            yield function


def _find(source: Source) -> Iterator[Found]:
    for route in routes_of(source):
        statements = sum(
            isinstance(node, ast.stmt) for part in body_of(route) for node in ast.walk(part)
        )
        if statements > MOST_STATEMENTS:
            message = f"{route.name} has {statements} statements of at most {MOST_STATEMENTS}"
            yield Found(route.lineno, message)


RULE = Rule(
    name="thick-handler",
    reason="a route asks a rule, a store and a presentation; what it decides itself is untested",
    find=_find,
)

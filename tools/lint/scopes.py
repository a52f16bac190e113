"""`scope-made-elsewhere`."""

import ast
import re
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Found, Source, parameters_of

MODULE = "skolbro.access.scopes"
MADE_IN = "layers/common/skolbro/access/scopes"
CONSUMER = "layers/common/skolbro/events/consumer.py"
_SCOPE = re.compile(r"(^|\.)[A-Z]\w*Scope$")
_WORK = "at_work is for workers, the consumer and operators"
# What a dataclass is copied or changed by, around its constructor.
_COPIES = ("dataclasses.replace", "copy.replace")
_FORCED = ("__new__", "__replace__", "__setattr__", "__setstate__")
# Fields that only scopes have.
_PROOF = frozenset({"actor", "relation"})


def is_scope(name: str) -> bool:
    """Whether a full name is that of a scope class."""
    return _SCOPE.search(name) is not None


def _find(source: Source) -> Iterator[Found]:
    if source.is_at(MADE_IN):
        return
    as_types = _named_as_types(source)
    for node in source.nodes:
        if isinstance(node, ast.Name | ast.Attribute) and node not in as_types:
            name = source.full_name(node)
            if is_scope(name) and isinstance(node.ctx, ast.Load):
                yield Found(node.lineno, f"{name} may be named as a type only, never used")
        if isinstance(node, ast.ClassDef) and is_scope(node.name):
            yield Found(node.lineno, f"{node.name} belongs in access/scopes, beside its check")
    yield from _copies(source)
    yield from _by_reflection(source, as_types)
    if not _may_work(source):
        yield from _work(source)


def _named_as_types(source: Source) -> set[ast.AST]:
    places: list[ast.AST | None] = []
    for node in source.nodes:
        match node:
            case ast.arg(annotation=annotation) | ast.AnnAssign(annotation=annotation):
                places.append(annotation)
            case ast.FunctionDef(returns=returns) | ast.AsyncFunctionDef(returns=returns):
                places.append(returns)
            case ast.Subscript(slice=inside):
                places.append(inside)
            case ast.TypeAlias(value=value):
                places.append(value)
            case ast.MatchClass(cls=cls):
                places.append(cls)
            case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, asked]):
                places.append(asked)
            case _:
                continue
    return {inside for place in places if place for inside in _types_in(place)}


def _types_in(place: ast.AST) -> Iterator[ast.AST]:
    # `Annotated[ChildScope, Depends(own_child)]` names a type, and calls something beside it.
    if isinstance(place, ast.Call | ast.Lambda):
        return
    yield place
    for part in ast.iter_child_nodes(place):
        yield from _types_in(part)


def _work(source: Source) -> Iterator[Found]:
    for line, name in source.imports():
        if name.endswith(".at_work"):
            yield Found(line, _WORK)
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "at_work":
            yield Found(node.lineno, _WORK)


def _by_reflection(source: Source, as_types: set[ast.AST]) -> Iterator[Found]:
    for node in source.nodes:
        match node:
            case ast.Constant(value=str(text)) if node not in as_types:
                if text == MODULE or is_scope(text):
                    yield Found(node.lineno, f"{text} is reached by its import only")
            case ast.Call(func=ast.Name(id="getattr" | "vars"), args=[owner, *_]):
                if source.full_name(owner) == MODULE:
                    yield Found(node.lineno, "name what you take of the scopes")
            case ast.Attribute(value=owner, attr="__dict__"):
                if source.full_name(owner) == MODULE:
                    yield Found(node.lineno, "name what you take of the scopes")
            case _:
                continue


def _copies(source: Source) -> Iterator[Found]:
    scoped = {
        parameter.arg
        for function in source.functions()
        for parameter in parameters_of(function)
        if parameter.annotation and "Scope" in _spelled(source, parameter.annotation)
    }
    for call in source.calls():
        name = source.full_name(call.func)
        if name.rpartition(".")[2] in _FORCED and not name.startswith("super"):
            yield Found(call.lineno, f"{name} makes or changes what is frozen")
        if _is_type_of_value(call.func):
            yield Found(call.lineno, "calling the type of a value may make a scope")
        if name in _COPIES and (_copies_scope(call, scoped) or _PROOF & _keywords(call)):
            yield Found(call.lineno, "a changed copy of a scope is proof of nothing")


def _is_type_of_value(called: ast.expr) -> bool:
    match called:
        case ast.Call(func=ast.Name(id="type")) | ast.Attribute(attr="__class__"):
            return True
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant("__class__"), *_]):
            return True
        case _:
            return False


def _copies_scope(call: ast.Call, scoped: set[str]) -> bool:
    match call.args:
        case [ast.Name(id=name), *_]:
            return name in scoped or name.endswith("scope")
        case [ast.Attribute(attr=name), *_]:
            return name.endswith("scope")
        case _:
            return False


def _spelled(source: Source, annotation: ast.expr) -> str:
    # With what module-level aliases such as `OwnChild = Annotated[ChildScope, …]` stand for.
    text = ast.unparse(annotation)
    for node in source.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=alias)], value=value) if alias == text:
                return ast.unparse(value)
            case _:
                continue
    return text


def _keywords(call: ast.Call) -> set[str]:
    return {one.arg for one in call.keywords if one.arg}


def _may_work(source: Source) -> bool:
    is_worker = source.is_at("functions") and source.path.name == "worker.py"
    return is_worker or source.is_at(CONSUMER, "local")


RULE = Rule(
    name="scope-made-elsewhere",
    reason="a scope is proof that somebody was checked, so only access/scopes makes one",
    find=_find,
)

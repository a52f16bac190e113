"""One file as the rules see it: its tree, and what its names stand for."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

type Function = ast.FunctionDef | ast.AsyncFunctionDef


class Found(NamedTuple):
    """Where a rule is broken, and what to do instead."""

    line: int
    message: str


@dataclass(frozen=True)
class Source:
    """A file by its path from the root of the repository."""

    path: PurePosixPath
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, filename=str(self.path))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All of the tree."""
        return tuple(ast.walk(self.tree))

    @property
    def is_deployed(self) -> bool:
        """Whether it runs in the cloud: a module's or the kernel's."""
        return self.path.parts[0] in {"functions", "layers"}

    @property
    def is_kernel(self) -> bool:
        """Whether it is the kernel's."""
        return self.path.parts[0] == "layers"

    @property
    def is_store(self) -> bool:
        """Whether it is a module's `store.py`."""
        return self.path.parts[0] == "functions" and self.path.name == "store.py"

    def is_at(self, *places: str) -> bool:
        """Whether it lies at, or below, one of these places."""
        return any(self.path.is_relative_to(place) for place in places)

    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def functions(self) -> Iterator[Function]:
        """Every function, methods and inner ones too."""
        return (
            node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )

    def imports(self) -> Iterator[tuple[int, str]]:
        """The full name of everything imported, with its line."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, one.name) for one in node.names)
            if isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{one.name}") for one in node.names)

    def full_name(self, node: ast.AST | None) -> str:
        """What an expression stands for, as `package.module.name`; empty if it is no name.

        Sees through imports, aliases (`S = ChildScope`) and `getattr` with a written name.
        """
        match node:
            case ast.Name(id=name):
                return self._meanings.get(name, name)
            case ast.Attribute(value=owner, attr=name):
                return f"{self.full_name(owner)}.{name}"
            case ast.Call(func=ast.Name(id="getattr"), args=[owner, ast.Constant(str(name)), *_]):
                return f"{self.full_name(owner)}.{name}"
            case _:
                return ""

    @cached_property
    def _meanings(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                known |= {one.asname: one.name for one in node.names if one.asname}
            if isinstance(node, ast.ImportFrom):
                known |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        for node in self.nodes:
            match node:
                case ast.Assign(targets=[ast.Name(id=alias)], value=ast.Name(id=name)):
                    known.setdefault(alias, known.get(name, name))
                case ast.Assign(targets=[ast.Name(id=alias)], value=ast.Attribute() as value):
                    known.setdefault(alias, _dotted(value, known))
        return known


def _dotted(node: ast.AST, known: dict[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return known.get(name, name)
        case ast.Attribute(value=owner, attr=name):
            return f"{_dotted(owner, known)}.{name}"
        case _:
            return ""


def body_of(function: Function) -> list[ast.stmt]:
    """What a function does: its statements without the docstring."""
    has_docstring = ast.get_docstring(function) is not None
    return function.body[1:] if has_docstring else function.body


def parameters_of(function: Function) -> list[ast.arg]:
    """All parameters, in their order."""
    taken = function.args
    return [*taken.posonlyargs, *taken.args, *taken.kwonlyargs]

"""The project's own rules, on the syntax tree: what the design forbids and no other tool knows.

`python -m tools.lint functions layers local` prints each finding as `path:line: rule message`.
A rule has its own file here, and tests of its own in `tests/architecture/test_lint_….py`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from tools.lint import (
    clock,
    database,
    environment,
    handlers,
    logs,
    routes,
    scopes,
    size,
    stores,
)
from tools.lint.source import Source

RULES = tuple(
    module.RULE
    for module in (
        scopes,
        stores,
        database,
        routes,
        handlers,
        environment,
        clock,
        logs,
        size,
    )
)


def lint(source: Source) -> Iterator[str]:
    """What breaks a rule in one file, by line."""
    found = {(one.line, rule.name, one.message) for rule in RULES for one in rule.find(source)}
    for line, name, message in sorted(found):
        yield f"{source.path}:{line}: {name} {message}"


def lint_folders(root: Path, folders: Iterable[str]) -> Iterator[str]:
    """What breaks a rule in all Python files below some folders of a repository.

    Raises `FileNotFoundError` for a folder that holds none: a lint of nothing must not pass.
    """
    for folder in folders:
        files = sorted((root / folder).rglob("*.py"))
        if not files:
            raise FileNotFoundError(f"no Python files in {folder}")
        for file in files:
            path = PurePosixPath(file.relative_to(root).as_posix())
            yield from lint(Source(path, file.read_text()))

"""Pieces of code, held against the project's own rules."""

from pathlib import PurePosixPath
from textwrap import dedent

from tools.lint import lint
from tools.lint.source import Source


def findings(path: str, code: str) -> list[str]:
    """What the lint says of a file at a path, as `line rule`."""
    found = lint(Source(PurePosixPath(path), dedent(code)))
    return [f"{line.split(':')[1]} {line.split(' ')[1]}" for line in found]


def broken(path: str, code: str) -> set[str]:
    """The names of the rules that it breaks."""
    return {line.split(" ")[1] for line in findings(path, code)}

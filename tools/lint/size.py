"""`too-long`."""

from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Found, Source, body_of

MOST_LINES_IN_A_FILE = 300
MOST_LINES_IN_A_FUNCTION = 25


def _find(source: Source) -> Iterator[Found]:
    lines = len(source.text.splitlines())
    if lines > MOST_LINES_IN_A_FILE:
        yield Found(1, f"{lines} lines of at most {MOST_LINES_IN_A_FILE}: split it by subject")
    for function in source.functions():
        # A signature names its arguments one a line, and a docstring is no code.
        body = body_of(function)
        lines = (function.end_lineno or 0) - body[0].lineno + 1 if body else 0
        if lines > MOST_LINES_IN_A_FUNCTION:
            message = f"{function.name} has {lines} lines of at most {MOST_LINES_IN_A_FUNCTION}"
            yield Found(function.lineno, message)


RULE = Rule(
    name="too-long",
    reason="what fits on a screen can be read as a whole",
    find=_find,
)

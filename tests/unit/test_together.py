from concurrent.futures import ThreadPoolExecutor

import pytest

from skolbro import aws

CALLERS = 16


def nested(depth: int) -> int:
    """Both at once, and each of them both at once again: one for each leaf."""
    if not depth:
        return 1
    first, second = aws.together(lambda: nested(depth - 1), lambda: nested(depth - 1))
    return first + second


def test_calls_at_once_may_be_nested_by_more_callers_than_there_are_threads() -> None:
    with ThreadPoolExecutor(CALLERS) as callers:
        counted = list(callers.map(nested, [5] * CALLERS, timeout=30))

    assert counted == [2**5] * CALLERS


def test_the_first_ones_error_is_raised_and_else_the_second_ones() -> None:
    def fail(text: str) -> int:
        raise LookupError(text)

    with pytest.raises(LookupError, match="first"):
        aws.together(lambda: fail("first"), lambda: fail("second"))
    with pytest.raises(LookupError, match="second"):
        aws.together(lambda: 1, lambda: fail("second"))

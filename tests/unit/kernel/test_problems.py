"""Problems: words with a status, one of each code."""

import pytest

from skolbro.http.problems import NotFoundError, Problem, UnauthorizedError
from skolbro.text import mark


def test_two_problems_cannot_have_the_same_code() -> None:
    with pytest.raises(TypeError, match="two problems with the code not-found"):
        type("AnotherError", (Problem,), {"code": "not-found"})
    assert Problem.kinds["not-found"] is NotFoundError


def test_a_problem_carries_its_values_and_no_text_of_a_person() -> None:
    problem = NotFoundError(name="Alva Lind")

    assert problem.values == {"name": "Alva Lind"}
    assert "Alva" not in str(problem)


def test_who_is_not_signed_in_is_told_how_to_be() -> None:
    assert UnauthorizedError().headers["WWW-Authenticate"].startswith("Bearer ")


def test_a_text_that_is_marked_is_unchanged() -> None:
    assert mark("Hej") == "Hej"

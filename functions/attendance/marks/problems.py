"""Refusals of what is said of a mark."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class NothingToExplainError(Problem):
    """Only what was missed of a lesson is explained, or judged."""

    status = HTTPStatus.CONFLICT
    code = "nothing-to-explain"
    title = mark("Det finns ingen frånvaro att förklara")
    detail = mark("Eleven är markerad som närvarande på lektionen. Du behöver inte göra något.")

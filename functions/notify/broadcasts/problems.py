"""Refusals about broadcasts."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class TooManyBroadcastsError(Problem):
    """A sender has sent as many in one school day as there may be."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-many-broadcasts"
    title = mark("Du har skickat så många utskick som går på en dag")
    detail = mark(
        "Det går att skicka {most} om dagen. Samla det du vill säga, och skicka i morgon."
    )

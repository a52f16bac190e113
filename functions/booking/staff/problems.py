"""The refusals of what staff do for a student."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class NotAGuardianHereError(Problem):
    """Where guardians meet alone the meeting is with one of them, and else with all."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-a-guardian-here"
    title = mark("Vårdnadshavaren har inte eleven")
    detail = mark("Välj en av elevens vårdnadshavare, eller ingen där alla kommer tillsammans.")

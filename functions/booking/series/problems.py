"""The refusals of rounds for several groups."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class NotAGroupHereError(Problem):
    """Each group is one of the school's, with students, and named once."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-a-group-here"
    title = mark("En av grupperna finns inte på skolan")
    detail = mark("Välj bland skolans grupper med elever, var och en högst en gång.")

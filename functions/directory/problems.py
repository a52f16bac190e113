"""The directory's refusals."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class FileTooLargeError(Problem):
    """An import file is at most 64 MB."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "file-too-large"
    title = mark("Filen är för stor")
    detail = mark("Ladda upp en zip-fil på högst {most} MB.")


class UnknownFunctionError(Problem):
    """A function of the portal is switched on by its name, once."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "unknown-function"
    title = mark("Funktionen finns inte")
    detail = mark("Välj bland {known}, var och en högst en gång.")

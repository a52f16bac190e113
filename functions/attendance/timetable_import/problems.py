"""The refusals of timetable imports."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class TimetableTooLargeError(Problem):
    """A timetable's file is at most 16 MB."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "timetable-too-large"
    title = mark("Filen är för stor")
    detail = mark("Ladda upp en fil på högst {most} MB, till exempel en termin i taget.")

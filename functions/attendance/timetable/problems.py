"""The timetable's refusals."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class LessonNotThereError(Problem):
    """A lesson that is reported stands in the timetable of a group of the student's, that day."""

    status = HTTPStatus.CONFLICT
    code = "lesson-not-there"
    title = mark("Lektionen finns inte i schemat")
    detail = mark("Schemat har ändrats. Hämta dagen på nytt och välj bland lektionerna där.")

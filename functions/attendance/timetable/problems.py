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


class NoSuchWeekError(Problem):
    """A week is written as ISO 8601 has it, exists, and lies within sixty weeks of today."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "no-such-week"
    title = mark("Veckan går inte att visa")
    detail = mark("Skriv veckan som {week}, och välj en som ligger högst {most} veckor bort.")


class DayOutsideWeekError(Problem):
    """A lesson is changed in the week in which it lies."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "day-outside-week"
    title = mark("Dagen ligger i en annan vecka")
    detail = mark(
        "Välj en dag i vecka {week}. Ställ in lektionen och lägg en ny, om den ska till en annan."
    )


class LessonTimesError(Problem):
    """A lesson ends after it begins, at times that the school's clock shows once that day."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "lesson-times"
    title = mark("Lektionens tider stämmer inte")
    detail = mark("Välj en sluttid efter starttiden samma dag, och tider som finns den dagen.")


class UnknownStaffError(Problem):
    """Who teaches a lesson works at the school."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "unknown-staff"
    title = mark("Läraren arbetar inte på skolan")
    detail = mark("Välj bland skolans personal.")


class NotInGroupError(Problem):
    """An exception is made for a student of the group, once a lesson."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-in-group"
    title = mark("Eleven går inte i gruppen")
    detail = mark("Välj bland gruppens elever, var och en högst en gång.")


class WeekFullError(Problem):
    """A group has at most a hundred lessons and breaks a week."""

    status = HTTPStatus.CONFLICT
    code = "week-full"
    title = mark("Veckan är full")
    detail = mark(
        "Ta bort en lektion först. En grupp har högst {most} lektioner och raster i veckan."
    )

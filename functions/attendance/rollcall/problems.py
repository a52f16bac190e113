"""The roll call's refusals."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class NoRollCallError(Problem):
    """Students are not expected at a lesson that is cancelled, nor at a break."""

    status = HTTPStatus.CONFLICT
    code = "no-roll-call"
    title = mark("Lektionen har ingen närvaro")
    detail = mark("Lektionen är inställd eller är en rast. Välj en annan lektion.")


class RollCallNotOpenError(Problem):
    """Who is there is seen when the lesson begins, or minutes before."""

    status = HTTPStatus.CONFLICT
    code = "roll-call-not-open"
    title = mark("Lektionen har inte börjat")
    detail = mark("Ta närvaron när lektionen börjar, {day} klockan {opens} eller senare.")


class RollCallClosedError(Problem):
    """What is longer ago is the office's to correct: the month's statistics have been read."""

    status = HTTPStatus.CONFLICT
    code = "roll-call-closed"
    title = mark("Det har gått för lång tid")
    detail = mark(
        "Närvaron går att ändra i {most} dagar. Be skolans administratör att registrera det."
    )


class LessonChangedError(Problem):
    """A roll call is of the lesson as it stands in the timetable."""

    status = HTTPStatus.CONFLICT
    code = "lesson-changed"
    title = mark("Lektionen har ändrats i schemat")
    detail = mark("Hämta lektionen på nytt, se vad som har ändrats och spara sedan närvaron.")


class StudentNotInLessonError(Problem):
    """Somebody is marked who is not, or no longer, in the group, or is not to be there."""

    status = HTTPStatus.CONFLICT
    code = "student-not-in-lesson"
    title = mark("En elev hör inte till lektionen")
    detail = mark("Gruppen har ändrats. Hämta lektionen på nytt och spara sedan närvaron.")


class MarkNotPossibleError(Problem):
    """Each student once; minutes only for who came late or left early, fewer than the lesson's."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "mark-not-possible"
    title = mark("Närvaron går inte att spara så")
    detail = mark(
        "Markera varje elev en gång. Ange minuter bara för sen ankomst och för den som gått"
        " tidigare, färre än lektionen har."
    )

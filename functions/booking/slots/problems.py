"""The refusals of times."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class SlotTimeError(Problem):
    """A time begins and ends on five whole minutes, and is as long as a meeting may be."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "slot-time"
    title = mark("Tiden går inte att lägga ut")
    detail = mark(
        "Börja och sluta på hela fem minuter, sluta efter starten, och låt ett samtal vara"
        " {shortest}–{longest} minuter."
    )


class SlotDayError(Problem):
    """A time is to come, and on one of the round's days."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "slot-day"
    title = mark("Tiden ligger inte i omgången")
    detail = mark("Välj en tid som inte har varit, från och med {first} till och med {last}.")


class TooManySlotsError(Problem):
    """What is put out in one go, or in one round, has a bound."""

    status = HTTPStatus.CONFLICT
    code = "too-many-slots"
    title = mark("Det blir för många tider")
    detail = mark(
        "Lägg ut högst {at_once} tider och {hours} timmar i taget, och {most} i en omgång."
    )


class TeacherBusyError(Problem):
    """No teacher is in two places at once, in any round, group or school."""

    status = HTTPStatus.CONFLICT
    code = "teacher-busy"
    title = mark("En lärare är redan upptagen")
    detail = mark("En av lärarna har redan något klockan {clock} den {day}. Välj en annan tid.")


class NotATeacherHereError(Problem):
    """Those who hold the meetings are mentors or teachers of the group."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-a-teacher-here"
    title = mark("En av lärarna undervisar inte gruppen")
    detail = mark("Välj bland gruppens mentorer och lärare, var och en högst en gång.")


class SlotBookedError(Problem):
    """A time that somebody has, or has been offered, is not changed: the meeting is moved first."""

    status = HTTPStatus.CONFLICT
    code = "slot-booked"
    title = mark("Tiden är bokad")
    detail = mark("Flytta eller avboka samtalet först, och ändra sedan tiden.")

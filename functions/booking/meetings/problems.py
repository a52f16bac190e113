"""The refusals of bookings."""

from collections.abc import Sequence
from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class SlotTakenError(Problem):
    """A time has one holder: somebody else was first. `freeSlots` is what is left to choose."""

    status = HTTPStatus.CONFLICT
    code = "slot-taken"
    title = mark("Tiden är redan tagen")
    detail = mark("Välj en annan av de lediga tiderna. Är ingen kvar kan du ställa dig i kö.")

    def __init__(self, *, free: Sequence[dict[str, object]] = ()) -> None:
        super().__init__(members={"freeSlots": list(free)})


class MeetingBookedError(Problem):
    """A child has one meeting a round, or one for each guardian where they meet alone."""

    status = HTTPStatus.CONFLICT
    code = "meeting-booked"
    title = mark("Det finns redan en bokad tid")
    detail = mark("Läs bokningen igen. Flytta den om en annan tid passar bättre.")


class MeetingCancelledError(Problem):
    """What has been cancelled is booked anew, not changed."""

    status = HTTPStatus.CONFLICT
    code = "meeting-cancelled"
    title = mark("Samtalet är avbokat")
    detail = mark("Boka en ny tid om ni fortfarande vill ha ett samtal.")


class SlotPassedError(Problem):
    """A meeting is booked, moved and cancelled before it begins."""

    status = HTTPStatus.CONFLICT
    code = "slot-passed"
    title = mark("Tiden har redan varit")
    detail = mark("Välj en tid som inte har börjat, eller kontakta {contact}.")


class PersonBusyError(Problem):
    """Nobody is in two places at once: the child, or whoever books, is somewhere else then."""

    status = HTTPStatus.CONFLICT
    code = "person-busy"
    title = mark("Tiden krockar med ett annat samtal")
    detail = mark("Barnet eller du har redan ett samtal klockan {clock}. Välj en annan tid.")


class RoundClosedError(Problem):
    """Guardians book, move and cancel while the round is open; after that only the school does."""

    status = HTTPStatus.CONFLICT
    code = "round-closed"
    title = mark("Bokningen är stängd")
    detail = mark("Kontakta {contact} om ni behöver boka, flytta eller avboka samtalet.")

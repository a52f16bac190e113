"""The refusals of rounds."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class RoundWindowError(Problem):
    """Booking opens before it closes, and closes no later than the day of the last meetings."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "round-window"
    title = mark("Bokningstiden går inte ihop")
    detail = mark("Öppna bokningen innan den stänger, och stäng den senast samtalens sista dag.")


class RoundDaysError(Problem):
    """The first day is not after the last, not before today, and the days are not too many."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "round-days"
    title = mark("Dagarna går inte att ha samtal på")
    detail = mark(
        "Välj en första dag som är i dag eller senare och inte efter den sista,"
        " och högst {most} dagar."
    )


class VenueError(Problem):
    """A meeting is at one place: at the school, or by video."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "meeting-venue"
    title = mark("Ange var samtalet är")
    detail = mark("Ange antingen en plats eller en länk till ett videomöte, inte båda.")


class ClockChangeError(Problem):
    """A time that the clock does not show that day, or shows twice."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "clock-change"
    title = mark("Klockan ställs om den natten")
    detail = mark("Klockan {clock} finns inte eller finns två gånger den dagen. Välj en annan tid.")


class RoundCancelledError(Problem):
    """Nothing more happens in a round that has been cancelled."""

    status = HTTPStatus.CONFLICT
    code = "round-cancelled"
    title = mark("Omgången är inställd")
    detail = mark("Gör en ny omgång om samtalen ska bli av.")


class RoundOverError(Problem):
    """What has been is not planned any more."""

    status = HTTPStatus.CONFLICT
    code = "round-over"
    title = mark("Omgången är över")
    detail = mark("Alla samtalsdagar har varit. Gör en ny omgång.")


class RoundHasSlotsError(Problem):
    """Whether guardians meet alone or together cannot change under those who have booked."""

    status = HTTPStatus.CONFLICT
    code = "round-has-slots"
    title = mark("Omgången har redan tider")
    detail = mark(
        "Om vårdnadshavare ska ha egna samtal bestäms innan tider läggs ut. Ta in tiderna först."
    )

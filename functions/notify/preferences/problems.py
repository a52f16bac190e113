"""What preferences refuse."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class UnknownKindError(Problem):
    """A kind of notification that there is not."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "unknown-kind"
    title = mark("Det finns ingen sådan sorts avisering")
    detail = mark("Hämta inställningarna igen och välj bland de sorter som står där.")


class MandatoryKindError(Problem):
    """A kind that the law wants told the same day was switched off, or put off."""

    status = HTTPStatus.CONFLICT
    code = "mandatory-kind"
    title = mark("Den aviseringen kan inte stängas av")
    detail = mark("Skolan måste nå dig samma dag. Välj minst ett sätt, och att den kommer direkt.")

"""Attendance's refusals."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class DayPassedError(Problem):
    """Only the school's staff registers backwards."""

    status = HTTPStatus.CONFLICT
    code = "day-passed"
    title = mark("Dagen har passerat")
    detail = mark("Bara skolan kan ändra en dag som har varit. Ring {contact}.")


class NotSchoolDayError(Problem):
    """A weekend, a public holiday, a lov or a day outside the term."""

    status = HTTPStatus.CONFLICT
    code = "not-a-school-day"
    title = mark("Ingen skoldag")
    detail = mark("Skolan är stängd {day}, så du behöver inte anmäla frånvaro. Välj en skoldag.")


class TooFarAheadError(Problem):
    """Beyond the number of school days ahead that the school has set, 1 to 14."""

    status = HTTPStatus.CONFLICT
    code = "too-far-ahead"
    title = mark("Dagen ligger för långt fram")
    detail = mark(
        "Skolan tar emot anmälningar till och med {last}. Kontakta skolan om frånvaro längre fram."
    )


class CutOffPassedError(Problem):
    """Today's report is closed; the school answers by phone."""

    status = HTTPStatus.CONFLICT
    code = "cut-off-passed"
    title = mark("Dagens anmälan har stängt")
    detail = mark("Anmälan för i dag stängde klockan {cut_off}. Ring {contact}.")


class NotOwnReportError(Problem):
    """A report is taken back by whoever made it."""

    status = HTTPStatus.FORBIDDEN
    code = "not-own-report"
    title = mark("Någon annan har gjort anmälan")
    detail = mark("Be den som gjorde anmälan att ta tillbaka den, eller ring skolan.")


class AlreadyWithdrawnError(Problem):
    """The report has been taken back before."""

    status = HTTPStatus.CONFLICT
    code = "already-withdrawn"
    title = mark("Anmälan är redan tillbakatagen")
    detail = mark("Du behöver inte göra något mer.")


class PeriodTooLongError(Problem):
    """A list covers at most 400 days, and its first day is not after its last."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "period-too-long"
    title = mark("Perioden går inte att visa")
    detail = mark("Välj en första dag som inte är efter den sista, och högst {most} dagar.")


class SpanTooShortError(Problem):
    """A span is at least 30 minutes (product)."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "span-too-short"
    title = mark("Tiden är för kort")
    detail = mark("Ange en tid som slutar minst {least} minuter efter att den börjar, samma dag.")


class SpanPassedError(Problem):
    """What is reported must not lie in the past altogether; only staff registers backwards."""

    status = HTTPStatus.CONFLICT
    code = "span-passed"
    title = mark("Tiden har passerat")
    detail = mark("Välj en tid som inte är över, eller kontakta skolan.")


class TooManyDaysError(Problem):
    """A request reports all or nothing, so it is no larger than one transaction can be."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "too-many-days"
    title = mark("Så många dagar går inte i samma anmälan")
    detail = mark("Anmäl högst {most} dagar åt gången för så många barn.")


class OnePartError(Problem):
    """A report is for the whole day, for lessons of one child's one day, or for a span of time."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "one-part-of-the-day"
    title = mark("Ange en del av dagen")
    detail = mark("Välj hela dagen, en tid, eller lektioner för ett barn en dag.")

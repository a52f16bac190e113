"""The refusals of time registration."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class NotAtFritidsError(Problem):
    """The child is a member of no fritids unit."""

    status = HTTPStatus.NOT_FOUND
    code = "not-at-fritids"
    title = mark("Barnet har ingen plats på fritids")
    detail = mark("Kontakta {contact} om barnet ska ha en plats.")


class SpanOverMidnightError(Problem):
    """A time at fritids ends later than it starts, on the same day."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "span-over-midnight"
    title = mark("Tiden slutar innan den börjar")
    detail = mark("{starts}–{ends} går inte. Ange en sluttid efter starttiden, före midnatt.")


class SpansOverlapError(Problem):
    """The times of one day at fritids do not overlap."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "spans-overlap"
    title = mark("Två tider samma dag går in i varandra")
    detail = mark("{first} och {second} överlappar. Gör dem till en tid, eller flytta en av dem.")


class OutsideOpeningHoursError(Problem):
    """Nobody is at the unit outside its opening hours."""

    status = HTTPStatus.CONFLICT
    code = "outside-opening-hours"
    title = mark("Fritids har inte öppet då")
    detail = mark("{span} går inte. Fritids har öppet {opens}–{closes}. Välj en tid inom det.")


class ClosedThatDayError(Problem):
    """The unit is closed: a weekday without hours, a public holiday or a planning day."""

    status = HTTPStatus.CONFLICT
    code = "fritids-closed"
    title = mark("Fritids har stängt")
    detail = mark("Fritids har stängt {day} och öppnar {opens}. Välj en dag då det är öppet.")


class ClosedThatWeekdayError(Problem):
    """A base schedule has no times on a weekday without opening hours."""

    status = HTTPStatus.CONFLICT
    code = "fritids-closed-that-weekday"
    title = mark("Fritids har stängt den veckodagen")
    detail = mark("Ta bort tiderna {span}, eller flytta dem till en veckodag då det är öppet.")


class TimesPassedError(Problem):
    """What was planned for a day that has been is what staff saw that day."""

    status = HTTPStatus.CONFLICT
    code = "times-passed"
    title = mark("Dagen har varit")
    detail = mark("Tiderna för {day} går inte att ändra längre. Ändra från och med {first}.")


class TimesLockedError(Problem):
    """The unit plans its staff some days ahead (default 7)."""

    status = HTTPStatus.CONFLICT
    code = "times-locked"
    title = mark("Tiderna är låsta")
    detail = mark(
        "Tiderna är låsta till och med {until}, eftersom fritids planerar {days} dagar i förväg."
        " Ändra från dagen efter, eller kontakta {contact}."
    )


class CheckedInError(Problem):
    """Once the child has come, the day's times are the staff's."""

    status = HTTPStatus.CONFLICT
    code = "already-checked-in"
    title = mark("Barnet har redan kommit till fritids")
    detail = mark("Tiderna är låsta till och med {until}. Prata med personalen på fritids.")


class AnswerHolidayError(Problem):
    """Days of a lov are answered together, by a last day."""

    status = HTTPStatus.CONFLICT
    code = "answer-the-holiday"
    title = mark("Dagen hör till ett lov")
    detail = mark("Svara för hela {name} i stället, senast {until}.")


class HolidayClosedError(Problem):
    """The last day to answer for a lov has passed."""

    status = HTTPStatus.CONFLICT
    code = "holiday-answer-passed"
    title = mark("Sista svarsdagen för lovet har varit")
    detail = mark(
        "Sista svarsdag för {name} var {last}. Tiderna är låsta till och med {until}."
        " Kontakta {contact}."
    )


class OutsideHolidayError(Problem):
    """An answer tells of the days of its lov only."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "outside-the-holiday"
    title = mark("Dagen ligger utanför lovet")
    detail = mark("{day} ligger inte mellan {first} och {last}. Ta bort dagen ur svaret.")


class OtherGuardiansWeekError(Problem):
    """By their agreement each guardian sets the times of their own weeks."""

    status = HTTPStatus.CONFLICT
    code = "other-guardians-week"
    title = mark("Veckan är den andra vårdnadshavarens")
    detail = mark("Be den andra vårdnadshavaren ändra, eller föreslå en ny fördelning av veckorna.")


class WeeksAreDividedError(Problem):
    """Whoever has divided the weeks keeps a base schedule each."""

    status = HTTPStatus.CONFLICT
    code = "weeks-are-divided"
    title = mark("Veckorna är fördelade mellan er")
    detail = mark("Spara grundschemat för dina egna veckor. Ingenting har ändrats.")


class WeeksAreNotDividedError(Problem):
    """Own weeks are had by agreement only."""

    status = HTTPStatus.CONFLICT
    code = "weeks-are-not-divided"
    title = mark("Veckorna är inte fördelade mellan er")
    detail = mark("Spara grundschemat för alla veckor, eller föreslå en fördelning först.")


class UnknownOwnerError(Problem):
    """Weeks are divided between the child's own adults."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "unknown-week-owner"
    title = mark("Veckorna går inte att fördela så")
    detail = mark("Fördela veckorna mellan barnets vårdnadshavare, med dig själv bland dem.")


class NotMondayError(Problem):
    """A base schedule begins with a week."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-a-monday"
    title = mark("Grundschemat börjar inte på en måndag")
    detail = mark("Välj en måndag, till exempel {monday}.")


class UnusableHolidayError(Problem):
    """A lov has its days in order, its last answer day before them, and no day of another lov."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "unusable-holiday"
    title = mark("Lovet går inte att öppna så")
    detail = mark(
        "{name}: ange högst {most} dagar i ordning, en sista svarsdag före dem,"
        " och inga dagar som hör till ett annat lov."
    )


class SchedulePeriodTooLongError(Problem):
    """The schedule is shown some weeks at a time, and kept for two years each way."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "schedule-period-too-long"
    title = mark("Dagarna går inte att visa eller ändra")
    detail = mark(
        "Välj dagar inom två år, en första dag som inte är efter den sista, och högst {most} dagar."
    )


class WeekOffsetError(Problem):
    """A week is copied at most half a year ahead, to some weeks and children at a time."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "week-offset-out-of-range"
    title = mark("Veckan går inte att kopiera dit")
    detail = mark(
        "Kopiera högst {most} veckor framåt, från närmaste vecka till den sista,"
        " och högst {cells} veckor sammanlagt för alla barn."
    )


class NotOnListError(Problem):
    """A child leaves with somebody whom its guardians have named, and with nobody else."""

    status = HTTPStatus.CONFLICT
    code = "not-on-the-pick-up-list"
    title = mark("Personen står inte på barnets hämtlista")
    detail = mark(
        "Be vårdnadshavaren lägga till personen, eller checka ut med en anledning efter att ha"
        " talat med vårdnadshavaren. Barnet är kvar som incheckat."
    )


class NotAloneYetError(Problem):
    """A child goes home alone only from the time that its guardians have set."""

    status = HTTPStatus.CONFLICT
    code = "not-alone-yet"
    title = mark("Barnet får inte gå hem själv nu")
    detail = mark(
        "Vänta till tiden som vårdnadshavaren har satt, eller checka ut med en anledning efter att"
        " ha talat med vårdnadshavaren. Barnet är kvar som incheckat."
    )


class NotOfTodayError(Problem):
    """Late touches are taken the same day, and none of a time that has not come."""

    status = HTTPStatus.CONFLICT
    code = "touch-not-of-today"
    title = mark("In- och utcheckningar tas emot samma dag")
    detail = mark("{at} hör inte till i dag. Rätta klockan i telefonen, eller anteckna för hand.")


class NotInUnitError(Problem):
    """Staff check in and out the children of their own unit."""

    status = HTTPStatus.NOT_FOUND
    code = "not-in-the-unit"
    title = mark("Barnet finns inte på avdelningen")
    detail = mark("Hämta dagens lista igen. Kontakta skolan om barnet borde finnas där.")


class TooManyCommentsError(Problem):
    """A day has room for some comments."""

    status = HTTPStatus.CONFLICT
    code = "too-many-comments"
    title = mark("Dagen har fått för många kommentarer")
    detail = mark("Ring i stället. En dag har plats för {most} kommentarer.")

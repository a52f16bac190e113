"""Leave's refusals."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class LeavePeriodError(Problem):
    """The first day is not after the last, and a leave reaches at most a year."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "leave-period"
    title = mark("Perioden går inte att söka ledigt för")
    detail = mark("Välj en första dag som inte är efter den sista, och högst {most} dagar.")


class LeaveBegunError(Problem):
    """Leave is applied for in advance (SkolL 7 kap. 18 §: it is granted, not reported)."""

    status = HTTPStatus.CONFLICT
    code = "leave-begun"
    title = mark("Ledigheten har redan börjat")
    detail = mark("Välj en första dag från och med i dag. Om dagar som har varit, ring {contact}.")


class NoSchoolDaysError(Problem):
    """The school is closed all of the period, so there is nothing to be free from."""

    status = HTTPStatus.CONFLICT
    code = "no-school-days"
    title = mark("Ingen skoldag i perioden")
    detail = mark("Skolan är stängd alla dagarna, så du behöver inte söka ledigt. Välj skoldagar.")


class LeaveTooLongError(Problem):
    """More school days than one decision can grant."""

    status = HTTPStatus.CONFLICT
    code = "leave-too-long"
    title = mark("Perioden är för lång")
    detail = mark("Sök för högst {most} skoldagar åt gången. Vid längre ledighet, ring {contact}.")


class LeaveDecidedError(Problem):
    """Frozen: what has been decided is changed by nobody in the portal."""

    status = HTTPStatus.CONFLICT
    code = "leave-decided"
    title = mark("Ansökan är redan avgjord")
    detail = mark("Beslutet kan inte ändras här. Kontakta {contact} om något har ändrats.")


class LeaveEndedError(Problem):
    """The applicant has withdrawn the application, or the other guardian has said no."""

    status = HTTPStatus.CONFLICT
    code = "leave-ended"
    title = mark("Ansökan gäller inte längre")
    detail = mark("Den är tillbakatagen eller nekad. Gör en ny ansökan om ledigheten behövs.")


class NotOwnLeaveError(Problem):
    """An application is withdrawn by whoever made it."""

    status = HTTPStatus.FORBIDDEN
    code = "not-own-leave"
    title = mark("Någon annan har gjort ansökan")
    detail = mark("Be den som sökte att ta tillbaka ansökan. En vårdnadshavare kan i stället neka.")


class NoVetoError(Problem):
    """The veto is the other guardian's: custody is shared (FB 6 kap. 13 §)."""

    status = HTTPStatus.FORBIDDEN
    code = "no-veto"
    title = mark("Du kan inte neka den här ansökan")
    detail = mark("Bara den andra vårdnadshavaren kan neka. En egen ansökan tar du tillbaka.")


class ConfirmationNotAskedError(Problem):
    """Nobody waits for this person's confirmation, or it has been given."""

    status = HTTPStatus.CONFLICT
    code = "confirmation-not-asked"
    title = mark("Ansökan väntar inte på dig")
    detail = mark("Du behöver inte bekräfta den. Läs ansökan igen för att se vad som gäller nu.")


class ConfirmationMissingError(Problem):
    """The school has chosen that both guardians confirm before anybody decides."""

    status = HTTPStatus.CONFLICT
    code = "confirmation-missing"
    title = mark("En vårdnadshavare har inte bekräftat")
    detail = mark("Vänta med beslutet tills alla vårdnadshavare har bekräftat ansökan.")


class PrincipalDecidesError(Problem):
    """SkolL 7 kap. 18 §: the principal lets the mentor decide on short leave only."""

    status = HTTPStatus.FORBIDDEN
    code = "principal-decides"
    title = mark("Rektorn beslutar om den här ledigheten")
    detail = mark("Mentorn beslutar om högst {most} skoldagar. Lämna ansökan till rektorn.")

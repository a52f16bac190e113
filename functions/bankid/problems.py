"""What BankID's pages refuse, with what to do. They are shown as a page, not as the API's JSON."""

from http import HTTPStatus
from typing import ClassVar

from skolbro.text import mark


class Refusal(Exception):  # noqa: N818 - the base is the noun, the kinds are the errors
    """The base: a status and two texts, of which the second says what to do."""

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    title: ClassVar[str]
    detail: ClassVar[str]
    # Seconds to wait, where waiting helps.
    retry_after: int = 0


class NoSessionError(Refusal):
    """No sign-in is under way in this browser, or it has taken too long, or it is over."""

    status = HTTPStatus.NOT_FOUND
    title = mark("Inloggningen är inte igång")
    detail = mark("Börja om från skolportalens inloggning, i samma webbläsare hela vägen.")


class UntrustedRequestError(Refusal):
    """A request from a client or to an address that is not known: nobody is led there."""

    title = mark("Länken går inte att använda")
    detail = mark("Börja om från skolportalens inloggning.")


class TooSoonError(Refusal):
    """The order was asked for less than two seconds ago, by a rival of this request."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    title = mark("Frågan kom för tätt")
    detail = mark("Vänta ett par sekunder och fråga igen.")

    def __init__(self, seconds: int) -> None:
        super().__init__("too soon")
        self.retry_after = seconds


class UnknownPersonError(Refusal):
    """BankID knows who it is, and no school of this deployment has made such a person."""

    status = HTTPStatus.FORBIDDEN
    title = mark("Skolan känner inte igen dig")
    detail = mark(
        "Du är identifierad, men ditt personnummer finns inte hos någon skola här. Be skolans "
        "expedition registrera dig eller rätta ditt personnummer, och logga sedan in igen."
    )


class NoPageError(Refusal):
    """An address that leads nowhere."""

    status = HTTPStatus.NOT_FOUND
    title = mark("Sidan finns inte")
    detail = mark("Börja om från skolportalens inloggning.")


class FaultError(Refusal):
    """Our own fault, or BankID's certificate is not in place."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR
    title = mark("Något gick fel hos oss")
    detail = mark("Försök igen om en stund, eller logga in på ett annat sätt.")

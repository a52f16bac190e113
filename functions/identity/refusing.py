"""What the pool's triggers say to whom they do not let in.

The pool sends a trigger's text on to the client that asked, in `error_description`. The client
knows it by the code before the colon, and shows a page of its own.
"""

from skolbro.text import mark, translate

UNKNOWN_PERSON = mark(
    "Skolan känner inte igen dig. Be skolans expedition registrera dig eller rätta dina uppgifter."
)
NOT_TRUSTED = mark(
    "Kommunens inloggning är inte rätt inställd. Logga in på ett annat sätt, och säg till "
    "kommunens IT."
)
TRY_AGAIN = mark("Inloggningen svarar inte just nu. Försök igen om en stund.")


class NotLetInError(Exception):
    """Says what to do, in both languages, and nothing of whom it concerns."""

    code, text = "try-again", TRY_AGAIN

    def __init__(self) -> None:
        super().__init__(f"{self.code}: {self.text} {translate(self.text, 'en')}")


class UnknownPersonError(NotLetInError):
    """Nobody's account."""

    code, text = "unknown-person", UNKNOWN_PERSON


class NotTrustedError(NotLetInError):
    """The commune's sign-in, and not the person, is the reason."""

    code, text = "not-trusted", NOT_TRUSTED

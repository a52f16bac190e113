"""Refusals about accounts."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class CodeUnusableError(Problem):
    """No such code, or one that was used, replaced or too old: the answer does not tell which."""

    status = HTTPStatus.CONFLICT
    code = "code-unusable"
    title = mark("Koden går inte att använda")
    detail = mark(
        "Kontrollera att du har skrivit den rätt. En kod gäller en gång och i 30 dagar, och slutar "
        "gälla när du får en ny. Be skolan om en ny kod om den inte fungerar."
    )


class UsernameUnusableError(Problem):
    """Not of the form that a user name has."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "username-unusable"
    title = mark("Användarnamnet går inte att använda")
    detail = mark(
        "Välj ett med 3–128 tecken utan mellanslag, gärna din e-postadress. Ett personnummer får "
        "det inte vara."
    )


class UsernameNeededError(Problem):
    """The person has no user name yet."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "username-needed"
    title = mark("Välj ett användarnamn")
    detail = mark("Du har inget användarnamn sedan tidigare. Välj ett, gärna din e-postadress.")


class UsernameTakenError(Problem):
    """It is somebody else's, or was until a short while ago."""

    status = HTTPStatus.CONFLICT
    code = "username-taken"
    title = mark("Användarnamnet är upptaget")
    detail = mark("Välj ett annat. Stora och små bokstäver räknas som olika.")


class PasswordTooShortError(Problem):
    """Shorter than a password has to be."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "password-too-short"
    title = mark("Lösenordet är för kort")
    detail = mark("Välj ett med minst {shortest} tecken. Några ord efter varandra går bra.")


class PasswordSpacedError(Problem):
    """It begins or ends with white space, which is lost when it is typed."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "password-spaced"
    title = mark("Lösenordet börjar eller slutar med mellanslag")
    detail = mark("Ta bort mellanslaget: det syns inte, och kommer lätt bort nästa gång.")


class PasswordTooWeakError(Problem):
    """Among those that are tried first."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "password-too-weak"
    title = mark("Lösenordet är för lätt att gissa")
    detail = mark("Välj ett som inte är vanligt, till exempel fyra ord som inte hör ihop.")


class WrongPasswordError(Problem):
    """Not the person's present password."""

    status = HTTPStatus.CONFLICT
    code = "wrong-password"
    title = mark("Det nuvarande lösenordet stämmer inte")
    detail = mark(
        "Skriv ditt nuvarande lösenord igen. Ett mellanslag före eller efter räknas med, liksom "
        "stora och små bokstäver."
    )


class NoPasswordError(Problem):
    """Who signs in by BankID or the commune's own sign-in alone has none to change."""

    status = HTTPStatus.CONFLICT
    code = "no-password"
    title = mark("Du har inget lösenord")
    detail = mark("Du loggar in på ett annat sätt. Be skolan om en kod om du vill ha ett lösenord.")


class EmailUnusableError(Problem):
    """Not of the form that an address has."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "email-unusable"
    title = mark("E-postadressen går inte att använda")
    detail = mark("Kontrollera att den är rätt skriven, som namn@exempel.se.")


class EmailTakenError(Problem):
    """Somebody else signs in by it."""

    status = HTTPStatus.CONFLICT
    code = "email-taken"
    title = mark("E-postadressen används av någon annan")
    detail = mark("Ange en adress som bara du har.")


class EmailCodeUnusableError(Problem):
    """Not the code that was sent last, or an hour too late."""

    status = HTTPStatus.CONFLICT
    code = "email-code-unusable"
    title = mark("Koden stämmer inte")
    detail = mark("Skriv koden i det senaste brevet. Den gäller i en timme; be annars om en ny.")


class TooManyTriesError(Problem):
    """The pool takes no more tries for a while."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-many-tries"
    title = mark("För många försök")
    detail = mark("Vänta en kvart och försök igen.")

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "900"})


class DutiesElsewhereError(Problem):
    """Who works elsewhere too has doors there that this school has no say about."""

    status = HTTPStatus.CONFLICT
    code = "duties-elsewhere"
    title = mark("Personen arbetar också på annat håll")
    detail = mark("Be den som sköter kommunens inloggning att göra det här.")


class NotOneselfError(Problem):
    """Nobody bars themselves, or hands out credentials to themselves."""

    status = HTTPStatus.CONFLICT
    code = "not-oneself"
    title = mark("Det här gör du inte för dig själv")
    detail = mark("Byt lösenord under ditt namn, eller be en annan administratör.")


class TooManyEndedError(Problem):
    """More sign-ins have been ended one by one than are kept apart."""

    status = HTTPStatus.CONFLICT
    code = "too-many-ended"
    title = mark("Så många inloggningar går inte att avsluta en och en")
    detail = mark("Logga ut överallt i stället.")

"""Refusals in the school's words, each with a page in the docs (RFC 9457).

A problem is a Python exception that knows its status and its two texts. Rules raise it without
knowing of HTTP; `skolbro.http.app` renders it in one place.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar

from skolbro.text import mark

TYPE_PREFIX = "https://skolbro.se/problems/"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field: a JSON pointer (RFC 6901), a code and a text to show."""

    pointer: str
    code: str
    message: str


class Problem(Exception):  # noqa: N818 - the base is the noun, the kinds are the errors
    """The base of all refusals. `detail` says what to do; `values` fill its braces.

    `members` are for the client to act upon (RFC 9457 3.2), beside what it shows.
    """

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    code: ClassVar[str] = ""
    title: ClassVar[str] = ""
    detail: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type["Problem"]]] = {}

    def __init__(
        self,
        *,
        errors: tuple[FieldError, ...] = (),
        headers: dict[str, str] | None = None,
        members: dict[str, Any] | None = None,
        **values: object,
    ) -> None:
        super().__init__(self.code)
        self.errors = errors
        self.headers = headers or {}
        self.members = members or {}
        self.values: dict[str, Any] = values

    def __init_subclass__(cls) -> None:
        """Every kind is listed under its code: the docs and a contract test read the list."""
        if Problem.kinds.setdefault(cls.code, cls).__qualname__ != cls.__qualname__:
            raise TypeError(f"two problems with the code {cls.code}")


class UnauthorizedError(Problem):
    """No token, or one that is not an access token of this portal's own client."""

    status = HTTPStatus.UNAUTHORIZED
    code = "sign-in-needed"
    title = mark("Du behöver logga in")
    detail = mark("Logga in igen och försök sedan på nytt.")

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})


class ScopeMissingError(Problem):
    """The token was not given the scope that the route asks for (RFC 6750 3.1)."""

    status = HTTPStatus.FORBIDDEN
    code = "scope-missing"
    title = mark("Inloggningen räcker inte till det här")
    detail = mark("Logga in igen och ge programmet rätten {scope}.")

    def __init__(self, *, scope: str) -> None:
        challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
        super().__init__(headers={"WWW-Authenticate": challenge}, scope=scope)


class NotFoundError(Problem):
    """Not there, or not yours: the answer does not tell which."""

    status = HTTPStatus.NOT_FOUND
    code = "not-found"
    title = mark("Det finns inte här")
    detail = mark(
        "Det du söker finns inte, eller så har du inte tillgång till det."
        " Kontakta skolan om du borde ha det."
    )


class MethodNotAllowedError(Problem):
    """The address exists, but not with this method."""

    status = HTTPStatus.METHOD_NOT_ALLOWED
    code = "method-not-allowed"
    title = mark("Adressen kan inte användas så")
    detail = mark("Använd någon av metoderna {allow}.")


class InvalidRequestError(Problem):
    """The request's fields do not have the form that the API describes."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "invalid-request"
    title = mark("Något är fel ifyllt")
    detail = mark("Rätta fälten som anges och skicka igen. Ingenting har ändrats.")


class BrokenJsonError(Problem):
    """The body is not JSON (RFC 8259), or names the same member twice."""

    status = HTTPStatus.BAD_REQUEST
    code = "broken-json"
    title = mark("Begäran går inte att läsa")
    detail = mark("Skicka giltig JSON i UTF-8 där varje fält förekommer en gång.")


class UnsupportedMediaTypeError(Problem):
    """The body is something else than JSON."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "unsupported-media-type"
    title = mark("Fel sorts innehåll")
    detail = mark("Skicka begäran som application/json.")


class TooLargeError(Problem):
    """No request of this API needs more than 64 KB; files go to the store for files."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-large"
    title = mark("Begäran är för stor")
    detail = mark("Skicka högst {most} kB.")


class PreconditionRequiredError(Problem):
    """A change must say which version it changes (RFC 6585 3)."""

    status = HTTPStatus.PRECONDITION_REQUIRED
    code = "if-match-needed"
    title = mark("Ange vilken version du ändrar")
    detail = mark("Hämta uppgiften först och skicka dess ETag i If-Match.")


class PreconditionFailedError(Problem):
    """Somebody else has changed it since it was read (RFC 9110 13.1.1)."""

    status = HTTPStatus.PRECONDITION_FAILED
    code = "changed-meanwhile"
    title = mark("Uppgiften har ändrats sedan du läste den")
    detail = mark("Hämta uppgiften igen, se vad som har ändrats och gör sedan din ändring.")


class IdempotencyKeyNeededError(Problem):
    """What creates must carry a key, so that a lost answer can be asked for again."""

    status = HTTPStatus.BAD_REQUEST
    code = "idempotency-key-needed"
    title = mark("Begäran saknar Idempotency-Key")
    detail = mark("Skicka huvudet Idempotency-Key med 8–128 tecken, nytt för varje ny begäran.")


class IdempotencyKeyReusedError(Problem):
    """The key has been used for another request."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "idempotency-key-reused"
    title = mark("Idempotency-Key är redan använd")
    detail = mark("Nyckeln hör till en annan begäran. Skicka den här med en ny nyckel.")


class InvalidCursorError(Problem):
    """A cursor that this list did not give out, or that was changed."""

    status = HTTPStatus.BAD_REQUEST
    code = "invalid-cursor"
    title = mark("Listan går inte att fortsätta")
    detail = mark("Hämta listan från början igen.")


class InternalError(Problem):
    """Our fault. What was asked for has not been done."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR
    code = "internal-error"
    title = mark("Något gick fel hos oss")
    detail = mark("Försök igen om en stund. Går det inte, uppge numret {trace} till supporten.")


class FunctionOffError(Problem):
    """The school has not switched the function on (product: functions per school)."""

    status = HTTPStatus.NOT_FOUND
    code = "function-off"
    title = mark("Skolan använder inte den här funktionen")
    detail = mark("Kontakta {contact} om du behöver den.")

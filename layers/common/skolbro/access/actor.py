"""The person behind a token, and nothing else that the token says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from skolbro import ids
from skolbro.config import Settings
from skolbro.http.problems import ScopeMissingError, UnauthorizedError


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person. Children, groups and duties are looked up on every request.

    `sign_in` names the sign-in that the token came of, and `issued_at` is when, in Unix seconds:
    by them a sign-in can be ended before its tokens are.
    """

    person_id: str
    sign_in: str = ""
    issued_at: int = 0


def token_scope(method: str, path: str) -> str:
    """The scope that a token needs (RFC 6749 3.3): to read in a module, or to change there."""
    kind = "read" if method.upper() == "GET" else "write"
    return f"skolbro/{path.split('/')[1]}.{kind}"


def actor_from_claims(
    claims: Mapping[str, object], *, needs: str, settings: Settings, now: datetime
) -> Actor:
    """The actor of claims whose signature, issuer, audience and times the gateway has verified.

    Rechecks what the gateway might be configured wrongly for, and what it cannot tell apart: that
    this is an access token (RFC 9068; an ID token must not pass), of our pool, for our client,
    not expired, and of a person: the pool's user names are our person ids. Raises
    `UnauthorizedError`; and `ScopeMissingError` for a token that was not given the scope it needs.
    """
    person_id = claims.get("username")
    trusted = (
        claims.get("token_use") == "access"
        and claims.get("iss") == settings.issuer
        and claims.get("client_id") == settings.client_id
        and _seconds(claims, "exp") > now.timestamp()
    )
    if not trusted or not isinstance(person_id, str) or not ids.is_id(person_id):
        raise UnauthorizedError
    if needs not in str(claims.get("scope", "")).split():
        raise ScopeMissingError(scope=needs)
    sign_in = str(claims.get("origin_jti", ""))
    return Actor(person_id, sign_in=sign_in, issued_at=int(_seconds(claims, "iat")))


def _seconds(claims: Mapping[str, object], name: str) -> float:
    try:
        return float(str(claims.get(name, "0")))
    except ValueError:
        return 0.0

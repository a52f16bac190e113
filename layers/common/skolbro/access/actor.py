"""The person behind a token, and nothing else that the token says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from skolbro import ids
from skolbro.config import Settings
from skolbro.http.problems import ScopeMissingError, UnauthorizedError


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person. Children, groups and duties are looked up on every request."""

    person_id: str


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
        and _expiry(claims) > now.timestamp()
    )
    if not trusted or not isinstance(person_id, str) or not ids.is_id(person_id):
        raise UnauthorizedError
    if needs not in str(claims.get("scope", "")).split():
        raise ScopeMissingError(scope=needs)
    return Actor(person_id)


def _expiry(claims: Mapping[str, object]) -> float:
    try:
        return float(str(claims.get("exp", "0")))
    except ValueError:
        return 0.0

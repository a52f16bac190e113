"""The person behind a token, and nothing else that the token says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from skolbro import ids
from skolbro.config import Settings
from skolbro.http.problems import UnauthorizedError


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person. Children, groups and duties are looked up on every request."""

    person_id: str


def actor_from_claims(claims: Mapping[str, object], *, settings: Settings, now: datetime) -> Actor:
    """The actor of claims whose signature the gateway has verified.

    Rechecks what the gateway might be configured wrongly for: that this is an access token
    (RFC 9068; an ID token must not pass), of our pool, for our client, not expired, and of a
    person: the pool's user names are our person ids. Raises `UnauthorizedError`.
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
    return Actor(person_id)


def _expiry(claims: Mapping[str, object]) -> float:
    try:
        return float(str(claims.get("exp", "0")))
    except ValueError:
        return 0.0

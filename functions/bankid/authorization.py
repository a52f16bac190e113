"""What another may ask of the provider: OpenID Connect Core 3.1.2, with PKCE (RFC 7636). Pure."""

import base64
import hashlib
import hmac
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

CODE_SECONDS = 60
MOST_CHARACTERS = 1024
# RFC 7636 4.1 and 4.2.
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_ASKED = ("client_id", "redirect_uri", "response_type", "scope", "state", "nonce",
          "code_challenge", "code_challenge_method")  # fmt: skip


class UntrustedError(ValueError):
    """Who asks, or where the answer would go, is not known: nobody may be led there."""


class RefusedError(ValueError):
    """A known client asks for what it may not have; it is told so at its own address."""

    def __init__(self, code: str, redirect_uri: str, state: str) -> None:
        super().__init__(code)
        self.code = code
        self.redirect_uri = redirect_uri
        self.state = state


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An authorization request that may go on."""

    client_id: str
    redirect_uri: str
    state: str
    nonce: str
    challenge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What an authorization code stands for."""

    client_id: str
    redirect_uri: str
    nonce: str
    challenge: str
    subject: str
    at: int
    expires_at: int


def asked_for(
    pairs: Collection[tuple[str, str]], *, client_id: str, redirect_uris: Collection[str]
) -> Asked:
    """The request, if its client and its address are known, each to the letter.

    An address is compared as a whole (RFC 9700 2.1): no prefix, no pattern, no fragment. A
    `state` is asked for, since without it the client could not tell an answer that it has not
    asked for. A `nonce` is handed on if there is one. Raises `UntrustedError`, `RefusedError`.
    """
    given = dict(pairs)
    if len(given) != len(pairs) or any(len(value) > MOST_CHARACTERS for value in given.values()):
        raise UntrustedError("a parameter twice, or too long")
    if given.get("client_id") != client_id or given.get("redirect_uri") not in redirect_uris:
        raise UntrustedError("another client or address")
    asked = {name: given.get(name, "") for name in _ASKED}
    problem = _problem(asked)
    if problem:
        raise RefusedError(problem, asked["redirect_uri"], asked["state"])
    return Asked(
        client_id=client_id,
        redirect_uri=asked["redirect_uri"],
        state=asked["state"],
        nonce=asked["nonce"],
        challenge=asked["code_challenge"],
    )


def _problem(asked: Mapping[str, str]) -> str:
    if asked["response_type"] != "code":
        return "unsupported_response_type"
    if "openid" not in asked["scope"].split():
        return "invalid_scope"
    method, challenge = asked["code_challenge_method"], asked["code_challenge"]
    # `plain` proves nothing to whoever reads along.
    proves = _CHALLENGE.fullmatch(challenge) and method == "S256"
    if not asked["state"] or ((method or challenge) and not proves):
        return "invalid_request"
    return ""


def is_fulfilled(code: Code, *, client_id: str, redirect_uri: str, verifier: str, now: int) -> bool:
    """Whether whoever hands in a code is the one that it was made for. `now` in Unix seconds."""
    return (
        code.expires_at > now
        and code.client_id == client_id
        and code.redirect_uri == redirect_uri
        and is_verified(verifier, code.challenge)
    )


def is_verified(verifier: str, challenge: str) -> bool:
    """Whether a verifier is the one behind the challenge. Without a challenge there is none."""
    if not challenge:
        return not verifier
    if _VERIFIER.fullmatch(verifier) is None:
        return False
    return hmac.compare_digest(challenge_of(verifier), challenge)


def challenge_of(verifier: str) -> str:
    """The `S256` challenge of a verifier (RFC 7636 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")

"""Tokens, signed by keys that never leave KMS (RFC 7515, RS256), and what they are checked with.

All keys are published, and the first one signs: a new key is known to everybody before it is
used, and an old one until its last token has expired.
"""

import json
from functools import cache
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey
from joserfc.util import urlsafe_b64encode

from bankid.settings import BankidSettings
from skolbro import aws

ALGORITHM = "RS256"


class NotOursError(ValueError):
    """A token that this provider has not made, or not for this use, or that has expired."""


def signed(claims: dict[str, Any], *, kind: str) -> str:
    """A compact token; `kind` is its `typ`, so that one is not taken for another (RFC 8725)."""
    head = {"alg": ALGORITHM, "typ": kind, "kid": _public_keys()[0].kid}
    message = b".".join(_encoded(part) for part in (head, claims))
    answer = aws.client("kms").sign(
        KeyId=BankidSettings.load().signing_keys[0],
        Message=message,
        MessageType="RAW",
        SigningAlgorithm="RSASSA_PKCS1_V1_5_SHA_256",
    )
    return b".".join((message, urlsafe_b64encode(answer["Signature"]))).decode()


def claims_of(token: str, *, kind: str, audience: str, now: int) -> dict[str, Any]:
    """What one of our own tokens says. `now` in Unix seconds. Raises `NotOursError`."""
    keys = KeySet(list(_public_keys()))
    try:
        read = jwt.decode(token, keys, algorithms=[ALGORITHM])
    except (JoseError, ValueError):
        raise NotOursError from None
    told = dict(read.claims)
    ours = (
        read.header.get("typ") == kind
        and told.get("iss") == BankidSettings.load().issuer_url
        and told.get("aud") == audience
        and isinstance(told.get("exp"), int)
        and told["exp"] > now
    )
    if not ours:
        raise NotOursError
    return told


def published() -> dict[str, Any]:
    """The JSON Web Key Set (RFC 7517): what others check our tokens with."""
    return {
        "keys": [
            {**key.as_dict(private=False), "use": "sig", "alg": ALGORITHM, "kid": key.kid}
            for key in _public_keys()
        ]
    }


@cache
def _public_keys() -> tuple[RSAKey, ...]:
    return tuple(map(_public_key, BankidSettings.load().signing_keys))


def _public_key(key_id: str) -> RSAKey:
    key = RSAKey.import_key(aws.client("kms").get_public_key(KeyId=key_id)["PublicKey"])
    key.ensure_kid()
    return key


def forget_keys() -> None:
    """As in a new execution environment."""
    _public_keys.cache_clear()


def _encoded(part: dict[str, Any]) -> bytes:
    return urlsafe_b64encode(json.dumps(part, separators=(",", ":")).encode())

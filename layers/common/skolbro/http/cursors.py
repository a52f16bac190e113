"""Where the next page begins, in a form that only this portal can write.

A cursor is bound to the route and to the person: carried to another list, or to somebody else,
it is refused. It says nothing readable that the person could not see anyway.
"""

import base64
import binascii
import hashlib
import hmac
import json
from typing import Any

from skolbro import aws
from skolbro.http.problems import InvalidCursorError

_SIGNATURE_BYTES = 16


def seal(position: dict[str, Any], *, route: str, person_id: str) -> str:
    """A cursor for this list of this person."""
    payload = json.dumps(position, separators=(",", ":"), sort_keys=True).encode()
    signed = _signature(payload, route, person_id) + payload
    return base64.urlsafe_b64encode(signed).decode().rstrip("=")


def unseal(cursor: str, *, route: str, person_id: str) -> dict[str, Any]:
    """The position in a cursor. Raises `InvalidCursorError`."""
    try:
        signed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise InvalidCursorError from None
    signature, payload = signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(payload, route, person_id)):
        raise InvalidCursorError
    position: dict[str, Any] = json.loads(payload)
    return position


def _signature(payload: bytes, route: str, person_id: str) -> bytes:
    bound = b"\0".join((b"cursor", route.encode(), person_id.encode(), payload))
    return hmac.digest(aws.secret(), bound, hashlib.sha256)[:_SIGNATURE_BYTES]

"""The key of a letter: what its link to unsubscribe carries. Pure.

Whoever has a letter may stop letters of its kind, and nothing else: the key shows no name, no
address and no notification, and opens no other route.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from skolbro import ids

# As long as the bell keeps the line that the letter was about.
HOLDS = timedelta(days=120)
DIGEST = "digest"
_SIGNATURE_BYTES = 16
_MOST = 300


@dataclass(frozen=True, slots=True)
class LetterKey:
    """Who got a letter, of which kind (or the digest), and on what day (UTC)."""

    person_id: str
    kind: str
    day: date

    def sealed(self, *, secret: bytes) -> str:
        """In a form that only who has the portal's secret can write, fit for a path."""
        payload = f"{self.person_id} {self.kind} {self.day.isoformat()}".encode()
        whole = _signature(payload, secret=secret) + payload
        return base64.urlsafe_b64encode(whole).decode().rstrip("=")

    @classmethod
    def of(cls, text: str, *, secret: bytes, today: date) -> Self | None:
        """The key that was sealed; None for any other text, and for one that is too old."""
        payload = _payload(text, secret=secret)
        if payload is None:
            return None
        person_id, kind, day = payload.decode().split(" ")
        key = cls(person_id, kind, date.fromisoformat(day))
        return key if ids.is_id(person_id) and today - key.day <= HOLDS else None


def page_of(portal: str, key: str) -> str:
    """Where the portal asks whether letters shall stop, by a sealed key."""
    return f"{portal}/unsubscribe/{key}"


def _payload(text: str, *, secret: bytes) -> bytes | None:
    if len(text) > _MOST:
        return None
    try:
        whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    signature, payload = whole[:_SIGNATURE_BYTES], whole[_SIGNATURE_BYTES:]
    ours = _signature(payload, secret=secret)
    return payload if hmac.compare_digest(signature, ours) else None


def _signature(payload: bytes, *, secret: bytes) -> bytes:
    return hmac.digest(secret, b"letter\0" + payload, hashlib.sha256)[:_SIGNATURE_BYTES]

"""Sealing a message for one browser (RFC 8291, RFC 8188), and signing for the portal (RFC 8292)."""

import base64
import hashlib
import hmac
import json
import os
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RECORD_BYTES = 4096
# RFC 8292 2: not more than a day; the signature is made anew for each message.
SIGNATURE_HOLDS = timedelta(hours=12)
HALF = 32


def sealed(
    plain: bytes,
    *,
    p256dh: str,
    auth: str,
    own: EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of a push, which only the browser can open. Raises `ValueError` for a bad key.

    `own` and `salt` are made anew each time; a test gives those of RFC 8291 appendix A.
    """
    own, salt = own or generate_private_key(SECP256R1()), salt or os.urandom(16)
    theirs = unpadded(p256dh)
    shared = own.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), theirs))
    ours = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    secret = _derived(
        shared, salt=unpadded(auth), info=b"WebPush: info\x00" + theirs + ours, length=32
    )
    key = _derived(secret, salt=salt, info=b"Content-Encoding: aes128gcm\x00", length=16)
    nonce = _derived(secret, salt=salt, info=b"Content-Encoding: nonce\x00", length=12)
    head = salt + RECORD_BYTES.to_bytes(4) + len(ours).to_bytes(1) + ours
    # The byte 2 says that this record is the last one.
    return head + AESGCM(key).encrypt(nonce, plain + b"\x02", None)


def to_sign(endpoint: str, *, contact: str, now: datetime) -> str:
    """What the portal signs for a push service: who it is for, until when, whom to turn to."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + SIGNATURE_HOLDS).timestamp()),
        "sub": contact,
    }
    head = {"typ": "JWT", "alg": "ES256"}
    return ".".join(padless(json.dumps(one).encode()) for one in (head, claims))


def token(signing: str, *, der_signature: bytes) -> str:
    """A JSON Web Token of ES256 (RFC 7518 3.4) from a signature as KMS gives it."""
    numbers = decode_dss_signature(der_signature)
    return f"{signing}.{padless(b''.join(one.to_bytes(HALF) for one in numbers))}"


def padless(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unpadded(text: str) -> bytes:
    """The bytes of base64url without padding. Raises `ValueError`."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _derived(material: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF with SHA-256 (RFC 5869), for the one block that is needed."""
    extracted = hmac.digest(salt, material, hashlib.sha256)
    return hmac.digest(extracted, info + b"\x01", hashlib.sha256)[:length]

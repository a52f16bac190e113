"""The portal's key of web push (RFC 8292, VAPID): it lies in KMS, and signs there.

Browsers subscribe with its public half, so a subscription that leaks is of no use to others.
"""

import base64
from functools import cache

from skolbro import aws
from skolbro.config import Settings

# An uncompressed point of P-256, which stands last in a SubjectPublicKeyInfo (RFC 5480).
POINT_BYTES = 65


class WebPushSettings(Settings):
    """With the key of web push; empty where there is none."""

    web_push_key_id: str = ""


@cache
def public_key() -> str | None:
    """In base64url, as a browser takes it. Asked for once an execution environment."""
    key_id = WebPushSettings.load().web_push_key_id
    if not key_id:
        return None
    answer = aws.client("kms").get_public_key(KeyId=key_id)
    return base64.urlsafe_b64encode(answer["PublicKey"][-POINT_BYTES:]).rstrip(b"=").decode()

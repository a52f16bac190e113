"""The animated QR code: what it says in each second of an order. Pure.

From BankID's guideline for relying parties, "QR code": the code is renewed every second, so that
a picture of it that is sent on to somebody else is too old when it is read.
"""

import hashlib
import hmac

SECOND = 1000


def qr_data(token: str, secret: str, *, seconds: int) -> str:
    """What the QR code holds, so many whole seconds after the order was made.

    `bankid.TOKEN.SECONDS.HMAC`, of which the last is HMAC-SHA256 of the seconds as text, keyed
    by the order's `qrStartSecret`, in hexadecimal. Raises `ValueError` before the order.
    """
    if seconds < 0:
        raise ValueError("a QR code is of a second after its order")
    code = hmac.new(secret.encode(), str(seconds).encode(), hashlib.sha256).hexdigest()
    return f"bankid.{token}.{seconds}.{code}"


def second_of(ordered_at: int, now: int) -> int:
    """Whole seconds since the order; both are Unix milliseconds. Clocks that differ give 0."""
    return max(0, (now - ordered_at) // SECOND)

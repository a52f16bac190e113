"""One-time codes, such as a letter has. Pure.

NIST SP 800-63B 5.1.2 asks a look-up secret for 20 bits where tries are limited; these have 80, so
that no limit has to be relied on. Written in Crockford's base 32, which has no I, L, O and U, and
reads what people mistake for one of its letters.
"""

import secrets

from skolbro import ids

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _IN_A_GROUP = 16, 4
_MISTAKEN = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_code() -> str:
    """Sixteen letters in groups of four, made by chance."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return "-".join(letters[at : at + _IN_A_GROUP] for at in range(0, _LENGTH, _IN_A_GROUP))


def key_of(secret: bytes, code: str) -> str:
    """The keyed hash by which the table knows a code, however it was typed."""
    return ids.derived(secret, "code", code.upper().translate(_MISTAKEN))

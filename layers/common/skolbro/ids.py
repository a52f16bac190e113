"""Ids say nothing of the person: 26 characters of Crockford's base 32, as a ULID is written."""

import hashlib
import hmac
import re
from collections.abc import Callable
from typing import Annotated

from pydantic import StringConstraints
from ulid import ULID

PATTERN = r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"
Id = Annotated[str, StringConstraints(pattern=PATTERN)]
# From a kind of thing in a registry, and its id there.
type IdOf = Callable[[str, str], str]
# `fullmatch`, as `$` alone would let a line break through.
_SHAPE = re.compile(PATTERN)


def new() -> str:
    """A new id whose first ten characters are the time, so that ids sort in the order made."""
    return str(ULID())


def derived(secret: bytes, *parts: str) -> str:
    """The id that a register's own key always leads to.

    Import needs no table of translations, and a key that happens to be a personal number
    cannot be guessed back, because the hash is keyed. Changing the secret would orphan every
    imported person: it is made once for a deployment and never rotated.
    """
    # Lengths stand before the parts, so that ("ab", "c") and ("a", "bc") differ.
    message = "".join(f"{len(part)}:{part}" for part in parts).encode()
    return str(ULID.from_bytes(hmac.digest(secret, message, hashlib.sha256)[:16]))


def id_maker(commune_id: str, secret: bytes) -> IdOf:
    """How a commune's registry's ids become ours, by kind: one space for each commune.

    All that comes from one registry, people or timetables, leads to the same ids.
    """
    return lambda kind, sourced_id: derived(secret, commune_id, kind, sourced_id)


def is_id(text: object) -> bool:
    """Whether a text has the shape of an id; asks nothing of whether it leads anywhere."""
    return isinstance(text, str) and _SHAPE.fullmatch(text) is not None

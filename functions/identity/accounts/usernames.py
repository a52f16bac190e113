"""User names: what may be one, and by what the table knows it. Pure."""

import re

from identity.problems import UsernameUnusableError
from skolbro import ids
from skolbro.personal_number import NotAPersonalNumberError, normalised

# Whatever can be typed on one line without a gap; an e-mail address is recommended.
_FORM = re.compile(r"[^\s\x00-\x1f\x7f<>\"'\\,;]{3,128}")


def check_username(username: str) -> None:
    """Raises `UsernameUnusableError`.

    Case counts (product: Signing in). An id of the portal's own is none, as the pool would take
    it for that person's; nor is a personal number, which others know.
    """
    if not _FORM.fullmatch(username) or ids.is_id(username.upper()) or _is_number(username):
        raise UsernameUnusableError


def key_of(secret: bytes, username: str) -> str:
    """The keyed hash by which the table knows a user name: no address stands in a key."""
    return ids.derived(secret, "username", username)


def _is_number(username: str) -> bool:
    try:
        normalised(username)
    except NotAPersonalNumberError:
        return False
    return True

"""Personal numbers (personnummer, folkbokföringslagen 18 §) and coordination numbers (18 a §).

A number itself is never kept, shown or logged: what leads to a person is its keyed hash.
"""

import hashlib
import hmac
import re
from datetime import date

# A coordination number has 60 added to its day.
COORDINATION_DAYS = 60
# `\d` would take any script's digits, and `$` a line break after them.
_FORM = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})-?([0-9]{4})")
_PURPOSE = b"personal-number:"


class NotAPersonalNumberError(ValueError):
    """What was read is no personal number. Says nothing of what it was."""

    def __init__(self) -> None:
        super().__init__("not a personal number or coordination number of twelve digits")


def normalised(text: str) -> str:
    """Twelve digits, `YYYYMMDDNNNN`, of a number with or without a hyphen before the last four.

    Raises `NotAPersonalNumberError` for letters (such as a reserve number of a hospital has), a
    day that is not in the calendar, a wrong check digit, and a number without its century.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise NotAPersonalNumberError
    digits = "".join(found.groups())
    year, month, day = (int(part) for part in found.groups()[:3])
    try:
        date(year, month, day - COORDINATION_DAYS if day > COORDINATION_DAYS else day)
    except ValueError:
        raise NotAPersonalNumberError from None
    if check_digit(digits[2:11]) != int(digits[11]):
        raise NotAPersonalNumberError
    return digits


def check_digit(nine: str) -> int:
    """The last digit, from the nine before it: Luhn's sum (FOL 18 §), in `YYMMDDNNN`."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(number // 10 + number % 10 for number in doubled) % 10


def subject_of(secret: bytes, text: str) -> str:
    """The keyed hash that a number leads to: 64 hexadecimal digits, the same for every spelling.

    Without the key a number cannot be guessed back, of which there are few enough to try all.
    Raises `NotAPersonalNumberError`.
    """
    return hmac.new(secret, _PURPOSE + normalised(text).encode(), hashlib.sha256).hexdigest()

"""What may be an e-mail address, and how often one is written to. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from identity.problems import EmailUnusableError

# One `@`, something before it and a domain with a dot after: that a letter comes, shows the rest.
_FORM = re.compile(
    r"[^\s@<>\"(),:;\[\]\\]{1,64}@[^\s@<>\"(),:;\[\]\\]+\.[^\s@<>\"(),:;\[\]\\.]{2,}"
)
CODE_IS_GOOD_FOR = timedelta(hours=1)
WITHIN, MOST_WITHIN = timedelta(hours=1), 3


def check_email(email: str) -> None:
    """Raises `EmailUnusableError`."""
    if not _FORM.fullmatch(email):
        raise EmailUnusableError


def lately(sent: Sequence[int], *, now: datetime) -> tuple[int, ...]:
    """Those of some instants, in Unix seconds, that are of the last hour."""
    return tuple(one for one in sent if one > (now - WITHIN).timestamp())


def may_write(sent: Sequence[int], *, now: datetime) -> bool:
    """Three letters an hour: nobody's inbox is filled by who knows their user name."""
    return len(lately(sent, now=now)) < MOST_WITHIN

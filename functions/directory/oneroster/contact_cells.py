"""A person's e-mail and mobile number out of a row: what cannot be used is left out.

OneRoster 1.2, users.csv: `email`, `sms`, `phone`. A row is never rejected for them, since a
mistyped number must not keep a child out of the register.
"""

import re

from directory.oneroster.cells import Row

# RFC 5321 lets an address be 254 characters; the form is what SES takes.
MOST_OF_EMAIL = 254
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}"
)
# E.164: fifteen digits at most.
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
_BETWEEN = re.compile(r"[\s()./-]")


def email_of(row: Row) -> str | None:
    """An address of the form that can be sent to, in lower case; None for anything else."""
    email = row.get("email", "").strip().lower()
    return email if len(email) <= MOST_OF_EMAIL and _EMAIL.fullmatch(email) else None


def phone_of(row: Row) -> str | None:
    """The number for SMS as E.164: `sms` before `phone`, a number without a country is Swedish."""
    for column in ("sms", "phone"):
        number = _BETWEEN.sub("", row.get(column, ""))
        if number.startswith("00"):
            number = f"+{number[2:]}"
        elif number.startswith("0"):
            number = f"+46{number[1:]}"
        if _PHONE.fullmatch(number):
            return number
    return None

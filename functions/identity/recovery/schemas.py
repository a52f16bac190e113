"""Recovery on the wire."""

from typing import Annotated

from pydantic import StringConstraints

from identity.activation.schemas import Password
from skolbro.http.wire import In

# RFC 5321 4.5.3.1.3, less the brackets.
Email = Annotated[str, StringConstraints(max_length=254)]


class RecoveryIn(In):
    """What somebody signs in with: a user name, or an e-mail address."""

    name: Email


class EmailIn(In):
    """An address to be shown to be one's own, with the present password."""

    email: Email
    password: Password


class EmailCodeIn(In):
    """The code that came there."""

    code: Annotated[str, StringConstraints(max_length=40)]

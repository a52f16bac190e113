"""Activation on the wire."""

from typing import Annotated

from pydantic import StringConstraints

from skolbro.http.wire import In

# White space around a password is told of, and not taken away unseen.
Password = Annotated[str, StringConstraints(strip_whitespace=False, max_length=256)]
Username = Annotated[str, StringConstraints(max_length=128)]


class ActivationIn(In):
    """The code of a letter. Who has a user name already may leave it out, and keeps it."""

    code: Annotated[str, StringConstraints(max_length=40)]
    username: Username | None = None
    password: Password

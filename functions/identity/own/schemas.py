"""One's own account on the wire."""

from identity.activation.schemas import Password, Username
from skolbro.http.wire import In, Out


class AccountOut(Out):
    """The user name; none for who signs in another way alone.

    `email` was shown to be one's own, and `emailAsked` waits for it.
    """

    username: str | None
    email: str | None
    email_asked: str | None


class UsernameIn(In):
    """Another user name, with the present password."""

    username: Username
    password: Password


class PasswordIn(In):
    """Another password, with the present one."""

    present: Password
    wanted: Password

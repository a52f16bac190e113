"""Sign-ins on the wire."""

from typing import Literal

from skolbro.http.wire import In, Instant, Out


class SignInIn(In):
    """What kind of thing somebody signed in on."""

    device: Literal["phone", "tablet", "computer"]


class SignInOut(Out):
    """When, on what, and whether it is the one that asks."""

    id: str
    device: Literal["phone", "tablet", "computer"]
    at: Instant
    present: bool


class SignInListOut(Out):
    """Those that go on, the newest first."""

    items: list[SignInOut]

"""Identity on the wire."""

from typing import Literal

from skolbro.http.wire import Out


class MethodOut(Out):
    """A way in; `identityProvider` goes into the authorization request."""

    kind: Literal["password", "bankid", "sso"]
    identity_provider: str


class CommuneOut(Out):
    """A commune and its ways in."""

    id: str
    name: str
    methods: list[MethodOut]


class SignInOptionsOut(Out):
    """Every commune of this deployment."""

    communes: list[CommuneOut]

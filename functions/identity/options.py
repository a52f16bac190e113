"""Sign-in options: which ways in a commune has chosen. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class MethodKind(StrEnum):
    """How somebody shows who they are."""

    PASSWORD = "password"  # noqa: S105 - the name of a method
    BANKID = "bankid"
    SSO = "sso"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way in, and what the pool calls it: the client sends that name along when signing in."""

    kind: MethodKind
    identity_provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInOption:
    """A commune and its methods."""

    commune_id: str
    name: str
    methods: tuple[Method, ...]


PASSWORD = Method(kind=MethodKind.PASSWORD, identity_provider="COGNITO")
# The pool's name for the provider in `functions/bankid`.
BANKID = Method(kind=MethodKind.BANKID, identity_provider="BankID")


def own_sign_in(provider_name: str) -> Method:
    """A commune's own sign-in, which the pool knows by a name of its own."""
    return Method(kind=MethodKind.SSO, identity_provider=provider_name)

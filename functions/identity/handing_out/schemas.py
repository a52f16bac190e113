"""Handing out, on the wire."""

from typing import Literal

from skolbro.http.wire import In, Instant, Out


class HolderOut(Out):
    """Somebody, and how far their account has come."""

    person_id: str
    name: str
    state: Literal["none", "invited", "active", "barred"]
    username: str | None
    code_expires_at: Instant | None


class HolderListOut(Out):
    """Those of a class, or of a household. Who has protected identity is in no list."""

    items: list[HolderOut]


class HandedOutOut(Out):
    """A one-time code: shown now, and never again."""

    code: str
    expires_at: Instant
    username: str | None


class BarringIn(In):
    """Whether nobody may be signed in as this person."""

    barred: bool


class LettersIn(In):
    """Whom to write to: those of them who have no account yet."""

    to: Literal["students", "guardians"]

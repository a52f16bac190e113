"""An account, by which a person signs in with user name and password. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

# A letter lies in a schoolbag, and on a kitchen table, for a while.
CODE_IS_GOOD_FOR = timedelta(days=30)
# Whoever knows an old user name finds nobody by it, and nobody else's account either.
OLD_NAME_IS_KEPT_FOR = timedelta(days=30)


class State(StrEnum):
    """How far somebody has come."""

    NONE = "none"
    INVITED = "invited"
    ACTIVE = "active"
    BARRED = "barred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person's account as the school and the person have left it.

    `code_key` is the keyed hash of the one-time code that was handed out last, and
    `code_expires_at` when it is of no use any more, in Unix seconds; `replaced` is that of the
    code before, while a new one is handed out. Version 0 has never been written.

    `email` was shown to be the person's; `email_asked` waits for it, by a code of its own.
    `written_to` is when the person was last sent letters about it.
    """

    person_id: str
    username: str = ""
    code_key: str = ""
    code_expires_at: int = 0
    barred: bool = False
    version: int = 0
    replaced: str = ""
    email: str = ""
    email_asked: str = ""
    email_code_key: str = ""
    email_code_expires_at: int = 0
    written_to: tuple[int, ...] = ()

    def has_code(self, now: datetime) -> bool:
        """Whether a code that was handed out can still be used."""
        return bool(self.code_key) and self.code_expires_at > now.timestamp()

    def awaits(self, email_code_key: str, *, now: datetime) -> bool:
        """Whether a code is the one that was sent to the address that waits, within its hour."""
        is_it = bool(self.email_asked) and self.email_code_key == email_code_key
        return is_it and self.email_code_expires_at > now.timestamp()

    def state(self, now: datetime) -> State:
        """How far the person has come."""
        if self.barred:
            return State.BARRED
        if self.username:
            return State.ACTIVE
        return State.INVITED if self.has_code(now) else State.NONE

    def with_code(
        self, code_key: str, *, now: datetime, good_for: timedelta = CODE_IS_GOOD_FOR
    ) -> "Account":
        """As it shall stand when a new code is handed out."""
        expires_at = int((now + good_for).timestamp())
        return replace(self, code_key=code_key, code_expires_at=expires_at, replaced=self.code_key)

"""What is said of a mark after the lesson: by a guardian, or by the mentor. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that is said: `field` is `explanation` or `valid`.

    `version` is the one that was seen: 1 where nothing had been said before.
    """

    lesson_id: str
    day: date
    version: int
    field: str
    value: str | bool
    by: str
    at: datetime

    def is_in(self, stored: dict[str, Any]) -> bool:
        """Whether it stands already, said by the same person after the same version."""
        return (
            stored.get("version") == self.version + 1
            and stored.get(self.field) == self.value
            and stored.get(f"{self.field}_by") == self.by
        )

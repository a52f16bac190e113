"""What is to be looked through for a person's name: everything, a school, or one partition."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from skolbro import ids

# The keys of attendance's table hold ids, dates and codes only.
_AFTER = re.compile(r"[A-Z]+#[0-9A-Za-z#.:+_-]{0,200}|")


class Of(StrEnum):
    """What an errand is of."""

    PERSON = "person"
    SCHOOL = "school"
    STUDENT = "student"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Look for a person's name in what there is of something, from after a sort key on."""

    person_id: str
    of: Of
    object_id: str
    after: str = ""

    def __post_init__(self) -> None:
        """Raises `ValueError` for what is not an errand."""
        if not ids.is_id(self.person_id) or not ids.is_id(self.object_id):
            raise ValueError("not the ids of an errand")
        if not _AFTER.fullmatch(self.after):
            raise ValueError("not a key of an errand")

    def on(self, after: str) -> "Errand":
        """The rest of it."""
        return replace(self, after=after)

    def for_each(self, of: Of, object_ids: set[str]) -> tuple["Errand", ...]:
        """The same person's name in each of some things, in order."""
        return tuple(
            Errand(person_id=self.person_id, of=of, object_id=one) for one in sorted(object_ids)
        )


def everything(person_id: str) -> Errand:
    """All that a person may have said."""
    return Errand(person_id=person_id, of=Of.PERSON, object_id=person_id)

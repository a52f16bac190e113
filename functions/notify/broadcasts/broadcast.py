"""A broadcast: a few lines that stand in the bell of every guardian of an audience. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MOST_CHARACTERS = 300
# In one school day, from one person: an account in the wrong hands fills nobody's bell.
MOST_A_DAY = 20
# With all else that a line of the bell holds it stays below the kilobyte of one write unit.
MOST_BYTES = 480


class Audience(StrEnum):
    """Whose guardians are told."""

    GROUP = "group"
    SCHOOL = "school"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One message. `object_id` is of the group, the school or the commune; `id` sorts by time."""

    id: str
    audience: Audience
    object_id: str
    by: str
    at: datetime
    text: str
    trace: str = ""

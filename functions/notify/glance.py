"""A glance at a bell: whether anything in it is new, for less than it takes to read it. Pure.

A client asks once a minute, and mostly nothing has come. A glance holds the newest ten lines, how
far the person has read, and whom they are related to: a new line, one read on another phone, a
child whose name is told no more, and a change of custody all change it. Of older lines it does not
see that one has come late (events may), is too old now, or has lost its child's name; so it holds
for a quarter of an hour at most.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

GLANCED_AT = 10
SEEN = ("id", "read_at", "withdrawn", "child_name")
HOLDS_SECONDS = 15 * 60


def glance_of(
    newest: Iterable[Mapping[str, Any]],
    *,
    read: Mapping[str, Any],
    related: Iterable[str],
    person_id: str,
    now: datetime,
) -> str:
    """What a glance at a person's bell shows, as text to compare.

    `newest` are the lines as they stand, newest first; `read` is the read marker as it stands.
    """
    lines = [" ".join(str(one.get(name, "")) for name in SEEN) for one in newest]
    marker = f"{read.get('marker', '')} {read.get('change', '')}"
    return "\n".join([marker, str(_period(person_id, now)), *sorted(related), *lines])


def _period(person_id: str, now: datetime) -> int:
    # Each person's quarter begins at a moment of its own, so that not all bells are read at once.
    return (int(now.timestamp()) + crc32(person_id.encode()) % HOLDS_SECONDS) // HOLDS_SECONDS

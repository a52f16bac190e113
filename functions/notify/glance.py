"""A glance at a bell: whether anything in it is new, for less than it takes to read it. Pure.

A client asks once a minute, and mostly nothing has come. A glance holds the newest ten lines, how
far the person has read, and whom they are related to: a new line, one read on another phone, and a
change of custody all change it. Two things it does not see, a line that comes later than ten newer
ones (events may) and one that has grown too old; so it holds for a quarter of an hour at most.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

GLANCED_AT = 10
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
    lines = [
        f"{one['id']} {one.get('read_at', '')} {one.get('withdrawn', False)}" for one in newest
    ]
    marker = f"{read.get('marker', '')} {read.get('change', '')}"
    return "\n".join([marker, str(_period(person_id, now)), *sorted(related), *lines])


def _period(person_id: str, now: datetime) -> int:
    # Each person's quarter begins at a moment of its own, so that not all bells are read at once.
    return (int(now.timestamp()) + crc32(person_id.encode()) % HOLDS_SECONDS) // HOLDS_SECONDS

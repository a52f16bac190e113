"""The one place that asks what time it is, so that a test can stop it."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The present instant in UTC, to the whole second, which is all that the wire carries."""
    return datetime.now(UTC).replace(microsecond=0)


def milliseconds() -> int:
    """The present instant in Unix milliseconds, for what is counted in parts of a second."""
    return time.time_ns() // 1_000_000


def to_wire(instant: datetime) -> str:
    """RFC 3339 in UTC with a `Z`: sorts as text in the order of time, as keys need it to."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_wire(text: str) -> datetime:
    """Read what `to_wire` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

"""Units that a warm function has met within a minute: they are set up a few times a year."""

import time

from attendance.fritids.unit import FritidsUnit

UNIT_SECONDS = 60

_units: dict[str, tuple[float, FritidsUnit]] = {}


def kept_unit(group_id: str) -> FritidsUnit | None:
    """A unit that was read a moment ago."""
    kept = _units.get(group_id)
    return kept[1] if kept and kept[0] > time.monotonic() else None


def keep(unit: FritidsUnit) -> FritidsUnit:
    """Keep a unit that has just been read or written."""
    _units[unit.group_id] = (time.monotonic() + UNIT_SECONDS, unit)
    return unit


def forget_units() -> None:
    """Read every unit anew: for the bench, and for tests."""
    _units.clear()

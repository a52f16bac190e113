"""How a child leaves fritids: alone from a time, or with somebody its guardians have named. Pure.

Guardians, and adults whom the commune has made responsible, need no line on the list: whether
they are so is asked of the relations at the moment of leaving.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from attendance.fritids.spans import Span


class LeavesWith(StrEnum):
    """What staff say of who a child leaves with."""

    GUARDIAN = "guardian"
    RESPONSIBLE = "responsible"
    LISTED = "listed"
    ALONE = "alone"
    ALONE_THAT_DAY = "aloneThatDay"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedAdult:
    """Somebody who may pick the child up any day, with a phone to reach them by."""

    id: str
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUp:
    """What holds any day: alone from a time on the wall, with whom, and who else may come."""

    alone_at: str | None = None
    goes_with: str = ""
    adults: tuple[AllowedAdult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPickUp:
    """What holds one day instead: not alone unless it says so, and who comes."""

    alone_at: str | None = None
    adult_id: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """How a child leaves on a day. `cancelled`: the child is reported away at that time."""

    alone_at: str | None
    that_day: bool
    goes_with: str
    adult: AllowedAdult | None
    note: str
    cancelled: bool


def leaving(
    pick_up: PickUp, that_day: DayPickUp | None, *, spans: Iterable[Span], away: Iterable[Span]
) -> Leaving:
    """The day's own before what holds any day.

    It is cancelled when the last of the day's times is reported away to its end.
    """
    last = max((span.ends for span in spans), default=None)
    cancelled = last is not None and any(gap.starts < last <= gap.ends for gap in away)
    if that_day is None:
        return Leaving(
            alone_at=pick_up.alone_at, that_day=False, goes_with=pick_up.goes_with,
            adult=None, note="", cancelled=cancelled,
        )  # fmt: skip
    named = (one for one in pick_up.adults if one.id == that_day.adult_id)
    return Leaving(
        alone_at=that_day.alone_at, that_day=True, goes_with="",
        adult=next(named, None), note=that_day.note, cancelled=cancelled,
    )  # fmt: skip

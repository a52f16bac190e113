"""The unit's day: who is missed, who should have left, how full it is, and who picks up."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.unit.attendance.fritids.samples import NOW, OPEN, TUESDAY, spans

from attendance.fritids.pickup import AllowedAdult, DayPickUp, Leaving, PickUp, leaving
from attendance.fritids.presence import Presence, Stay
from attendance.fritids.schedule import PlannedDay, Source
from attendance.fritids.spans import WHOLE_DAY, Span
from attendance.fritids.today import ChildDay, ChildStatus, clock_of, occupancy, status_of

NOTHING = Leaving(alone_at=None, that_day=False, goes_with="", adult=None, note="", cancelled=False)
GRANNY = AllowedAdult(id="granny", name="Asta")


def wall(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, 24, hour - 1, minute, tzinfo=UTC)


def stays(*texts: str) -> Presence:
    made = []
    for text in texts:
        came, left = text.split("-")
        made.append(
            Stay(came_at=wall(came) if came else None, left_at=wall(left) if left else None)
        )
    return Presence(stays=tuple(made))


def child(
    *times: str, there: tuple[str, ...] = (), away: tuple[Span, ...] = (), day: date = TUESDAY
) -> ChildDay:
    return ChildDay(
        student_id="alva",
        name="Alva",
        planned=PlannedDay(day=day, spans=spans(*times), source=Source.BASE),
        away=away,
        presence=stays(*there),
        leaving=NOTHING,
    )


@pytest.mark.parametrize(
    ("one", "status"),
    [
        (child(), ChildStatus.FREE),
        (child("14:00-16:00"), ChildStatus.EXPECTED),
        (child("13:45-16:00"), ChildStatus.MISSING),
        (child("12:00-13:00"), ChildStatus.MISSING),
        (child("06:30-08:00", "14:00-16:00", there=("06:30-08:00",)), ChildStatus.LEFT),
        (child("06:30-08:00", "13:30-16:00", there=("06:30-08:00",)), ChildStatus.MISSING),
        (child("13:30-16:00", there=("13:35-",)), ChildStatus.HERE),
        (child("14:00-16:00", there=("13:35-",)), ChildStatus.HERE),
        (child(there=("13:35-",)), ChildStatus.HERE),
        (child("12:00-13:00", there=("12:00-",)), ChildStatus.OVERDUE),
        (child("12:00-13:00", there=("12:00-13:02",)), ChildStatus.LEFT),
        (child("12:00-15:00", there=("-13:02",)), ChildStatus.LEFT),
        (child(there=("12:00-13:02",)), ChildStatus.LEFT),
        (child("13:00-16:00", away=(WHOLE_DAY,)), ChildStatus.ABSENT),
        (child("13:00-16:00", away=spans("12:00-14:00")), ChildStatus.EXPECTED),
        (child("13:00-16:00", day=TUESDAY + timedelta(1)), ChildStatus.EXPECTED),
        (child("13:00-16:00", day=TUESDAY - timedelta(1)), ChildStatus.MISSING),
    ],
)
def test_a_child_has_its_status_at_a_quarter_to_two(one: ChildDay, status: ChildStatus) -> None:
    assert status_of(one, now=NOW) is status


def test_occupancy_counts_whoever_is_there_for_a_part_of_the_half_hour() -> None:
    unit = [
        child("13:15-16:00", there=("13:20-",)),
        child("13:30-14:30"),
        child("13:00-17:00", away=(WHOLE_DAY,)),
    ]

    halves = {one.span.starts: one for one in occupancy(unit, hours=OPEN, now=NOW)}

    assert (halves["12:30"].planned, halves["12:30"].present) == (0, 0)
    assert (halves["13:00"].planned, halves["13:00"].present) == (1, 1)
    assert (halves["13:30"].planned, halves["13:30"].present) == (2, 1)
    assert (halves["14:00"].planned, halves["14:00"].present) == (2, 0)
    assert halves["15:30"].planned == 1
    assert len(halves) == 24
    assert list(occupancy(unit, hours=None, now=NOW)) == []


def test_the_clock_of_another_day_stands_at_its_nearer_end() -> None:
    assert clock_of(TUESDAY, now=NOW) == "13:45"
    assert clock_of(TUESDAY + timedelta(1), now=NOW) == "00:00"
    assert clock_of(TUESDAY - timedelta(1), now=NOW) == "24:00"


def leaves(pick_up: PickUp, that_day: DayPickUp | None = None, **parts: Any) -> Leaving:
    given: dict[str, Any] = {"spans": spans("13:00-16:00"), "away": (), **parts}
    return leaving(pick_up, that_day, **given)


def test_the_days_own_pick_up_comes_before_what_holds_any_day() -> None:
    any_day = PickUp(alone_at="16:00", goes_with="Vera", adults=(GRANNY,))

    usual = leaves(any_day)
    assert (usual.alone_at, usual.that_day, usual.goes_with) == ("16:00", False, "Vera")
    that_day = leaves(any_day, DayPickUp(adult_id="granny", note="Tandläkare"))
    assert (that_day.alone_at, that_day.that_day, that_day.adult) == (None, True, GRANNY)
    assert leaves(any_day, DayPickUp(adult_id="gone")).adult is None


@pytest.mark.parametrize(
    ("away", "cancelled"),
    [
        ((WHOLE_DAY,), True),
        (spans("15:00-16:00"), True),
        (spans("15:00-15:59"), False),
        (spans("08:00-12:00"), False),
        ((), False),
    ],
)
def test_an_absence_to_the_end_of_the_day_cancels_the_pick_up(
    away: tuple[Span, ...],
    cancelled: bool,  # noqa: FBT001 - an example's answer
) -> None:
    assert leaves(PickUp(), away=away).cancelled is cancelled
    assert not leaves(PickUp(), spans=(), away=(WHOLE_DAY,)).cancelled

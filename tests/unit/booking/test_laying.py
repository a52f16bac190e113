"""Times laid out one after another."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.rounds.problems import ClockChangeError
from booking.rounds.round import Round, Venue
from booking.rounds.slot import Slot, Teacher, slot_ref
from booking.rounds.wall import instant_of
from booking.slots.laying import MOST_AT_ONCE, MOST_HOURS, lay_out
from booking.slots.problems import SlotTimeError, TooManySlotsError
from booking.slots.schemas import SlotsIn
from skolbro.calendar import clock_of, wall_time

NOW = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)
DAY = date(2026, 12, 3)
MARIA = (Teacher("01M8A5000000000000000000MM", "Maria"),)


def a_round(minutes: int, gap: int) -> Round:
    return Round(
        id="01M8A5000000000000000000RR", group_id="01M8A5000000000000000000GG", group_name="4B",
        school_id="s", title="Samtal", opens_at=NOW, closes_at=NOW + timedelta(days=5),
        first_day=DAY, last_day=DAY, minutes=minutes, gap=gap, venue=Venue(place="Sal 1"),
        note="", separate=False, created_by="p",
    )  # fmt: skip


def laid(starts: str, ends: str, *, minutes: int = 15, gap: int = 5) -> tuple[Slot, ...]:
    wanted = SlotsIn.model_validate({"day": DAY, "starts": starts, "ends": ends})
    return lay_out(wanted, a_round(minutes, gap), teachers=MARIA, now=NOW)


def test_the_products_own_example() -> None:
    times = [wall_time(one.span.starts) for one in laid("16:00", "18:00")]

    assert times == ["16:00", "16:20", "16:40", "17:00", "17:20", "17:40"]


@given(
    first=st.integers(0, 250), length=st.integers(1, 36), minutes=st.integers(1, 24),
    gap=st.integers(0, 12),
)  # fmt: skip
def test_times_are_as_long_as_asked_with_the_gap_between_and_as_many_as_fit(
    first: int, length: int, minutes: int, gap: int
) -> None:
    starts, ends = clock_of(first * 5), clock_of(min(first + length, 287) * 5)
    minutes, gap = minutes * 5, gap * 5
    try:
        slots = laid(starts, ends, minutes=minutes, gap=gap)
    except SlotTimeError:
        assert (min(first + length, 287) - first) * 5 < minutes
        return

    begin, end = instant_of(DAY, starts), instant_of(DAY, ends)
    spans = [one.span for one in slots]
    assert spans[0].starts == begin
    assert {one.ends - one.starts for one in spans} == {timedelta(minutes=minutes)}
    for one, following in pairwise(spans):
        assert following.starts - one.ends == timedelta(minutes=gap)
    assert spans[-1].ends <= end < spans[-1].ends + timedelta(minutes=gap + minutes)
    assert len({one.id for one in slots}) == len(slots)


def test_what_is_put_out_at_once_is_within_what_a_transaction_takes() -> None:
    assert len(laid("08:00", "11:20", minutes=5, gap=0)) == MOST_AT_ONCE
    assert len(laid("08:00", "14:00", minutes=60, gap=0)) == MOST_HOURS
    for starts, ends, minutes in (("08:00", "11:25", 5), ("08:00", "15:00", 60)):
        with pytest.raises(TooManySlotsError):
            laid(starts, ends, minutes=minutes, gap=0)


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        (date(2026, 10, 25), "02:00"),
        (date(2026, 10, 25), "02:55"),
        (date(2027, 3, 28), "02:00"),
        (date(2027, 3, 28), "02:55"),
    ],
)
def test_a_time_that_the_clock_skips_or_shows_twice_is_refused(day: date, clock: str) -> None:
    with pytest.raises(ClockChangeError):
        instant_of(day, clock)


def test_an_ordinary_time_is_an_instant() -> None:
    assert instant_of(date(2026, 10, 25), "03:00") == datetime(2026, 10, 25, 2, tzinfo=UTC)
    assert instant_of(date(2026, 10, 25), "01:55") == datetime(2026, 10, 24, 23, 55, tzinfo=UTC)
    assert instant_of(date(2027, 3, 28), "03:00") == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_a_time_is_found_again_by_what_its_teachers_days_name() -> None:
    (slot, *_) = laid("16:00", "18:00")
    ref = slot_ref(slot.ref)

    assert ref is not None
    assert (ref.group_id, ref.round_id, ref.slot_id) == (slot.group_id, slot.round_id, slot.id)
    assert slot_ref(f"{slot.round_id}.{slot.id}.{slot.group_id}.") is None

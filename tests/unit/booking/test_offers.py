"""The waiting list's order, and how long a time is held."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from booking.rounds.slot import Holder
from booking.waiting.offers import (
    BEFORE_THE_MEETING,
    OFFER_STANDS,
    SHORTEST_OFFER,
    Waiting,
    free_from,
    in_line,
    offer_until,
)

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
DAYS = timedelta(days=1)


def waits(student: str, *, since: int, until: datetime | None = None) -> Waiting:
    return Waiting(
        round_id="r", holder=Holder(student),
        since=NOW - timedelta(minutes=since), offered_slot="s" if until else "",
        offered_until=until,
    )  # fmt: skip


def test_who_has_waited_longest_is_first_and_who_has_an_offer_is_not_in_line() -> None:
    ada, bo, cia = waits("ada", since=10), waits("bo", since=30), waits("cia", since=20)
    offered = waits("dan", since=99, until=NOW + timedelta(seconds=1))

    assert in_line([ada, offered, bo, cia], now=NOW) == (bo, cia, ada)


def test_who_let_an_offer_pass_is_in_line_until_the_worker_takes_them_off() -> None:
    passed = waits("ada", since=10, until=NOW)

    assert in_line([passed], now=NOW) == (passed,)


def test_an_offer_stands_over_the_night() -> None:
    until = offer_until(starts_at=NOW + 5 * DAYS, closes_at=NOW + 3 * DAYS, now=NOW)

    assert until == NOW + OFFER_STANDS


def test_an_offer_ends_with_the_window_and_in_time_for_the_meeting() -> None:
    closes = NOW + timedelta(hours=3)
    assert offer_until(starts_at=NOW + 5 * DAYS, closes_at=closes, now=NOW) == closes
    starts = NOW + timedelta(hours=6)
    assert offer_until(starts_at=starts, closes_at=NOW + DAYS, now=NOW) == (
        starts - BEFORE_THE_MEETING
    )


def test_what_could_not_be_answered_in_time_is_not_offered() -> None:
    closes = NOW + SHORTEST_OFFER - timedelta(seconds=1)

    assert offer_until(starts_at=NOW + 5 * DAYS, closes_at=closes, now=NOW) is None
    assert offer_until(starts_at=NOW - DAYS, closes_at=NOW + DAYS, now=NOW) is None


@given(st.timedeltas(timedelta(-2), timedelta(20)), st.timedeltas(timedelta(-2), timedelta(20)))
def test_an_offer_never_outlives_the_window_or_the_way_to_school(
    starts: timedelta, closes: timedelta
) -> None:
    until = offer_until(starts_at=NOW + starts, closes_at=NOW + closes, now=NOW)

    if until is not None:
        assert NOW + SHORTEST_OFFER <= until <= min(NOW + OFFER_STANDS, NOW + closes)
        assert until + BEFORE_THE_MEETING <= NOW + starts
        assert free_from(until) > until


@given(st.permutations([waits(name, since=9) for name in "abc"] + [waits("d", since=1)]))
def test_every_reader_sees_the_same_order(waiting: list[Waiting]) -> None:
    assert [one.holder.student_id for one in in_line(waiting, now=NOW)] == ["a", "b", "c", "d"]
    held = [replace(one, offered_until=NOW + DAYS) for one in waiting]
    assert in_line(held, now=NOW) == ()

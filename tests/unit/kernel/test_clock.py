"""Instants as text that sorts."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from skolbro import clock

SECONDS = st.datetimes(
    min_value=datetime(1000, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.just(UTC),
).map(lambda instant: instant.replace(microsecond=0))


@given(SECONDS)
def test_an_instant_comes_back_from_the_wire(instant: datetime) -> None:
    assert clock.from_wire(clock.to_wire(instant)) == instant


@given(SECONDS, SECONDS)
def test_instants_sort_as_text_in_the_order_of_time(one: datetime, other: datetime) -> None:
    assert (clock.to_wire(one) < clock.to_wire(other)) == (one < other)


def test_an_instant_is_written_in_utc() -> None:
    in_stockholm = datetime(2026, 7, 1, 8, 15, tzinfo=timezone(timedelta(hours=2)))

    assert clock.to_wire(in_stockholm) == "2026-07-01T06:15:00Z"


def test_now_is_an_instant_of_whole_seconds_in_utc() -> None:
    now = clock.now()

    assert (now.tzinfo, now.microsecond) == (UTC, 0)
    assert clock.from_wire(clock.to_wire(now)) == now

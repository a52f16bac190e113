"""Times of a day: what can be kept, and what an absence leaves of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.attendance.fritids.samples import ANY_SPANS, CLOCKS, OPEN, SPANS, span, spans

from attendance.fritids.problems import (
    OutsideOpeningHoursError,
    SpanOverMidnightError,
    SpansOverlapError,
)
from attendance.fritids.spans import WHOLE_DAY, Span, checked, half_hours, without
from skolbro.http.problems import Problem

REFUSALS = (OutsideOpeningHoursError, SpanOverMidnightError, SpansOverlapError)


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (["22:00-01:00"], SpanOverMidnightError),
        (["13:00-13:00"], SpanOverMidnightError),
        (["07:00-08:00", "07:59-09:00"], SpansOverlapError),
        (["05:59-08:00"], OutsideOpeningHoursError),
        (["15:00-18:01"], OutsideOpeningHoursError),
    ],
)
def test_what_cannot_be_kept_is_refused(wanted: list[str], refusal: type[Problem]) -> None:
    with pytest.raises(refusal):
        checked(spans(*wanted), hours=OPEN)


def test_a_time_beyond_opening_hours_is_told_the_hours() -> None:
    with pytest.raises(OutsideOpeningHoursError) as refused:
        checked(spans("15:00-18:01"), hours=OPEN)

    text = refused.value.detail.format(**refused.value.values)
    assert "06:00–18:00" in text
    assert "15:00–18:01" in text


def test_early_morning_and_afternoon_are_kept_in_order_to_the_minute() -> None:
    wanted = spans("13:32-18:00", "06:00-07:59")

    assert checked(wanted, hours=OPEN) == spans("06:00-07:59", "13:32-18:00")


def test_two_times_may_meet() -> None:
    assert len(checked(spans("07:00-08:00", "08:00-09:00"), hours=OPEN)) == 2


@given(ANY_SPANS)
def test_what_is_kept_is_in_order_apart_and_within_the_hours(wanted: tuple[Span, ...]) -> None:
    try:
        kept = checked(wanted, hours=OPEN)
    except REFUSALS:
        return
    assert sorted(wanted) == list(kept)
    assert all(OPEN.starts <= one.starts < one.ends <= OPEN.ends for one in kept)
    assert not any(a.overlaps(b) for a in kept for b in kept if a != b)


@given(st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=3), CLOCKS)
def test_a_minute_is_left_when_it_is_planned_and_not_reported_away(
    times: list[Span], away: list[Span], clock: str
) -> None:
    left = any(one.holds(clock) for one in without(times, away))

    planned = any(one.holds(clock) for one in times)
    assert left == (planned and not any(gap.holds(clock) for gap in away))


@given(st.lists(SPANS, max_size=4))
def test_nothing_is_left_of_a_whole_day_away(times: list[Span]) -> None:
    assert without(times, [WHOLE_DAY]) == ()


def test_an_absence_in_the_middle_leaves_both_ends() -> None:
    assert without(spans("13:00-17:00"), spans("14:00-15:00")) == spans(
        "13:00-14:00", "15:00-17:00"
    )


@given(SPANS, CLOCKS)
def test_every_minute_of_the_hours_is_in_one_half_hour(hours: Span, clock: str) -> None:
    halves = list(half_hours(hours))

    if hours.holds(clock):
        assert sum(one.holds(clock) for one in halves) == 1
    assert all(one.overlaps(hours) and one.starts[3:] in {"00", "30"} for one in halves)


def test_half_hours_are_the_clocks_own() -> None:
    assert tuple(half_hours(span("06:15-07:30"))) == spans(
        "06:00-06:30", "06:30-07:00", "07:00-07:30"
    )

"""A person's day in cells: what overlaps can never be held at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.day.cells import Hold, OverlapError, Span, day_changes
from skolbro.calendar import STOCKHOLM

MIDNIGHT = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
FIVE = timedelta(minutes=5)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Of the night in October when the clocks change, and the day after."""
    start = MIDNIGHT + FIVE * draw(st.integers(0, 300))
    return Span(start, start + FIVE * draw(st.integers(1, 24)))


def held(span: Span, *, ref: str = "a", line: str = "") -> set[tuple[date, str]]:
    return set(Hold(person_id="p", span=span, ref=ref, line=line).cells())


@given(spans(), spans())
def test_two_spans_share_a_cell_exactly_when_they_overlap(one: Span, other: Span) -> None:
    assert bool(held(one) & held(other)) == one.overlaps(other) == other.overlaps(one)


@given(spans())
def test_a_span_has_a_cell_for_each_five_minutes(span: Span) -> None:
    assert len(held(span)) == (span.ends - span.starts) // FIVE


@given(spans(), spans())
def test_on_separate_lines_nothing_is_shared(one: Span, other: Span) -> None:
    assert not held(one, line="01A") & held(other)
    assert not held(one, line="01A") & held(other, line="01B")


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    half_past_two = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    first = half_past_two.replace(fold=0).astimezone(UTC)
    second = half_past_two.replace(fold=1).astimezone(UTC)

    assert not held(Span(first, first + FIVE)) & held(Span(second, second + FIVE))


@given(st.lists(spans(), max_size=4), st.lists(spans(), max_size=4))
def test_each_day_of_a_person_is_changed_once(take: list[Span], release: list[Span]) -> None:
    taken = [Hold(person_id="p", span=one, ref=f"t{n}") for n, one in enumerate(take)]
    let_go = [Hold(person_id="p", span=one, ref=f"r{n}") for n, one in enumerate(release)]
    overlap = any(one.overlaps(other) for n, one in enumerate(take) for other in take[n + 1 :])
    try:
        changes = day_changes(take=taken, release=let_go)
    except OverlapError:
        assert overlap
        return

    assert not overlap
    assert len({(one.person_id, one.day) for one in changes}) == len(changes)
    cells = {(one.day, cell) for one in changes for cell in one.take}
    assert cells == set().union(*map(held, take)) if take else not cells


def test_what_stands_in_the_way_is_told_apart_from_what_is_let_go() -> None:
    start = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)
    before = Hold(person_id="p", span=Span(start, start + 3 * FIVE), ref="a")
    after = Hold(person_id="p", span=Span(start + FIVE, start + 4 * FIVE), ref="b")
    (change,) = day_changes(take=[after], release=[before])

    assert change.in_the_way({"c1505": "a", "c1510": "a"}) is None
    assert change.in_the_way({"c1505": "a", "c1515": "x"}) == "c1515"
    with pytest.raises(OverlapError):
        day_changes(take=[before, after])

"""Minutes of a day and of a month, by example and by property."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.statistics.month import (
    LEAST_OFFERED,
    DayCount,
    Month,
    months_of,
    must_alert,
    within,
)
from attendance.statistics.tally import LessonMark, Span, Tally, per_cent, tallies, total

DAY = date(2026, 11, 24)
MONTH = Month(student_id="s", month="2026-11", school_id="k")


def mark(status: Any, minutes: int = 0, **changes: Any) -> LessonMark:
    """A lesson of maths from 09:00 to 10:00."""
    parts: dict[str, Any] = {"group_id": "maths", "starts": "09:00", "ends": "10:00"}
    return LessonMark(status=status, minutes=minutes, **{**parts, **changes})


def counted(one: LessonMark, *spans: Span) -> tuple[int, int, int, int]:
    tally = tallies([one], spans)[one.group_id]
    return tally.offered, tally.valid, tally.invalid, tally.late


@pytest.mark.parametrize(
    ("one", "spans", "expected"),
    [
        (mark("present"), [], (60, 0, 0, 0)),
        (mark("present"), [Span()], (60, 0, 0, 0)),
        (mark("absent"), [], (60, 0, 60, 0)),
        (mark("absent"), [Span()], (60, 60, 0, 0)),
        (mark("absent", accepted=True), [], (60, 60, 0, 0)),
        (mark("absent"), [Span(starts="09:30", ends="12:00")], (60, 30, 30, 0)),
        (mark("absent"), [Span(starts="10:00", ends="12:00")], (60, 0, 60, 0)),
        (mark("late", 10), [], (60, 0, 0, 10)),
        (mark("late", 10), [Span(ends="09:10")], (60, 10, 0, 0)),
        (mark("late", 10), [Span(ends="09:04")], (60, 4, 0, 6)),
        (mark("late", 10), [Span(starts="09:30")], (60, 0, 0, 10)),
        (mark("late", 10, accepted=True), [], (60, 10, 0, 0)),
        (mark("late", 90), [], (60, 0, 0, 60)),
        (mark("leftEarly", 15), [], (60, 0, 0, 15)),
        (mark("leftEarly", 15), [Span(starts="09:45")], (60, 15, 0, 0)),
        (mark("leftEarly", 15), [Span(ends="09:50")], (60, 5, 0, 10)),
        (mark("absent"), [Span(ends="09:40"), Span(starts="09:20", ends="09:50")], (60, 50, 10, 0)),
        (mark("absent"), [Span(ends="09:20"), Span(starts="09:40")], (60, 40, 20, 0)),
    ],
)
def test_the_minutes_of_a_lesson(
    one: LessonMark, spans: list[Span], expected: tuple[int, int, int, int]
) -> None:
    assert counted(one, *spans) == expected


WALLS = st.integers(0, 24 * 60).map(lambda at: f"{at // 60:02}:{at % 60:02}")
SPANS = st.lists(
    st.tuples(WALLS, WALLS).map(lambda two: Span(starts=min(two), ends=max(two))), max_size=4
)
MARKS = st.lists(
    st.builds(
        lambda two, status, minutes, group, accepted: LessonMark(
            group_id=group, starts=min(two), ends=max(two), status=status, minutes=minutes,
            accepted=accepted,
        ),
        st.tuples(WALLS, WALLS), st.sampled_from(["present", "late", "absent", "leftEarly"]),
        st.integers(0, 90), st.sampled_from(["maths", "music"]), st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


def in_single_minutes(one: LessonMark, spans: list[Span]) -> Tally:
    """The slow and plain way: minute by minute."""
    found = Tally()
    for at in range(24 * 60):
        wall, left = f"{at // 60:02}:{at % 60:02}", one.minutes
        if not one.starts <= wall < one.ends:
            continue
        since, until = minutes_of(one.starts), minutes_of(one.ends)
        missed = {
            "present": False,
            "absent": True,
            "late": at - since < left,
            "leftEarly": until - at <= left,
        }[one.status]
        covered = one.accepted or any(span.starts <= wall < span.ends for span in spans)
        found += Tally(
            offered=1,
            valid=missed and covered,
            invalid=missed and not covered and one.status == "absent",
            late=missed and not covered and one.status != "absent",
        )
    return found


def minutes_of(wall: str) -> int:
    return int(wall[:2]) * 60 + int(wall[3:])


@given(MARKS, SPANS)
def test_a_day_is_counted_as_minute_by_minute(marks: list[LessonMark], spans: list[Span]) -> None:
    expected: dict[str, Tally] = {}
    for one in marks:
        so_far = expected.get(one.group_id, Tally())
        expected[one.group_id] = so_far + in_single_minutes(one, spans)

    assert tallies(marks, spans) == expected


@given(MARKS, SPANS, st.randoms())
def test_the_order_of_roll_calls_and_reports_makes_no_difference(
    marks: list[LessonMark], spans: list[Span], order: random.Random
) -> None:
    expected = tallies(marks, spans)
    order.shuffle(marks)
    order.shuffle(spans)

    assert tallies(marks, spans) == expected


VERSIONS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=6)


def count(version: int, invalid: int = 0, offered: int = 60) -> DayCount:
    return DayCount(version=version, groups={"maths": Tally(offered=offered, invalid=invalid)})


@given(st.dictionaries(st.integers(1, 30), VERSIONS, min_size=1, max_size=4), st.data())
def test_a_month_is_exact_after_corrections_replays_and_reordering(
    days: dict[int, list[tuple[int, int]]], data: st.DataObject
) -> None:
    """Each event leads to a reading of its day at some version not older than its own."""
    readings = []
    for day, states in days.items():
        newest = len(states) - 1
        for version in range(len(states)):
            for _ in range(data.draw(st.integers(1, 2), label="deliveries")):
                read = data.draw(st.integers(version, newest), label="version read")
                invalid = states[read][0]
                readings.append((date(2026, 11, day), count(read + 1, invalid)))
    month = MONTH
    for day, read_count in data.draw(st.permutations(readings), label="order written"):
        month = month.counting(day, read_count)

    assert month.minutes == Tally(
        offered=60 * len(days), invalid=sum(states[-1][0] for states in days.values())
    )


def test_an_older_count_does_not_replace_a_newer() -> None:
    month = MONTH.counting(DAY, count(2, invalid=0)).counting(DAY, count(1, invalid=60))

    assert month.minutes.invalid == 0
    assert month.version == 1


@pytest.mark.parametrize(
    ("offered", "absent", "expected"),
    [
        (LEAST_OFFERED - 1, LEAST_OFFERED - 1, False),
        (LEAST_OFFERED, 59, False),
        (LEAST_OFFERED, 60, True),
        (1111, 111, False),
        (1110, 111, True),
    ],
)
@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_the_threshold_is_told_of_when_it_is_reached(
    *,
    offered: int,
    absent: int,
    expected: bool,
    kind: str,
) -> None:
    minutes = Tally(offered=offered, **{kind: absent})
    month = MONTH.counting(DAY, DayCount(version=1, groups={"maths": minutes}))

    assert must_alert(month, threshold=10) is expected
    assert not must_alert(replace(month, alerted=True), threshold=10)


def test_late_minutes_alone_reach_no_threshold() -> None:
    groups = {"maths": Tally(offered=LEAST_OFFERED, late=LEAST_OFFERED)}

    assert not must_alert(MONTH.counting(DAY, DayCount(version=1, groups=groups)), threshold=10)


def test_a_period_takes_its_days_and_a_teacher_only_the_groups() -> None:
    both = {"maths": Tally(offered=60, invalid=60), "music": Tally(offered=40)}
    month = MONTH
    for number in range(3):
        day_count = DayCount(version=1, groups=both)
        month = month.counting(DAY + timedelta(days=number), day_count)

    assert within(month, first=DAY, last=DAY) == Tally(offered=100, invalid=60)
    last = DAY + timedelta(days=1)
    assert within(month, first=DAY, last=last, group_id="music") == Tally(offered=80)
    assert within(month, first=DAY, last=last, group_id="art") == Tally()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), ("2026-11",)),
        (date(2026, 11, 30), date(2027, 2, 1), ("2026-11", "2026-12", "2027-01", "2027-02")),
    ],
)
def test_the_months_of_a_period(first: date, last: date, expected: tuple[str, ...]) -> None:
    assert months_of(first, last) == expected


def test_per_cent_of_nothing_is_nothing() -> None:
    assert per_cent(0, 0) is None
    assert per_cent(1, 3) == 33.3
    assert total([]) == Tally()

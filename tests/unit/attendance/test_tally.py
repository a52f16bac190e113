"""Minutes of a day and of a month, by example and by property."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.day.absence import Absence, Extent, ReportedLesson, Span, absence_id
from attendance.day.student_day import Mark, Presence, StudentDay
from attendance.statistics.month import (
    LEAST_OFFERED,
    DayCount,
    Month,
    counting,
    months_of,
    must_alert,
    within,
)
from attendance.statistics.tally import Tally, per_cent, tallies, total

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)
MONTH = Month(student_id="s", month="2026-11", school_id="k")


def mark(presence: str, missed: int = 0, **changes: Any) -> Mark:
    """A lesson of maths from 09:00 to 10:00."""
    parts: dict[str, Any] = {
        "lesson_id": "l1", "group_id": "maths", "starts": "09:00", "ends": "10:00",
        "by": "t", "at": NOW,
    }  # fmt: skip
    return Mark(presence=Presence(presence), missed=missed, **{**parts, **changes})


def reported(extent: Extent, **changes: Any) -> Absence:
    parts: dict[str, Any] = {
        "id": absence_id(DAY, extent), "student_id": "s", "day": DAY, "note": None,
        "reported_by": "g", "reporter_name": "", "reported_at": NOW,
    }  # fmt: skip
    return Absence(extent=extent, **{**parts, **changes})


def span(starts: str = "00:00", ends: str = "23:59") -> Span:
    return Span(starts=starts, ends=ends)


def a_day(marks: list[Mark], absences: list[Absence]) -> StudentDay:
    numbered = {f"{number}": one for number, one in enumerate(marks)}
    return StudentDay(student_id="s", day=DAY, absences=tuple(absences), marks=numbered)


def counted(one: Mark, *absences: Absence) -> tuple[int, int, int, int]:
    tally = tallies(a_day([one], list(absences)))[one.group_id]
    return tally.offered, tally.valid, tally.invalid, tally.late


@pytest.mark.parametrize(
    ("one", "spans", "expected"),
    [
        (mark("present"), [], (60, 0, 0, 0)),
        (mark("present"), [span()], (60, 0, 0, 0)),
        (mark("absent"), [], (60, 0, 60, 0)),
        (mark("absent"), [span()], (60, 60, 0, 0)),
        (mark("absent", valid=True), [], (60, 60, 0, 0)),
        (mark("absent", valid=False), [], (60, 0, 60, 0)),
        (mark("absent"), [span("09:30", "12:00")], (60, 30, 30, 0)),
        (mark("absent"), [span("10:00", "12:00")], (60, 0, 60, 0)),
        (mark("late", 10), [], (60, 0, 0, 10)),
        (mark("late", 10), [span(ends="09:10")], (60, 10, 0, 0)),
        (mark("late", 10), [span(ends="09:04")], (60, 4, 0, 6)),
        (mark("late", 10), [span("09:30")], (60, 0, 0, 10)),
        (mark("late", 10, valid=True), [], (60, 10, 0, 0)),
        (mark("late", 90), [], (60, 0, 0, 60)),
        (mark("leftEarly", 15), [], (60, 0, 0, 15)),
        (mark("leftEarly", 15), [span("09:45")], (60, 15, 0, 0)),
        (mark("leftEarly", 15), [span(ends="09:50")], (60, 5, 0, 10)),
        (mark("leftEarly", 90), [], (60, 0, 0, 60)),
        (mark("absent"), [span(ends="09:40"), span("09:20", "09:50")], (60, 50, 10, 0)),
        (mark("absent"), [span(ends="09:20"), span("09:40")], (60, 40, 20, 0)),
    ],
)
def test_the_minutes_of_a_lesson(
    one: Mark, spans: list[Span], expected: tuple[int, int, int, int]
) -> None:
    assert counted(one, *(reported(Extent(span=part)) for part in spans)) == expected


def test_a_whole_day_is_covered_from_its_first_minute_to_its_last() -> None:
    late_lesson = mark("absent", starts="00:00", ends="23:59")

    assert counted(late_lesson, reported(Extent())) == (1439, 1439, 0, 0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (60, 60, 0, 0)),
        ({"withdrawn_at": datetime(2026, 11, 24, 6, 41, tzinfo=UTC)}, (60, 0, 60, 0)),
        ({"ended": "09:00"}, (60, 0, 60, 0)),
        ({"ended": "09:20"}, (60, 20, 40, 0)),
        ({"ended": "10:00"}, (60, 60, 0, 0)),
    ],
    ids=str,
)
def test_a_report_counts_while_it_stands(
    changes: dict[str, Any], expected: tuple[int, int, int, int]
) -> None:
    assert counted(mark("absent"), reported(Extent(), **changes)) == expected


def test_a_lesson_reported_by_name_is_valid_at_whatever_time_it_took_place() -> None:
    before = ReportedLesson(id="l1", group_id="maths", starts="13:00", ends="14:00")
    other = ReportedLesson(id="l2", group_id="maths", starts="13:00", ends="14:00")

    assert counted(mark("absent"), reported(Extent(lessons=(before,)))) == (60, 60, 0, 0)
    assert counted(mark("absent"), reported(Extent(lessons=(other,)))) == (60, 0, 60, 0)


def test_a_report_without_a_roll_call_counts_nothing() -> None:
    assert tallies(a_day([], [reported(Extent())])) == {}


WALLS = st.integers(0, 24 * 60 - 1).map(lambda at: f"{at // 60:02}:{at % 60:02}")
SPANS = st.lists(st.tuples(WALLS, WALLS).map(lambda two: span(min(two), max(two))), max_size=4)
MARKS = st.lists(
    st.builds(
        lambda two, presence, missed, group, valid: mark(
            presence, missed, starts=min(two), ends=max(two), group_id=group, valid=valid
        ),
        st.tuples(WALLS, WALLS), st.sampled_from(["present", "late", "absent", "leftEarly"]),
        st.integers(0, 90), st.sampled_from(["maths", "music"]),
        st.sampled_from([None, True, False]),
    ),
    max_size=6,
)  # fmt: skip


def in_single_minutes(one: Mark, spans: list[Span]) -> Tally:
    """The slow and plain way: minute by minute."""
    found = Tally()
    since, until = minutes_of(one.starts), minutes_of(one.ends)
    for at in range(since, until):
        missed = {
            Presence.PRESENT: False,
            Presence.ABSENT: True,
            Presence.LATE: at - since < one.missed,
            Presence.LEFT_EARLY: until - at <= one.missed,
        }[one.presence]
        covered = one.valid is True or any(
            minutes_of(part.starts) <= at < minutes_of(part.ends) for part in spans
        )
        found += Tally(
            offered=1,
            valid=missed and covered,
            invalid=missed and not covered and one.presence is Presence.ABSENT,
            late=missed and not covered and one.presence is not Presence.ABSENT,
        )
    return found


def minutes_of(wall: str) -> int:
    return int(wall[:2]) * 60 + int(wall[3:])


@given(MARKS, SPANS)
def test_a_day_is_counted_as_minute_by_minute(marks: list[Mark], spans: list[Span]) -> None:
    expected: dict[str, Tally] = {}
    for one in marks:
        so_far = expected.get(one.group_id, Tally())
        expected[one.group_id] = so_far + in_single_minutes(one, spans)

    assert tallies(a_day(marks, [reported(Extent(span=part)) for part in spans])) == expected


@given(MARKS, SPANS, st.randoms())
def test_the_order_of_roll_calls_and_reports_makes_no_difference(
    marks: list[Mark], spans: list[Span], order: random.Random
) -> None:
    absences = [reported(Extent(span=part)) for part in spans]
    expected = tallies(a_day(marks, absences))
    order.shuffle(marks)
    order.shuffle(absences)

    assert tallies(a_day(marks, absences)) == expected


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
    for counted, read_count in data.draw(st.permutations(readings), label="order written"):
        month = counting(month, {counted: read_count})

    assert month.minutes == Tally(
        offered=60 * len(days), invalid=sum(states[-1][0] for states in days.values())
    )


def test_an_older_count_does_not_replace_a_newer() -> None:
    month = counting(counting(MONTH, {DAY: count(2)}), {DAY: count(1, invalid=60)})

    assert month.minutes.invalid == 0
    assert month.version == 1


def test_a_day_without_a_roll_call_is_counted_only_if_it_had_one() -> None:
    nothing = DayCount(version=3, groups={})
    month = counting(MONTH, {DAY: count(1, invalid=60)})

    assert counting(MONTH, {DAY: nothing}) is MONTH
    assert counting(month, {DAY: nothing}).minutes == Tally()


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
    month = counting(MONTH, {DAY: DayCount(version=1, groups={"maths": minutes})})

    assert must_alert(month, threshold=10) is expected
    assert not must_alert(replace(month, alerted=True), threshold=10)


def test_late_minutes_alone_reach_no_threshold() -> None:
    groups = {"maths": Tally(offered=LEAST_OFFERED, late=LEAST_OFFERED)}

    month = counting(MONTH, {DAY: DayCount(version=1, groups=groups)})

    assert not must_alert(month, threshold=10)


def test_a_period_takes_its_days_and_a_teacher_only_the_groups() -> None:
    both = {"maths": Tally(offered=60, invalid=60), "music": Tally(offered=40)}
    month = MONTH
    for number in range(3):
        day_count = DayCount(version=1, groups=both)
        month = counting(month, {DAY + timedelta(days=number): day_count})

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

"""Lessons on the wall's clock, and their weeks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.timetable.items import lesson_attributes, lesson_from
from attendance.timetable.lesson import (
    Lesson,
    LessonKind,
    StudentException,
    Teacher,
    in_order,
    monday_of,
    week_of,
    weeks_between,
)
from skolbro import ids

MATHS = Lesson(
    id=ids.new(),
    group_id=ids.new(),
    day=date(2026, 11, 24),
    starts="08:10",
    ends="09:00",
    title="Matematik",
)


def changed(**parts: Any) -> Lesson:
    return replace(MATHS, **parts)


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2026, 10, 23), 6),
        (date(2026, 10, 26), 7),
        (date(2026, 3, 27), 7),
        (date(2026, 3, 30), 6),
    ],
)
def test_a_lesson_is_at_the_same_time_on_the_wall_before_and_after_a_change_of_clock(
    day: date, hour: int
) -> None:
    assert changed(day=day).begins_at == datetime(
        day.year, day.month, day.day, hour, 10, tzinfo=UTC
    )


def test_minutes_are_the_walls() -> None:
    assert MATHS.minutes == 50


@pytest.mark.parametrize(
    ("lesson", "is_taught"),
    [(MATHS, True), (changed(cancelled=True), False), (changed(kind=LessonKind.BREAK), False)],
)
def test_students_are_expected_at_what_is_taught(lesson: Lesson, *, is_taught: bool) -> None:
    assert lesson.is_taught is is_taught


def test_a_student_with_other_times_has_them_and_sees_nobody_elses() -> None:
    mine = StudentException(student_id="me", starts="08:30")
    lesson = changed(exceptions=(StudentException(student_id="other", participates=False), mine))

    own = lesson.for_student("me")

    assert own is not None
    assert (own.starts, own.ends, own.exceptions) == ("08:30", "09:00", (mine,))
    assert lesson.for_student("other") is None
    third = lesson.for_student("third")
    assert third is not None
    assert third.exceptions == ()


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_weeks_at_the_turn_of_the_year(day: date, week: str) -> None:
    assert week_of(day) == week


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_a_week_begins_on_a_monday_and_holds_its_day(day: date) -> None:
    monday = monday_of(week_of(day))

    assert monday.weekday() == 0
    assert monday <= day < monday + timedelta(days=7)


def test_there_is_no_week_53_in_2027() -> None:
    with pytest.raises(ValueError, match="53"):
        monday_of("2027-W53")


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 400))
def test_the_weeks_of_a_period_are_those_of_its_days(first: date, days: int) -> None:
    period = [first + timedelta(days=number) for number in range(days + 1)]

    assert list(weeks_between(first, period[-1])) == list(dict.fromkeys(map(week_of, period)))


def test_the_order_is_the_walls() -> None:
    later, tomorrow = changed(starts="08:20"), changed(day=date(2026, 11, 25), starts="07:00")

    assert in_order([tomorrow, later, MATHS]) == (MATHS, later, tomorrow)


@given(
    st.builds(
        Lesson,
        id=st.just(MATHS.id),
        group_id=st.just(MATHS.group_id),
        day=st.dates(),
        starts=st.just("08:00"),
        ends=st.just("09:00"),
        title=st.text(min_size=1),
        kind=st.sampled_from(LessonKind),
        room=st.text(),
        teachers=st.lists(st.builds(Teacher, id=st.text(), name=st.text())).map(tuple),
        substitutes=st.lists(st.builds(Teacher, id=st.text(), name=st.text())).map(tuple),
        cancelled=st.booleans(),
        moved_from=st.none() | st.just("2026-11-24T08:00"),
        note=st.text(),
        exceptions=st.lists(
            st.builds(StudentException, student_id=st.text(), starts=st.none() | st.just("08:15")),
            unique_by=lambda one: one.student_id,
        ).map(tuple),
    )
)
def test_what_is_stored_is_what_is_read(lesson: Lesson) -> None:
    assert lesson_from(lesson.group_id, lesson.id, lesson_attributes(lesson)) == lesson

"""The rules of a roll call: who may be marked how, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.day.student_day import Presence
from attendance.rollcall.items import save_attributes, save_from
from attendance.rollcall.problems import (
    MarkNotPossibleError,
    RollCallClosedError,
    RollCallNotOpenError,
    StudentNotInLessonError,
)
from attendance.rollcall.roll_call import (
    Save,
    StudentMark,
    check_marks,
    check_open,
    check_recent,
    opens_at,
)
from attendance.timetable.lesson import StudentException

TODAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
SAVE = Save(
    group_id="g", lesson_id="l", day=TODAY, starts="08:20", ends="09:00", version=2, by="t",
    by_name="Tor", at=NOW, marks=(),
)  # fmt: skip

marks = st.builds(
    StudentMark,
    student_id=st.text(min_size=1),
    presence=st.sampled_from(Presence),
    missed=st.integers(0, 39),
)


@given(st.lists(marks, unique_by=lambda one: one.student_id).map(tuple))
def test_a_save_is_kept_as_it_was_made(made: tuple[StudentMark, ...]) -> None:
    save = replace(SAVE, marks=made)

    assert save_from(save_attributes(save)) == save


@given(st.lists(marks, unique_by=lambda one: one.student_id, min_size=1), st.randoms())
def test_the_same_save_is_known_again_whatever_its_order_and_time(
    made: list[StudentMark], random: Random
) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    save = replace(SAVE, marks=tuple(made))

    again = replace(save, marks=tuple(shuffled), at=NOW + timedelta(minutes=1))

    assert again.told == save.told
    one = replace(made[0], missed=made[0].missed + 1)
    assert replace(save, marks=(one, *made[1:])).told != save.told
    assert replace(save, by="another").told != save.told
    assert replace(save, version=3).told != save.told
    assert replace(save, ends="09:10").told != save.told


@given(marks)
def test_minutes_are_missed_by_the_late_and_by_who_left(mark: StudentMark) -> None:
    save = replace(SAVE, marks=(mark,))
    is_part = mark.presence in {Presence.LATE, Presence.LEFT_EARLY}

    if is_part == (mark.missed > 0):
        check_marks(save, students=[mark.student_id])
    else:
        with pytest.raises(MarkNotPossibleError):
            check_marks(save, students=[mark.student_id])


@pytest.mark.parametrize(("missed", "is_taken"), [(19, True), (20, False), (39, False)])
def test_minutes_are_counted_on_the_students_own_times(missed: int, *, is_taken: bool) -> None:
    own = StudentException(student_id="s", ends="08:40")
    save = replace(
        SAVE,
        marks=(StudentMark(student_id="s", presence=Presence.LATE, missed=missed, own=own),),
    )

    assert (save.mark_of(save.marks[0]).starts, save.mark_of(save.marks[0]).ends) == (
        "08:20",
        "08:40",
    )
    if is_taken:
        check_marks(save, students=["s"])
    else:
        with pytest.raises(MarkNotPossibleError):
            check_marks(save, students=["s"])


def test_a_stranger_is_named_by_place() -> None:
    present = [StudentMark(student_id=one, presence=Presence.PRESENT) for one in "abc"]

    with pytest.raises(StudentNotInLessonError) as refused:
        check_marks(replace(SAVE, marks=tuple(present)), students=["a", "c"])

    assert [one.pointer for one in refused.value.errors] == ["/marks/1/studentId"]


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2026, 3, 27), datetime(2026, 3, 27, 7, 10, tzinfo=UTC)),
        (date(2026, 3, 30), datetime(2026, 3, 30, 6, 10, tzinfo=UTC)),
        (date(2026, 10, 23), datetime(2026, 10, 23, 6, 10, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 26, 7, 10, tzinfo=UTC)),
    ],
)
def test_it_opens_ten_minutes_before_on_the_schools_clock(day: date, opens: datetime) -> None:
    assert opens_at(day, "08:20") == opens
    check_open(day, "08:20", now=opens)
    with pytest.raises(RollCallNotOpenError):
        check_open(day, "08:20", now=opens - timedelta(seconds=1))


def test_it_closes_after_thirty_days_of_the_schools_calendar() -> None:
    # 23:30 UTC is half past midnight in Stockholm: the next day already.
    check_recent(TODAY - timedelta(days=29), now=NOW.replace(hour=23, minute=30))
    check_recent(TODAY - timedelta(days=30), now=NOW)
    with pytest.raises(RollCallClosedError):
        check_recent(TODAY - timedelta(days=30), now=NOW.replace(hour=23, minute=30))

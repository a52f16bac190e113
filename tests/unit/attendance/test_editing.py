"""One lesson as an administrator wants it, and who is then in two places at once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.timetable.editing import (
    Around,
    Wanted,
    add_lesson,
    change_lesson,
    remove_lesson,
)
from attendance.timetable.lesson import Lesson, LessonKind, StudentException, Teacher
from attendance.timetable.occupancy import Taken, changed, clashes, occupied, room_of
from attendance.timetable.problems import (
    DayOutsideWeekError,
    LessonTimesError,
    NotInGroupError,
    UnknownStaffError,
)
from attendance.timetable.week import GroupWeek
from skolbro.http.problems import NotFoundError

MARIA, OMAR = Teacher(id="maria", name="Maria Ek"), Teacher(id="omar", name="Omar Ali")
AROUND = Around(
    staff={"maria": MARIA, "omar": OMAR},
    students=frozenset({"alva", "bo"}),
    unseen=frozenset({"hemlig"}),
)


def wanted(**changes: Any) -> Wanted:
    parts: dict[str, Any] = {
        "day": date(2026, 11, 24), "starts": "08:20", "ends": "09:20", "title": "Matematik",
        "kind": LessonKind.LESSON, "room": "Sal 12", "teachers": ("maria",), "substitutes": (),
        "cancelled": False, "note": "", "exceptions": (),
    }  # fmt: skip
    return Wanted(**{**parts, **changes})


def week(name: str = "4B", iso: str = "2026-W48") -> GroupWeek:
    return GroupWeek(group_id=name, group_name=name, school_id="school", week=iso)


def with_one(lesson_id: str = "a", *, group: str = "4B", **changes: Any) -> GroupWeek:
    return add_lesson(week(group), lesson_id, wanted(**changes), around=AROUND)


def test_a_lesson_is_made_with_its_teachers_by_name() -> None:
    after = with_one(teachers=("maria", "maria"), substitutes=("omar",))

    lesson = after.lessons["a"]
    assert (lesson.teachers, lesson.substitutes) == ((MARIA,), (OMAR,))
    assert (after.version, after.edited) == (2, frozenset({"a"}))


def test_a_moved_lesson_says_where_it_stood_and_not_when_it_is_back() -> None:
    made = with_one()
    moved = change_lesson(made, "a", wanted(starts="10:00", ends="11:00"), around=AROUND)
    back = change_lesson(moved, "a", wanted(), around=AROUND)

    assert moved.lessons["a"].moved_from == "2026-11-24T08:20"
    assert back.lessons["a"].moved_from is None
    assert back.version == 4


def test_what_is_said_of_a_student_whom_the_administrator_may_not_see_stays() -> None:
    hidden = StudentException(student_id="hemlig", participates=False)
    made = with_one()
    stood = replace(made, lessons={"a": replace(made.lessons["a"], exceptions=(hidden,))})
    own = StudentException(student_id="alva", starts="08:40")

    after = change_lesson(stood, "a", wanted(exceptions=(own,)), around=AROUND)

    assert after.lessons["a"].exceptions == (own, hidden)


def test_what_is_not_there_is_neither_changed_nor_removed() -> None:
    with pytest.raises(NotFoundError):
        change_lesson(week(), "a", wanted(), around=AROUND)
    with pytest.raises(NotFoundError):
        remove_lesson(week(), "a")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"day": date(2026, 11, 30)}, DayOutsideWeekError),
        ({"day": date(2026, 11, 22)}, DayOutsideWeekError),
        ({"ends": "08:20"}, LessonTimesError),
        ({"ends": "08:00"}, LessonTimesError),
        ({"teachers": ("okänd",)}, UnknownStaffError),
        ({"substitutes": ("okänd",)}, UnknownStaffError),
        ({"exceptions": (StudentException(student_id="x"),)}, NotInGroupError),
        ({"exceptions": (StudentException(student_id="hemlig"),)}, NotInGroupError),
        ({"exceptions": (StudentException(student_id="bo"),) * 2}, NotInGroupError),
        (
            {"exceptions": (StudentException(student_id="bo", starts="09:20"),)},
            LessonTimesError,
        ),
    ],
)
def test_a_lesson_that_cannot_be_is_refused(
    changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        with_one(**changes)


@pytest.mark.parametrize(
    ("iso", "day", "starts", "ends"),
    [
        ("2026-W13", date(2026, 3, 29), "02:30", "03:30"),
        ("2026-W13", date(2026, 3, 29), "01:30", "02:30"),
        ("2026-W43", date(2026, 10, 25), "02:00", "04:00"),
    ],
)
def test_no_lesson_begins_or_ends_in_the_hour_of_a_change_of_clock(
    iso: str, day: date, starts: str, ends: str
) -> None:
    with pytest.raises(LessonTimesError):
        add_lesson(week(iso=iso), "a", wanted(day=day, starts=starts, ends=ends), around=AROUND)


def test_a_teacher_and_a_room_in_two_places_are_told() -> None:
    here, there = with_one(), with_one("b", group="5A", starts="09:00", ends="10:00")

    found = clashes(here.lessons["a"], here, occupied(there))

    assert [(one.who.kind, one.who.name, one.other.group_name) for one in found] == [
        (Taken.TEACHER, "Maria Ek", "5A"),
        (Taken.ROOM, "Sal 12", "5A"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"starts": "09:20", "ends": "10:20"},
        {"day": date(2026, 11, 25)},
        {"cancelled": True},
        {"substitutes": ("omar",), "room": ""},
        {"kind": LessonKind.BREAK, "teachers": ()},
        {"teachers": ("omar",), "room": "Sal 13"},
    ],
)
def test_what_is_elsewhere_later_or_not_at_all_is_no_clash(changes: dict[str, Any]) -> None:
    here, there = with_one(), with_one("b", group="5A", **changes)

    assert clashes(here.lessons["a"], here, occupied(there)) == []


def test_a_lesson_that_two_groups_have_together_is_no_clash() -> None:
    here, there = with_one(), with_one(group="5A")

    assert clashes(here.lessons["a"], here, occupied(there)) == []


def test_a_room_is_the_same_however_it_is_written_and_another_schools_is_not() -> None:
    assert room_of("s", "Sal  12").id == room_of("s", "sal 12").id != room_of("t", "sal 12").id


TIMES = st.tuples(st.integers(0, 22), st.integers(1, 23)).map(
    lambda pair: (f"{pair[0]:02d}:00", f"{min(pair[0] + pair[1], 23):02d}:59")
)


@given(TIMES, TIMES)
def test_a_clash_is_the_same_seen_from_both_sides(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    here = with_one(starts=one[0], ends=one[1])
    there = with_one("b", group="5A", starts=other[0], ends=other[1])

    from_here = clashes(here.lessons["a"], here, occupied(there))
    from_there = clashes(there.lessons["b"], there, occupied(here))

    assert len(from_here) == len(from_there) == (2 if _overlap(here, there) else 0)


def _overlap(here: GroupWeek, there: GroupWeek) -> bool:
    def minutes(lesson: Lesson) -> set[int]:
        first, last = (int(one[:2]) * 60 + int(one[3:]) for one in (lesson.starts, lesson.ends))
        return set(range(first, last))

    return bool(minutes(here.lessons["a"]) & minutes(there.lessons["b"]))


def test_a_change_tells_what_it_takes_and_what_it_lets_go() -> None:
    before = with_one()
    after = change_lesson(before, "a", wanted(teachers=("omar",)), around=AROUND)

    taken, freed = changed(before, after)

    assert [hold.who.id for hold in taken] == ["omar"]
    assert [hold.who.id for hold in freed] == ["maria"]
    assert changed(after, after) == ([], [])
    assert len(changed(after, remove_lesson(after, "a"))[1]) == 2

"""A group's week: which weeks there are, what an import changes, and what stays."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.timetable.lesson import Lesson, monday_of, week_of
from attendance.timetable.problems import NoSuchWeekError, WeekFullError
from attendance.timetable.week import (
    MOST_LESSONS,
    GroupWeek,
    days_of,
    each_once,
    fingerprint,
    first_place,
    reach,
    week_asked_for,
)

TODAY = date(2026, 11, 24)
MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)


def a_lesson(lesson_id: str = "a", **changes: Any) -> Lesson:
    parts: dict[str, Any] = {
        "id": lesson_id, "group_id": "4B", "day": TODAY, "starts": "08:20", "ends": "09:20",
        "title": "Matematik",
    }  # fmt: skip
    return Lesson(**{**parts, **changes})


def a_week(*lessons: Lesson, **changes: Any) -> GroupWeek:
    parts: dict[str, Any] = {
        "group_id": "4B", "group_name": "4B", "school_id": "s", "week": "2026-W48",
        "lessons": {one.id: one for one in lessons},
    }  # fmt: skip
    return GroupWeek(**{**parts, **changes})


def take(week: GroupWeek, *lessons: Lesson, first: date = MONDAY, last: date = SUNDAY,
         before: dict[str, Lesson] | None = None,
         elsewhere: tuple[str, ...] = ()) -> GroupWeek:  # fmt: skip
    wanted = {one.id: one for one in lessons}
    places = {key: first_place(one) for key, one in (before or {}).items()}
    return week.with_imported(
        wanted, first=first, last=last, before=places, goes_on=lambda key: key in elsewhere
    )


@pytest.mark.parametrize("week", ["2026-W48", "2026-W53", "2027-W01", "2025-W45"])
def test_a_week_that_exists_is_shown(week: str) -> None:
    assert week_asked_for(week, today=TODAY) == week


@pytest.mark.parametrize(
    "week",
    ["2025-W53", "2027-W53", "2026-W00", "2026-W54", "2026-48", "2026-W4", "2026-W480", "x", "",
     "0000-W01", "9999-W52", "2024-W01", "2028-W40", "２026-W48", "2026-W48\n"],
)  # fmt: skip
def test_a_week_that_does_not_exist_or_is_far_away_is_refused(week: str) -> None:
    with pytest.raises(NoSuchWeekError) as refused:
        week_asked_for(week, today=TODAY)

    assert refused.value.values["week"] == "2026-W48"


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_every_day_is_in_its_week_of_seven(day: date) -> None:
    week = week_of(day)
    days = days_of(week)

    assert day in days
    assert (days[0].isoweekday(), len(days)) == (1, 7)
    assert {week_of(one) for one in days} == {week}
    assert monday_of(week) == days[0]
    assert week_asked_for(week, today=day) == week
    first, last = reach(day)
    assert (first.isoweekday(), last.isoweekday()) == (1, 7)


def test_a_file_fills_an_empty_week() -> None:
    after = take(a_week(), a_lesson())

    assert (after.lessons, after.version) == ({"a": a_lesson()}, 2)


def test_the_same_file_again_changes_nothing() -> None:
    once = take(a_week(), a_lesson(), a_lesson("b", starts="10:00", ends="11:00"))

    assert take(once, *once.lessons.values()) is once


def test_what_the_next_file_lacks_is_gone_within_its_period_only() -> None:
    wednesday = a_lesson("b", day=TODAY + timedelta(days=1))
    once = take(a_week(), a_lesson(), wednesday)

    after = take(once, first=TODAY + timedelta(days=1))

    assert after.lessons == {"a": a_lesson()}


def test_a_lesson_made_by_hand_stays() -> None:
    by_hand = a_lesson("hand")
    after = take(a_week().with_lesson(by_hand), a_lesson())

    assert set(after.lessons) == {"a", "hand"}
    assert take(after).lessons == {"hand": by_hand}


def test_what_an_administrator_has_changed_stays_until_the_registry_says_something_new() -> None:
    once = take(a_week(), a_lesson())
    edited = once.with_lesson(replace(a_lesson(), cancelled=True))

    assert take(edited, a_lesson()) is edited
    again = take(edited, a_lesson(room="Sal 3"))
    assert again.lessons["a"] == a_lesson(room="Sal 3")
    assert again.edited == frozenset()


def test_what_an_administrator_has_taken_away_does_not_come_back_as_it_was() -> None:
    gone = take(a_week(), a_lesson()).without_lesson("a")

    assert take(gone, a_lesson()) is gone
    after_a_part = take(gone, first=TODAY + timedelta(days=1))
    assert take(after_a_part, a_lesson()).lessons == {}
    assert take(gone, a_lesson(room="Sal 3")).lessons == {"a": a_lesson(room="Sal 3")}


def test_a_lesson_that_the_next_file_has_elsewhere_says_where_it_stood_first() -> None:
    once = take(a_week(), a_lesson())
    moved = take(once, a_lesson(starts="10:00", ends="11:00"))
    again = take(moved, a_lesson(starts="13:00", ends="14:00"))
    back = take(again, a_lesson())

    found = [one.lessons["a"].moved_from for one in (once, moved, again, back)]
    assert found == [None, "2026-11-24T08:20", "2026-11-24T08:20", None]
    assert take(moved, a_lesson(starts="10:00", ends="11:00")) is moved


def test_a_lesson_that_comes_from_another_week_says_so() -> None:
    earlier = a_lesson(day=date(2026, 11, 17))

    after = take(a_week(), a_lesson(), before={"a": earlier})

    assert after.lessons["a"].moved_from == "2026-11-17T08:20"


def test_what_leaves_the_week_for_another_leaves_its_first_place_behind() -> None:
    once = take(a_week(), a_lesson(), a_lesson(id="b"))
    moved = take(once, a_lesson(starts="10:00", ends="11:00"), a_lesson(id="b"))

    gone = take(moved, elsewhere=("a",))
    still = take(gone, elsewhere=("a",))
    back = take(gone, a_lesson())

    assert gone.left == {"a": "2026-11-24T08:20"}
    assert still is gone
    assert back.left == {}
    assert take(gone).left == {}


def test_a_week_holds_a_hundred_lessons_of_reasonable_size() -> None:
    full = [a_lesson(str(number)) for number in range(MOST_LESSONS)]
    take(a_week(), *full)
    large = [replace(one, note="x" * 4000) for one in full]

    for too_much in ([*full, a_lesson("one more")], large):
        with pytest.raises(WeekFullError):
            take(a_week(), *too_much)
    with pytest.raises(WeekFullError):
        a_week(*full).with_lesson(a_lesson("one more"))


def test_a_lesson_of_two_groups_is_shown_once() -> None:
    together = [a_lesson(), a_lesson(group_id="4A"), a_lesson("b", starts="08:00")]

    assert [one.id for one in each_once(together)] == ["b", "a"]


LESSONS = st.lists(
    st.builds(
        a_lesson,
        st.sampled_from("abcd"),
        day=st.sampled_from(days_of("2026-W48")),
        starts=st.sampled_from(["08:00", "09:00"]),
        room=st.sampled_from(["", "1"]),
    ),
    max_size=4,
)


@given(st.lists(st.tuples(LESSONS, st.sampled_from(["take", "cancel", "remove"])), max_size=6))
def test_after_any_history_a_file_taken_twice_is_as_taken_once(
    history: list[tuple[list[Lesson], str]],
) -> None:
    week = a_week()
    for lessons, done in history:
        week = take(week, *lessons)
        for one in list(week.lessons.values())[:1]:
            if done == "cancel":
                week = week.with_lesson(replace(one, cancelled=True))
            if done == "remove":
                week = week.without_lesson(one.id)
        once = take(week, *lessons)
        assert take(once, *lessons) is once
        assert once.version - week.version in {0, 1}
        assert {fingerprint(one) for one in lessons} >= {
            once.imported[key] for key in once.imported if key in {one.id for one in lessons}
        }

"""Who substitutes in which lessons, and what of it is news."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from attendance.timetable.lesson import Lesson, LessonKind, Teacher
from attendance.timetable.substitution import substitutes_changed
from attendance.timetable.week import GroupWeek

MONDAY = date(2026, 11, 23)
PEOPLE = ("maria", "omar", "tor")

lessons = st.builds(
    Lesson,
    id=st.sampled_from(("l1", "l2", "l3", "l4")),
    group_id=st.just("4B"),
    day=st.integers(0, 4).map(lambda n: MONDAY + timedelta(days=n)),
    starts=st.just("08:20"),
    ends=st.just("09:20"),
    title=st.just("Matematik"),
    kind=st.sampled_from(LessonKind),
    cancelled=st.booleans(),
    substitutes=st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2).map(
        lambda named: tuple(Teacher(id=one, name="") for one in named)
    ),
)
weeks = st.lists(lessons, unique_by=lambda one: one.id).map(
    lambda made: GroupWeek(
        group_id="4B", group_name="4B", school_id="s", week="2026-W48",
        lessons={one.id: one for one in made},
    )
)  # fmt: skip


def who_may(week: GroupWeek) -> dict[tuple[date, str], tuple[str, ...]]:
    """The plainest way to say it: each person's lessons of each day."""
    found: dict[tuple[date, str], tuple[str, ...]] = {}
    for lesson in sorted(week.lessons.values(), key=lambda one: one.id):
        if lesson.kind is LessonKind.LESSON and not lesson.cancelled:
            for one in lesson.substitutes:
                key = (lesson.day, one.id)
                found[key] = (*found.get(key, ()), lesson.id)
    return found


@given(st.lists(weeks, min_size=2, max_size=5), st.randoms())
def test_whatever_becomes_of_a_week_whoever_hears_all_of_it_in_any_order_knows_it(
    history: list[GroupWeek], order: object
) -> None:
    told = [
        (version, changed.day, person, now)
        for version, (before, after) in enumerate(itertools.pairwise(history))
        for changed in substitutes_changed(before, after, today=MONDAY)
        for person, now in changed.lessons.items()
    ]
    order.shuffle(told)  # type: ignore[attr-defined]
    latest = {(day, person): (-1, now) for (day, person), now in who_may(history[0]).items()}
    for version, day, person, now in told:
        if latest.get((day, person), (-1, ()))[0] <= version:
            latest[day, person] = (version, now)

    assert {key: now for key, (_, now) in latest.items() if now} == who_may(history[-1])


@given(weeks, weeks)
def test_what_has_passed_is_no_news(before: GroupWeek, after: GroupWeek) -> None:
    wednesday = MONDAY + timedelta(days=2)

    changed = list(substitutes_changed(before, after, today=wednesday))

    assert all(one.day >= wednesday for one in changed)
    assert [one.day for one in changed] == sorted({one.day for one in changed})


@given(weeks)
def test_nothing_changed_is_nothing_to_tell(week: GroupWeek) -> None:
    assert list(substitutes_changed(week, week, today=MONDAY)) == []

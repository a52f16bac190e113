"""Touches on phones with bad coverage: late, twice and in any order, they come to the same."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.attendance.fritids.samples import NOW, TUESDAY

from attendance.fritids.presence import (
    Stay,
    Touch,
    TouchKind,
    Whereabouts,
    check_time,
    presence,
)
from attendance.fritids.problems import NotOfTodayError

IN, OUT, UNDO = TouchKind.IN, TouchKind.OUT, TouchKind.UNDO


def touch(name: str, kind: TouchKind, minute: int = 0, undoes: str | None = None) -> Touch:
    at = NOW + timedelta(minutes=minute)
    return Touch(id=name, student_id="alva", kind=kind, at=at, by="fatima", undoes=undoes)


def minute(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


NAMES = st.sampled_from("abcdef")
TOUCHES = st.lists(
    st.builds(touch, NAMES, st.sampled_from([IN, OUT, UNDO]), st.integers(0, 9), NAMES),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(TOUCHES, st.randoms(use_true_random=False), st.data())
def test_neither_order_nor_repetition_of_what_arrives_matters(
    touches: list[Touch],
    random: Random,
    data: st.DataObject,
) -> None:
    twice = data.draw(st.lists(st.sampled_from(touches), max_size=3)) if touches else []
    arrived = {one.id: one for one in [*touches, *twice]}
    shuffled = list(arrived.values())
    random.shuffle(shuffled)

    assert presence(shuffled) == presence(touches)


@given(TOUCHES)
def test_stays_follow_each_other_and_only_the_first_may_lack_a_coming(
    touches: list[Touch],
) -> None:
    stays = presence(touches).stays

    times = [at for stay in stays for at in (stay.came_at, stay.left_at) if at]
    assert times == sorted(times)
    assert all(stay.came_at for stay in stays[1:])
    assert all(stay.left_at for stay in stays[:-1])


def test_in_and_out() -> None:
    there = presence([touch("a", IN, 1), touch("b", OUT, 90)])

    assert there.stays == (Stay(came_at=minute(1), left_at=minute(90)),)
    assert (there.whereabouts, there.came_at, there.left_at) == (
        Whereabouts.LEFT, minute(1), minute(90),
    )  # fmt: skip


def test_two_phones_that_check_in_the_same_child_check_it_in_once() -> None:
    there = presence([touch("b", IN, 2), touch("a", IN, 1)])

    assert there.stays == (Stay(came_at=minute(1), left_at=None),)
    assert there.whereabouts is Whereabouts.HERE


def test_an_out_that_comes_before_its_in_waits_for_it() -> None:
    out = touch("b", OUT, 90)
    assert presence([out]).stays == (Stay(came_at=None, left_at=minute(90)),)
    assert presence([out]).whereabouts is Whereabouts.LEFT

    assert presence([out, touch("a", IN, 1)]).stays == (
        Stay(came_at=minute(1), left_at=minute(90)),
    )


def test_a_child_that_comes_again_in_the_afternoon_is_there() -> None:
    touches = [touch("a", IN, 0), touch("b", OUT, 60), touch("c", IN, 400)]

    assert len(presence(touches).stays) == 2
    assert presence(touches).whereabouts is Whereabouts.HERE
    assert presence(touches).left_at is None


def test_a_mistaken_out_that_is_undone_leaves_the_child_there() -> None:
    touches = [touch("a", IN, 0), touch("b", OUT, 60), touch("c", UNDO, 61, "b")]

    assert presence(touches).whereabouts is Whereabouts.HERE
    assert presence([]).whereabouts is Whereabouts.NOT_COME
    assert presence([]).came_at is presence([]).left_at is None


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
        datetime(2026, 11, 24, 23, 0, tzinfo=UTC),
        NOW + timedelta(minutes=6),
    ],
)
def test_a_touch_of_another_day_or_of_the_future_is_refused(at: datetime) -> None:
    one = Touch(id="a", student_id="alva", kind=IN, at=at, by="fatima")

    with pytest.raises(NotOfTodayError):
        check_time(one, day=TUESDAY, now=NOW)


def test_a_late_touch_is_taken_until_midnight_and_no_later() -> None:
    one = touch("a", IN, -300)

    check_time(one, day=TUESDAY, now=NOW)
    check_time(one, day=TUESDAY, now=datetime(2026, 11, 24, 22, 59, tzinfo=UTC))
    check_time(touch("b", IN, 5), day=TUESDAY, now=NOW)
    with pytest.raises(NotOfTodayError):
        check_time(one, day=TUESDAY, now=datetime(2026, 11, 24, 23, 0, tzinfo=UTC))
    with pytest.raises(NotOfTodayError):
        check_time(one, day=TUESDAY + timedelta(1), now=NOW)

"""Which days are locked, why, and until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.attendance.fritids.samples import DAYS, LOV, TUESDAY, a_unit

from attendance.fritids.lock import Lock, LockReason, check_open, first_open_day, lock_of, refusal
from attendance.fritids.problems import TimesLockedError, UnusableHolidayError
from attendance.fritids.spans import Span
from attendance.fritids.unit import FritidsUnit, Holiday, checked_unit

PLANNING_DAY = date(2026, 12, 7)
UNITS = st.builds(
    lambda days, closed: a_unit(lock_days=days, closed_days=frozenset(closed)),
    st.integers(0, 30),
    st.sets(DAYS, max_size=5),
)


@pytest.mark.parametrize(
    ("day", "lock"),
    [
        (date(2026, 11, 23), Lock(reason=LockReason.PASSED, until=None)),
        (TUESDAY, Lock(reason=LockReason.LOCK_DAYS, until=date(2026, 11, 30))),
        (date(2026, 11, 30), Lock(reason=LockReason.LOCK_DAYS, until=date(2026, 11, 30))),
        (date(2026, 12, 1), None),
        (date(2026, 11, 28), Lock(reason=LockReason.CLOSED, until=date(2026, 11, 29))),
        (PLANNING_DAY, Lock(reason=LockReason.CLOSED, until=PLANNING_DAY)),
        (date(2026, 12, 22), Lock(reason=LockReason.HOLIDAY, until=LOV.last_answer_day)),
        (date(2026, 12, 25), Lock(reason=LockReason.CLOSED, until=date(2026, 12, 27))),
    ],
)
def test_a_day_is_open_or_says_why_not_and_until_when(day: date, lock: Lock | None) -> None:
    unit = a_unit(closed_days=frozenset({PLANNING_DAY}))

    assert lock_of(day, unit=unit, today=TUESDAY) == lock


def test_after_its_last_answer_day_a_lov_is_locked_to_its_end() -> None:
    day = date(2026, 12, 22)

    on_it = lock_of(day, unit=a_unit(), today=LOV.last_answer_day)
    after = lock_of(day, unit=a_unit(), today=LOV.last_answer_day + timedelta(1))

    assert on_it == Lock(reason=LockReason.HOLIDAY, until=LOV.last_answer_day)
    assert after == Lock(reason=LockReason.HOLIDAY_ANSWER_PASSED, until=LOV.last)


def test_a_unit_that_locks_no_days_locks_today_when_the_child_has_come() -> None:
    unit = a_unit(lock_days=0)

    assert lock_of(TUESDAY, unit=unit, today=TUESDAY) is None
    locked = lock_of(TUESDAY, unit=unit, today=TUESDAY, checked_in=True)
    assert locked == Lock(reason=LockReason.CHECKED_IN, until=TUESDAY)


@given(DAYS, DAYS, UNITS, st.booleans())
def test_a_day_once_locked_opens_no_more(
    day: date,
    today: date,
    unit: FritidsUnit,
    came: bool,  # noqa: FBT001 - drawn
) -> None:
    tomorrow = today + timedelta(1)
    lock = lock_of(day, unit=unit, today=today, checked_in=came and day == today)
    if lock and lock.reason is not LockReason.HOLIDAY:
        assert lock_of(day, unit=unit, today=tomorrow) is not None


@given(DAYS, DAYS, UNITS)
def test_the_day_after_the_locked_ones_is_not_locked_for_the_same_reason(
    day: date, today: date, unit: FritidsUnit
) -> None:
    lock = lock_of(day, unit=unit, today=today)
    if lock is None:
        assert day >= first_open_day(unit, today=today)
        assert unit.hours_of(day)
    elif lock.reason in {LockReason.CLOSED, LockReason.LOCK_DAYS} and lock.until:
        assert lock.until >= day or lock.reason is LockReason.LOCK_DAYS
        after = lock_of(lock.until + timedelta(1), unit=unit, today=today)
        assert after is None or after.reason is not lock.reason


@given(DAYS, DAYS, UNITS, st.booleans())
def test_every_lock_has_its_words(
    day: date,
    today: date,
    unit: FritidsUnit,
    came: bool,  # noqa: FBT001 - drawn
) -> None:
    lock = lock_of(day, unit=unit, today=today, checked_in=came)
    if lock is None:
        return
    told = refusal(lock, day, unit=unit, today=today, contact="Eken, 0490-1")

    text = told.detail.format(**told.values)
    assert lock.until is None or str(lock.until) in text or lock.reason is LockReason.CLOSED


def test_a_locked_day_is_refused_with_the_unit_to_call() -> None:
    with pytest.raises(TimesLockedError) as refused:
        check_open(TUESDAY, unit=a_unit(), today=TUESDAY, contact="Eken, 0490-1")

    values = {"until": date(2026, 11, 30), "days": 7, "contact": "Eken, 0490-1"}
    assert refused.value.values == values
    check_open(date(2026, 12, 1), unit=a_unit(), today=TUESDAY, contact="")


def lov(first: int, last: int, answer: int) -> Holiday:
    days = [date(2026, 12, 1) + timedelta(n) for n in (first, last, answer)]
    return Holiday(id="x", name="Lov", first=days[0], last=days[1], last_answer_day=days[2])


@pytest.mark.parametrize(
    "holidays",
    [(lov(5, 4, 0),), (lov(5, 9, 5),), (lov(5, 105, 0),), (lov(5, 9, 0), lov(9, 12, 0))],
)
def test_a_lov_that_cannot_be_answered_is_refused(holidays: tuple[Holiday, ...]) -> None:
    with pytest.raises(UnusableHolidayError):
        checked_unit(a_unit(holidays=holidays))


def test_a_unit_is_kept_as_it_is() -> None:
    unit = a_unit(holidays=(lov(5, 9, 0), lov(10, 12, 0)), hours=(None,) * 7)

    assert checked_unit(unit) is unit
    assert unit.opens_after(date.max) is None
    assert unit.holiday("x") is unit.holidays[0]
    assert unit.holiday("y") is None


def test_a_public_holiday_is_closed_whatever_the_hours() -> None:
    hours = (Span(starts="06:00", ends="18:00"),) * 7

    assert a_unit(hours=hours).hours_of(date(2027, 1, 6)) is None
    assert a_unit(hours=hours).hours_of(date(2026, 11, 28)) == hours[0]

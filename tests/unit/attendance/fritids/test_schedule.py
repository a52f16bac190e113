"""The merged view: a lov before an exception, an exception before the base of the week's owner."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.attendance.fritids.samples import (
    DAYS,
    LOV,
    MONDAY,
    TUESDAY,
    a_base,
    a_unit,
    a_week,
    merged,
    spans,
)

from attendance.fritids.problems import (
    ClosedThatDayError,
    ClosedThatWeekdayError,
    HolidayClosedError,
    NotMondayError,
    OutsideHolidayError,
    OutsideOpeningHoursError,
    SchedulePeriodTooLongError,
    WeekOffsetError,
)
from attendance.fritids.residence import Residence, WeekRule
from attendance.fritids.schedule import (
    FARTHEST,
    MOST_DAYS_SHOWN,
    Base,
    HolidayAnswer,
    Plan,
    Source,
    WeekPlan,
    checked_answer,
    checked_base,
    copies,
    is_missing,
    shown_period,
)
from attendance.fritids.spans import Span
from skolbro.http.problems import Problem

AFTERNOON, MORNING = spans("13:30-16:30"), spans("06:30-08:00")
HELD = st.sampled_from([(), AFTERNOON, MORNING, (*MORNING, *AFTERNOON)])
BASES = st.lists(
    st.builds(
        lambda weeks_on, length, held: a_base(
            *[a_week() if n % 2 else (held,) * 7 for n in range(length)],
            valid_from=MONDAY + timedelta(weeks=weeks_on),
        ),
        st.integers(-8, 8),
        st.integers(1, 4),
        HELD,
    ),
    max_size=4,
).map(tuple)
WEEKS = st.dictionaries(DAYS, HELD, max_size=20).map(lambda days: WeekPlan(exceptions=days))
ANSWERS = st.none() | st.dictionaries(st.sampled_from(list(LOV.days())), HELD).map(
    lambda days: HolidayAnswer(holiday_id=LOV.id, days=days)
)


@given(DAYS, BASES, WEEKS, ANSWERS)
def test_each_day_has_the_times_of_the_first_that_speaks_of_it(
    day: date, bases: tuple[Base, ...], week: WeekPlan, answer: HolidayAnswer | None
) -> None:
    shown = merged(day, Plan(bases=bases), week, answer)

    begun = [base for base in bases if base.valid_from <= day]
    if a_unit().hours_of(day) is None:
        assert (shown.spans, shown.source) == ((), Source.CLOSED)
    elif LOV.holds(day) and answer and day in answer.days:
        assert (shown.spans, shown.source) == (answer.days[day], Source.HOLIDAY)
    elif LOV.holds(day):
        assert (shown.spans, shown.source) == ((), Source.UNANSWERED)
    elif day in week.exceptions:
        assert (shown.spans, shown.source) == (week.exceptions[day], Source.EXCEPTION)
    elif begun:
        newest = max(base.valid_from for base in begun)
        held = {base.spans_of(day) for base in begun if base.valid_from == newest}
        assert shown.source is Source.BASE
        assert shown.spans in held
    else:
        assert (shown.spans, shown.source) == ((), Source.NONE)


@given(st.integers(1, 4), st.integers(0, 60), st.integers(0, 4))
def test_a_base_comes_again_after_its_weeks_across_the_new_year(
    length: int, week: int, weekday: int
) -> None:
    weeks = tuple((spans(f"13:0{n}-16:0{n}"),) * 7 for n in range(length))
    day = MONDAY + timedelta(weeks=week, days=weekday)

    assert a_base(*weeks).spans_of(day) == weeks[week % length][weekday]


def test_a_new_base_holds_from_its_monday_and_the_old_one_till_then() -> None:
    new = a_base((MORNING,) * 7, valid_from=date(2026, 11, 30))
    plan = Plan(bases=(new, a_base()))

    assert merged(date(2026, 11, 27), plan).spans == AFTERNOON
    assert merged(date(2026, 11, 30), plan).spans == MORNING
    assert merged(date(2026, 11, 20), plan).source is Source.NONE


def test_where_weeks_are_divided_each_guardians_own_base_holds_in_their_weeks() -> None:
    plan = Plan(
        bases=(a_base((MORNING,) * 7, owner_id="anna"), a_base()),
        residence=Residence(rule=WeekRule.ISO_WEEK, owners=("anna", "erik")),
    )

    assert merged(TUESDAY, plan).spans == MORNING  # week 48
    assert merged(date(2026, 12, 1), plan).spans == AFTERNOON
    assert merged(date(2026, 12, 8), plan).spans == MORNING


def test_a_former_owners_base_holds_no_more_when_the_weeks_are_common_again() -> None:
    plan = Plan(bases=(a_base((MORNING,) * 7, owner_id="anna"), a_base()))

    assert merged(TUESDAY, plan).spans == AFTERNOON


def test_a_day_off_in_the_base_is_said_and_not_missing() -> None:
    assert not is_missing(merged(TUESDAY, Plan(bases=(a_base(a_week()),))))
    assert is_missing(merged(TUESDAY, Plan()))
    assert is_missing(merged(date(2026, 12, 22), Plan(bases=(a_base(),))))
    assert not is_missing(merged(date(2026, 11, 28), Plan()))


def test_off_all_of_a_lov_is_an_answer_with_no_time_on_any_day() -> None:
    days: dict[date, tuple[Span, ...]] = dict.fromkeys(LOV.days(), ())
    off = HolidayAnswer(holiday_id="lov", days=days)

    shown = merged(date(2026, 12, 22), Plan(bases=(a_base(),)), None, off)

    assert (shown.spans, shown.source) == ((), Source.HOLIDAY)


def answered(day: date, *times: str, today: date = TUESDAY) -> dict[date, tuple[Span, ...]]:
    return checked_answer(
        {day: spans(*times)}, holiday=LOV, unit=a_unit(), today=today, contact="Eken"
    )


def test_a_lov_is_answered_by_the_day_until_its_last_answer_day() -> None:
    day = date(2026, 12, 22)

    assert answered(day, "08:00-16:00", today=LOV.last_answer_day) == {day: spans("08:00-16:00")}
    assert answered(date(2026, 12, 24)) == {date(2026, 12, 24): ()}
    with pytest.raises(HolidayClosedError):
        answered(day, today=LOV.last_answer_day + timedelta(1))


@pytest.mark.parametrize(
    ("day", "times", "refusal"),
    [
        (date(2026, 12, 20), "08:00-16:00", OutsideHolidayError),
        (date(2026, 12, 24), "08:00-16:00", ClosedThatDayError),
        (date(2026, 12, 22), "05:00-16:00", OutsideOpeningHoursError),
    ],
)
def test_an_answer_that_cannot_be_kept_is_refused(
    day: date, times: str, refusal: type[Problem]
) -> None:
    with pytest.raises(refusal):
        answered(day, times)


@pytest.mark.parametrize(
    ("base", "refusal"),
    [
        (a_base(valid_from=TUESDAY), NotMondayError),
        (a_base(a_week("", "", "", "", "", "10:00-12:00")), ClosedThatWeekdayError),
        (a_base(a_week("13:00-18:30")), OutsideOpeningHoursError),
        (a_base(a_week(), a_week("", "05:00-07:00")), OutsideOpeningHoursError),
    ],
)
def test_a_base_that_cannot_be_kept_is_refused(base: Base, refusal: type[Problem]) -> None:
    with pytest.raises(refusal):
        checked_base(base, unit=a_unit())


@given(st.none() | DAYS, st.none() | DAYS)
def test_a_period_is_as_asked_and_bounded_or_refused(first: date | None, last: date | None) -> None:
    try:
        begins, ends = shown_period(first, last, today=TUESDAY)
    except SchedulePeriodTooLongError:
        return
    assert first in {None, begins}
    assert last in {None, ends}
    assert 0 <= (ends - begins).days < MOST_DAYS_SHOWN


@pytest.mark.parametrize("day", [date.min, date.max, TUESDAY + FARTHEST + timedelta(1)])
def test_nothing_is_kept_years_from_now(day: date) -> None:
    with pytest.raises(SchedulePeriodTooLongError):
        shown_period(day, day, today=TUESDAY)


def test_without_a_period_it_is_four_weeks_from_this_monday() -> None:
    assert shown_period(None, None, today=TUESDAY) == (MONDAY, date(2026, 12, 20))


def test_a_week_is_copied_to_the_weeks_of_the_offsets_over_the_new_year() -> None:
    assert copies(MONDAY, first=5, last=7, children=1) == (
        date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "children"), [(-1, 1, 1), (2, 1, 1), (1, 27, 1), (1, 14, 3)]
)
def test_a_week_offset_out_of_range_is_refused(first: int, last: int, children: int) -> None:
    with pytest.raises(WeekOffsetError):
        copies(MONDAY, first=first, last=last, children=children)


def test_an_exception_of_no_times_is_a_day_off() -> None:
    week = WeekPlan(exceptions={TUESDAY: ()})
    shown = merged(TUESDAY, Plan(bases=(a_base(),)), week)

    no_times: tuple[Span, ...] = ()
    assert (shown.spans, shown.source) == (no_times, Source.EXCEPTION)

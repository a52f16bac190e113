"""When a reminder is due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.day.absence import Absence, Extent, Source, Span
from attendance.day.student_day import Mark, Presence, StudentDay
from attendance.fritids.registered import Registered
from attendance.fritids.schedule import Base, HolidayAnswer, Plan, WeekPlan
from attendance.fritids.spans import Span as Times
from attendance.fritids.unit import FritidsUnit, Holiday
from attendance.reminders.reminder import (
    LONGEST_PAUSE,
    Errand,
    Kind,
    answers_due,
    decision_is_due,
    ill_until,
    is_unanswered,
    school_day_before,
    week_is_missing,
    week_to_register,
)
from skolbro.calendar import SchoolCalendar, Term, wall_instant

TERMS = (
    Term("VT 2026", date(2026, 1, 8), date(2026, 6, 12)),
    Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21)),
)
YEAR = SchoolCalendar(TERMS, frozenset())
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
MONDAY = date(2026, 12, 7)
AFTERNOON = (Times(starts="13:30", ends="16:30"),)
UNIT = FritidsUnit(group_id="eken")
LOV = Holiday(
    id="lov",
    name="Jullov",
    first=date(2026, 12, 22),
    last=date(2027, 1, 7),
    last_answer_day=date(2026, 12, 4),
)


def a_report(**changes: object) -> Absence:
    parts = {
        "id": "a", "student_id": "alva", "day": date(2026, 11, 24), "note": None,
        "reported_by": "anna", "reporter_name": "Anna Lind",
        "reported_at": datetime(2026, 11, 24, 6, tzinfo=UTC), **changes,
    }  # fmt: skip
    return Absence(**parts)  # type: ignore[arg-type]


def a_day(*absences: Absence) -> StudentDay:
    return StudentDay(student_id="alva", day=date(2026, 11, 24), absences=absences)


@given(st.datetimes(datetime(2026, 8, 20), datetime(2026, 11, 20), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis wants bounds without a zone
def test_a_decision_is_due_on_the_second_school_day_and_each_third_after(since: datetime) -> None:
    days = [since.date() + timedelta(days=number) for number in range(31)]
    due = [
        day
        for day in days
        if YEAR.is_school_day(day) and decision_is_due(since, day=day, calendar=YEAR)
    ]
    applied = wall_date(since)
    waited = [sum(YEAR.is_school_day(one) for one in days if applied < one <= day) for day in due]

    assert waited == [2 + 3 * number for number in range(len(due))]
    assert len(due) >= 5


def wall_date(instant: datetime) -> date:
    return next(
        instant.date() + timedelta(days=number)
        for number in (0, 1)
        if instant < wall_instant(instant.date() + timedelta(days=number + 1), "00:00")
    )


@given(DAYS)
def test_the_school_day_before_is_the_last_one_and_not_long_ago(day: date) -> None:
    before = school_day_before(day, calendar=YEAR)

    ago = [day - timedelta(days=number) for number in range(1, LONGEST_PAUSE.days + 1)]
    assert before == next((one for one in ago if YEAR.is_school_day(one)), None)


def test_at_easter_tuesday_is_asked_of_thursday() -> None:
    assert school_day_before(date(2026, 4, 7), calendar=YEAR) == date(2026, 4, 2)


@pytest.mark.parametrize(
    "report",
    [
        a_report(extent=Extent(span=Span(starts="08:00", ends="12:00"))),
        a_report(source=Source.LEAVE),
        a_report(ended="10:00"),
        a_report(withdrawn_at=datetime(2026, 11, 24, 7, tzinfo=UTC)),
    ],
)
def test_who_is_not_away_all_day_until_the_end_of_it_is_not_ill_today(report: Absence) -> None:
    assert ill_until(a_day(report), None) is None


def test_who_is_away_all_day_is_asked_about_unless_today_says_something() -> None:
    report, before = a_report(source=Source.STAFF), a_day(a_report(source=Source.STAFF))
    mark = Mark(
        starts="08:00", ends="09:00", lesson_id="l", group_id="g", presence=Presence.PRESENT,
        by="t", at=datetime(2026, 11, 25, 8, tzinfo=UTC),
    )  # fmt: skip
    marked = StudentDay(student_id="alva", day=date(2026, 11, 25), marks={"l": mark})

    assert ill_until(before, None) == report
    assert ill_until(before, StudentDay(student_id="alva", day=date(2026, 11, 25))) == report
    assert ill_until(before, a_day(report)) is None
    assert ill_until(before, marked) is None


@given(DAYS, st.integers(0, 30))
def test_the_week_to_register_is_a_whole_one_after_this_and_wholly_open(
    day: date, locked: int
) -> None:
    monday = week_to_register(FritidsUnit(group_id="eken", lock_days=locked), day=day)

    assert monday.weekday() == 0
    assert monday > day
    assert monday >= day + timedelta(days=locked)
    earlier = monday - timedelta(days=7)
    assert earlier <= day or earlier < day + timedelta(days=locked)


@given(DAYS, st.integers(0, 30))
def test_from_thursday_to_thursday_no_week_is_left_out_or_told_of_twice(
    day: date, locked: int
) -> None:
    unit = FritidsUnit(group_id="eken", lock_days=locked)
    after = day + timedelta(days=7)

    next_one = week_to_register(unit, day=after)
    assert next_one == week_to_register(unit, day=day) + timedelta(days=7)


def test_a_week_is_missing_when_nothing_of_it_is_said() -> None:
    base = Base(valid_from=MONDAY, weeks=((AFTERNOON, (), (), (), (), (), ()),))
    exception = WeekPlan(exceptions={MONDAY + timedelta(days=2): ()})
    known = {
        "nothing": Registered(),
        "a base of before": Registered(plan=Plan(bases=(base,))),
        "that it is free on Wednesday": Registered(weeks={MONDAY: exception}),
    }

    missing = {
        name
        for name, child in known.items()
        if week_is_missing(child, MONDAY, unit=UNIT, calendar=YEAR)
    }
    assert missing == {"nothing"}


def test_a_week_without_school_or_open_day_is_not_missing() -> None:
    closed = FritidsUnit(group_id="eken", hours=(None,) * 7)
    june = date(2026, 6, 22)

    assert not week_is_missing(Registered(), MONDAY, unit=closed, calendar=YEAR)
    assert not week_is_missing(Registered(), june, unit=UNIT, calendar=YEAR)


def test_a_week_of_lov_is_answered_as_a_lov() -> None:
    lov = FritidsUnit(group_id="eken", holidays=(LOV,))
    calendar = SchoolCalendar((Term("HT", date(2026, 8, 18), date(2027, 6, 10)),), frozenset())

    assert not week_is_missing(Registered(), date(2026, 12, 28), unit=lov, calendar=calendar)


@given(DAYS)
def test_a_lov_is_due_three_days_before_and_on_the_last_day(day: date) -> None:
    unit = FritidsUnit(group_id="eken", holidays=(LOV,))
    due = day in {date(2026, 12, 1), date(2026, 12, 4)}

    assert answers_due(unit, day=day) == ((LOV,) if due else ())


def test_a_lov_waits_for_an_answer_until_every_open_day_has_one() -> None:
    unit = FritidsUnit(group_id="eken", holidays=(LOV,))
    days: dict[date, tuple[Times, ...]] = dict.fromkeys(LOV.days(), ())

    def waits(said: dict[date, tuple[Times, ...]]) -> bool:
        child = Registered(answers={"lov": HolidayAnswer(holiday_id="lov", days=said)})
        return is_unanswered(child, LOV, unit=unit)

    assert is_unanswered(Registered(), LOV, unit=unit)
    assert not waits(days)
    # Christmas Eve is closed, and needs none; the day before it does.
    assert not waits({day: spans for day, spans in days.items() if day != date(2026, 12, 24)})
    assert waits({day: spans for day, spans in days.items() if day != date(2026, 12, 23)})


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
@given(minute=st.integers(0, 24 * 60 - 1))
def test_an_errand_lasts_all_of_its_day_however_long_it_is(night: date, minute: int) -> None:
    errand = Errand(kind=Kind.HOLIDAY_ANSWER, day=night)
    begins = wall_instant(night, "00:00")
    instant = begins + timedelta(minutes=minute)
    ends = wall_instant(night + timedelta(days=1), "00:00")

    assert errand.is_over(instant) == (instant >= ends)
    assert not errand.is_over(ends - timedelta(seconds=1))
    assert errand.is_over(ends)
    assert ends - begins != timedelta(days=1)

"""Time registration that is missing, and a lov that is not answered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.fritids.eken import AFTERNOON, a_sibling, an_eken
from tests.component.attendance.fritids.test_residence import divided
from tests.component.attendance.reminders import Reminders
from tests.component.portal import Portal, a_school

from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.calendar import SchoolCalendar, Term

THURSDAY = "2026-11-26"
NEXT_MONDAY, MONDAY_AFTER = "2026-11-30", "2026-12-07"
ON = ("attendance", "timeRegistration")
LOV = ids.new()
CHRISTMAS = {
    "id": LOV, "name": "Jullov", "first": "2026-12-22", "last": "2027-01-07",
    "lastAnswerDay": "2026-12-04",
}  # fmt: skip


def weeks(reminders: Reminders, day: str = THURSDAY) -> list[dict[str, Any]]:
    return reminders.ring("missingWeek", day, "17:00")


def answers(reminders: Reminders, day: str) -> list[dict[str, Any]]:
    return reminders.ring("holidayAnswer", day, "12:00")


def test_a_child_of_whom_nothing_is_said_is_reminded_of(
    portal: Portal, reminders: Reminders
) -> None:
    eken = an_eken(portal)

    (told,) = weeks(reminders)

    assert told == {
        "student_id": eken.child,
        "school_id": eken.family.school.id,
        "group_id": eken.unit,
        "monday": MONDAY_AFTER,
        "owner_id": "",
    }


@pytest.mark.parametrize(
    ("locked", "monday"), [(0, NEXT_MONDAY), (4, NEXT_MONDAY), (5, MONDAY_AFTER), (7, MONDAY_AFTER)]
)
def test_the_week_is_the_first_of_which_nothing_is_locked(
    portal: Portal, reminders: Reminders, locked: int, monday: str
) -> None:
    an_eken(portal).set_up(lockDays=locked)

    assert [one["monday"] for one in weeks(reminders)] == [monday]


def test_each_week_is_reminded_of_once(portal: Portal, reminders: Reminders) -> None:
    an_eken(portal).set_up(lockDays=9)
    first = date.fromisoformat(THURSDAY)

    told = [weeks(reminders, (first + timedelta(weeks=n)).isoformat()) for n in range(3)]

    assert [one["monday"] for (one,) in told] == ["2026-12-07", "2026-12-14", "2026-12-21"]


def test_a_base_schedule_counts_as_registered(portal: Portal, reminders: Reminders) -> None:
    eken = an_eken(portal)
    assert eken.schedule().status == 204

    assert weeks(reminders) == []


def test_one_day_counts_as_registered(portal: Portal, reminders: Reminders) -> None:
    eken = an_eken(portal)
    assert eken.change_week({"weekday": 2, "times": [AFTERNOON]}).status == 204

    assert weeks(reminders) == []


def test_a_week_without_school_is_answered_as_a_lov(portal: Portal, reminders: Reminders) -> None:
    term = Term("HT 2026", date(2026, 8, 18), date(2026, 12, 5))
    school = a_school(functions=ON, calendar=SchoolCalendar((term,), frozenset()))
    an_eken(portal, school=school)

    assert weeks(reminders) == []


def test_siblings_and_others_are_told_of_one_by_one(portal: Portal, reminders: Reminders) -> None:
    eken = an_eken(portal)
    sibling = a_sibling(eken)

    assert {one["student_id"] for one in weeks(reminders)} == {eken.child, sibling}


def test_who_has_left_the_unit_or_the_school_is_not_reminded_of(
    portal: Portal, reminders: Reminders
) -> None:
    eken = an_eken(portal)
    ended = {"group_kind": "fritids", "valid_until": datetime(2026, 11, 1, tzinfo=UTC)}
    place = {"school_id": eken.family.school.id}
    portal.relate(eken.child, Kind.MEMBER_OF, eken.unit, **ended, **place)
    portal.relate(ids.new(), Kind.MEMBER_OF, eken.unit, group_kind="fritids", school_id=ids.new())

    assert weeks(reminders) == []


def test_a_lov_is_reminded_of_three_days_before_and_on_the_last_answer_day(
    portal: Portal, reminders: Reminders
) -> None:
    eken = an_eken(portal)
    eken.set_up(holidays=[CHRISTMAS])
    every = [date(2026, 11, 28) + timedelta(days=number) for number in range(9)]

    told = {day.isoformat(): answers(reminders, day.isoformat()) for day in every}

    assert [day for day, some in told.items() if some] == ["2026-12-01", "2026-12-04"]
    assert told["2026-12-04"] == [
        {
            "student_id": eken.child,
            "school_id": eken.family.school.id,
            "group_id": eken.unit,
            "holiday_id": LOV,
            "last_answer_day": "2026-12-04",
        }
    ]


def test_who_has_answered_a_lov_is_not_reminded_of(portal: Portal, reminders: Reminders) -> None:
    eken = an_eken(portal)
    eken.set_up(holidays=[CHRISTMAS])
    path = f"fritids-holidays/{LOV}"
    tag = eken.family_asks("GET", path).headers["ETag"]
    off = {"off": True, "days": []}
    assert eken.family_asks("PUT", path, tag=tag, body=off).status == 204

    assert answers(reminders, "2026-12-04") == []


@pytest.mark.parametrize("last_answer_day", ["2026-03-29", "2026-03-31"])
def test_three_days_before_is_three_days_though_one_has_23_hours(
    portal: Portal, reminders: Reminders, last_answer_day: str
) -> None:
    term = Term("VT 2026", date(2026, 1, 8), date(2026, 6, 12))
    calendar = SchoolCalendar((term,), frozenset())
    eken = an_eken(portal, school=a_school(functions=ON, calendar=calendar))
    easter = {"id": ids.new(), "name": "Påsklov", "first": "2026-04-07", "last": "2026-04-10"}
    reminders.at(datetime(2026, 3, 2, 12, tzinfo=UTC))
    portal.relate(
        eken.child, Kind.MEMBER_OF, eken.unit, group_kind="fritids",
        school_id=eken.family.school.id, valid_from=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    portal.relate(
        eken.fatima, Kind.TEACHES, eken.unit, group_kind="fritids",
        school_id=eken.family.school.id, valid_from=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    eken.set_up(holidays=[{**easter, "lastAnswerDay": last_answer_day}])
    last = date.fromisoformat(last_answer_day)
    every = [last - timedelta(days=number) for number in range(5, -2, -1)]

    told = [day for day in every if answers(reminders, day.isoformat())]

    assert told == [last - timedelta(days=3), last]


def test_where_the_weeks_are_divided_the_event_names_whose_it_is(
    portal: Portal, reminders: Reminders
) -> None:
    eken = divided(portal)

    (told,) = weeks(reminders)

    # Week 50 is even.
    assert (told["monday"], told["owner_id"]) == (MONDAY_AFTER, eken.anna)


def test_a_school_that_does_not_register_times_is_reminded_of_nothing(
    portal: Portal, reminders: Reminders
) -> None:
    school = a_school()
    eken = an_eken(portal, school=school)
    assert weeks(reminders) == []

    portal.add_school(replace(eken.family.school, functions=ON))
    assert len(weeks(reminders)) == 1

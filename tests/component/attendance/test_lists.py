"""A child's absences, the days to choose from, and a class's day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.reports import (
    TODAY,
    TOMORROW,
    address,
    listed,
    report,
    withdraw,
)
from tests.component.portal import TUESDAY, Answer, Family, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.calendar import SchoolCalendar, Term

FORTNIGHT = {"attendance": {"days_ahead": 14}}


def report_days(family: Family) -> Any:
    path = f"/attendance/students/{family.child}/report-days"
    answer = call(handler, "GET", path, person=family.anna)
    assert answer.status == 200, answer
    return answer.body


def group_day(family: Family, *, by: str | None = None, day: str = TODAY) -> Answer:
    path = f"/attendance/groups/{family.class_id}/days/{day}"
    return call(handler, "GET", path, person=by or family.mentor)


def test_absences_are_listed_newest_day_first(portal: Portal) -> None:
    family = a_family(portal)
    for day in (TODAY, TOMORROW):
        report(family, firstDay=day)

    assert [one["date"] for one in listed(family)] == [TOMORROW, TODAY]


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ({"first": TODAY, "last": TODAY}, [TODAY]),
        ({"first": TOMORROW, "last": TOMORROW}, [TOMORROW]),
        ({"first": TOMORROW}, [TOMORROW]),
        ({"last": TODAY}, [TODAY]),
        ({"last": "2026-11-23"}, []),
        ({"first": "2026-11-26"}, []),
        ({"first": "2025-12-01", "last": "2027-01-04"}, [TOMORROW, TODAY]),
    ],
)
def test_a_period_holds_its_first_and_its_last_day(
    portal: Portal, period: dict[str, str], shown: list[str]
) -> None:
    family = a_family(portal)
    for day in (TODAY, TOMORROW):
        report(family, firstDay=day)

    assert [one["date"] for one in listed(family, **period)] == shown


def test_without_a_period_thirty_days_each_way_are_shown(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    report(family)

    at(TUESDAY + timedelta(days=30))
    assert len(listed(family)) == 1
    at(TUESDAY + timedelta(days=31))
    assert listed(family) == []


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"from": "2026-01-01", "to": "2027-02-05"}, "period-too-long"),
        ({"from": TOMORROW, "to": TODAY}, "period-too-long"),
        ({"from": "9999-12-31"}, "period-too-long"),
        ({"to": "0001-01-01"}, "period-too-long"),
        ({"from": "2026-11-31"}, "invalid-request"),
        ({"to": "20261124"}, "invalid-request"),
        ({"from": ""}, "invalid-request"),
    ],
)
def test_a_period_that_cannot_be_shown_is_refused(
    portal: Portal, query: dict[str, str], problem: str
) -> None:
    family = a_family(portal)

    answer = call(handler, "GET", address(family), person=family.anna, query=query)

    assert (answer.status, answer.problem) == (422, problem)


@pytest.mark.parametrize(
    ("instant", "ahead", "shown"),
    [
        ("2026-11-24T06:41:00", 1, ["2026-11-24", "2026-11-25"]),
        ("2026-11-26T06:41:00", 1, ["2026-11-26", "2026-11-30"]),
        ("2026-11-28T06:41:00", 1, ["2026-11-30"]),
        ("2026-12-18T06:41:00", 2, ["2026-12-18", "2026-12-21", "2027-01-11"]),
        ("2026-12-26T06:41:00", 2, ["2027-01-11", "2027-01-12"]),
        ("2026-10-23T06:41:00", 1, ["2026-10-23", "2026-10-26"]),
        ("2027-03-26T06:41:00", 1, ["2027-03-30"]),
        ("2027-06-11T06:41:00", 14, ["2027-06-11"]),
        ("2027-07-01T06:41:00", 14, []),
    ],
)
def test_days_ahead_are_school_days_over_weekends_holidays_and_clock_changes(
    portal: Portal, at: Any, instant: str, ahead: int, shown: list[str]
) -> None:
    terms = (
        Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21)),
        Term("VT 2027", date(2027, 1, 11), date(2027, 6, 11)),
    )
    closed = frozenset({date(2026, 11, 27)})
    settings = {"attendance": {"days_ahead": ahead}}
    school = a_school(calendar=SchoolCalendar(terms, closed), settings=settings)
    family = a_family(portal, school=school)
    at(datetime.fromisoformat(instant).replace(tzinfo=UTC))

    offered = report_days(family)

    assert [one["date"] for one in offered["days"]] == shown
    assert all(one["open"] for one in offered["days"])
    assert (offered["phone"], offered["schoolName"]) == ("0490-123 45", "Ekebro skola")
    for day in shown:
        assert report(family, firstDay=day).status == 201


def test_a_school_may_take_reports_a_fortnight_of_school_days_ahead(portal: Portal) -> None:
    family = a_family(portal, school=a_school(settings=FORTNIGHT))

    days = [one["date"] for one in report_days(family)["days"]]

    assert len(days) == 15
    assert (days[0], days[-1]) == (TODAY, "2026-12-15")
    assert report(family, firstDay=days[-1]).status == 201
    assert report(family, firstDay="2026-12-16").problem == "too-far-ahead"


def test_after_the_cut_off_today_is_shown_as_closed(portal: Portal, at: Any) -> None:
    settings = {"attendance": {"days_ahead": 1, "cut_off": "08:15"}}
    family = a_family(portal, school=a_school(settings=settings))
    at(TUESDAY + timedelta(hours=1))

    assert report_days(family)["days"] == [
        {"date": TODAY, "open": False, "reason": "cutOffPassed", "closesAt": "08:15"},
        {"date": TOMORROW, "open": True, "reason": None, "closesAt": None},
    ]


def classmates(portal: Portal, family: Family, **names: bool) -> dict[str, str]:
    """More students of the class, with or without protected identity."""
    made = {name: ids.new() for name in names}
    for name, protected in names.items():
        portal.relate(
            made[name], Kind.MEMBER_OF, family.class_id, person_name=name, object_name="4B",
            group_kind="class", person_protected=protected, school_id=family.school.id,
        )  # fmt: skip
    return made


def test_a_class_is_shown_in_the_order_of_its_list_with_who_is_away(portal: Portal) -> None:
    family = a_family(portal)
    classmates(portal, family, Bo=False, Ada=False)
    report(family, note="Feber")

    body = group_day(family).body

    assert body["group"] == {"id": family.class_id, "name": "4B"}
    assert [one["displayName"] for one in body["students"]] == ["Ada", "Alva Lind", "Bo"]
    absences = [one["absences"] for one in body["students"]]
    assert [absences[0], absences[2]] == [[], []]
    (alvas,) = absences[1]
    assert (alvas["note"], alvas["mayWithdraw"]) == ("Feber", False)
    assert body["absent"] == 1


def test_what_is_withdrawn_or_of_another_day_is_no_absence(portal: Portal) -> None:
    family = a_family(portal)
    withdraw(family, report(family).body["id"])
    report(family, firstDay=TOMORROW)

    assert group_day(family).body["absent"] == 0
    assert group_day(family, day=TOMORROW).body["absent"] == 1


def test_an_empty_group_has_nobody_away(portal: Portal) -> None:
    family, mentor, group = a_family(portal), ids.new(), ids.new()
    portal.relate(mentor, Kind.MENTOR_OF, group, object_name="1A")

    path = f"/attendance/groups/{group}/days/{TODAY}"
    body = call(handler, "GET", path, person=mentor).body

    assert (body["students"], body["absent"], body["group"]["name"]) == ([], 0, "1A")
    assert call(handler, "GET", path, person=family.mentor).problem == "not-found"


def test_before_another_teacher_a_protected_student_is_not_there(portal: Portal) -> None:
    family = a_family(portal, protected=True)
    classmates(portal, family, Ada=False)
    teacher = ids.new()
    portal.relate(teacher, Kind.TEACHES, family.class_id, object_name="4B")
    report(family)

    assert [one["displayName"] for one in group_day(family, by=teacher).body["students"]] == ["Ada"]
    assert group_day(family, by=teacher).body["absent"] == 0
    assert portal.items("attendance", "Read") == []

    assert group_day(family).body["absent"] == 1
    (read,) = portal.items("attendance", "Read")
    assert read["person_id"]["S"] == family.child
    assert read["reader_id"]["S"] == family.mentor
    assert read["what"]["S"] == "attendance.day"


def test_each_reading_of_a_protected_childs_absences_is_logged(portal: Portal) -> None:
    family = a_family(portal, protected=True)
    absence = report(family).body["id"]

    listed(family, by=family.erik)
    call(handler, "GET", address(family, absence), person=family.anna)

    readers = [read["reader_id"]["S"] for read in portal.items("attendance", "Read")]
    assert sorted(readers) == sorted([family.erik, family.anna])


def test_a_classs_day_is_cheap_until_it_changes(portal: Portal) -> None:
    family = a_family(portal)
    path = f"/attendance/groups/{family.class_id}/days/{TODAY}"
    tag = {"if-none-match": group_day(family).headers["ETag"]}

    assert call(handler, "GET", path, person=family.mentor, headers=tag).status == 304
    report(family)

    assert call(handler, "GET", path, person=family.mentor, headers=tag).body["absent"] == 1


@pytest.mark.parametrize("day", ["2026-11-31", "today", "20261124", "1234569600"])
def test_a_day_that_is_none_is_refused(portal: Portal, day: str) -> None:
    answer = group_day(a_family(portal), day=day)

    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert answer.body["errors"][0]["pointer"] == "/day"

"""Still ill? The next school morning, to who was away all of the school day before."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.deliveries import Deliveries
from tests.component.attendance.reminders import Reminders, message
from tests.component.attendance.reports import address, report_all, withdraw
from tests.component.portal import TUESDAY, Family, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro.calendar import SchoolCalendar, Term

WEDNESDAY, THURSDAY = "2026-11-25", "2026-11-26"
AHEAD = {"attendance": {"days_ahead": 14}}
YEAR = SchoolCalendar(
    (
        Term("VT 2026", date(2026, 1, 8), date(2026, 6, 12)),
        Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21)),
    ),
    frozenset({date(2026, 10, 26) + timedelta(days=n) for n in range(5)}),
)


def ill(family: Family, deliveries: Deliveries, **parts: Any) -> str:
    """Report, and let the event be read."""
    answer = report_all(family, **parts)
    assert answer.status == 201, answer
    deliveries.stream()
    return str(answer.body["items"][0]["id"])


def test_who_was_away_all_of_yesterday_is_asked_about(
    portal: Portal, deliveries: Deliveries, reminders: Reminders
) -> None:
    family = a_family(portal)
    absence_id = ill(family, deliveries)

    (told,) = reminders.ring("stillIll", WEDNESDAY)

    assert told == {
        "absence_id": absence_id,
        "student_id": family.child,
        "school_id": family.school.id,
        "date": WEDNESDAY,
    }


def test_what_is_told_leads_to_the_one_call_that_extends(
    portal: Portal, deliveries: Deliveries, reminders: Reminders
) -> None:
    family = a_family(portal)
    ill(family, deliveries)
    (told,) = reminders.ring("stillIll", WEDNESDAY)

    path = f"{address(family, told['absence_id'])}/extension"
    assert call(handler, "POST", path, person=family.anna).status == 201
    deliveries.stream()

    assert reminders.ring("stillIll", THURSDAY)[0]["date"] == THURSDAY


def test_of_a_report_for_several_days_only_the_last_is_asked_about(
    portal: Portal, deliveries: Deliveries, reminders: Reminders
) -> None:
    family = a_family(portal, school=a_school(settings=AHEAD))
    ill(family, deliveries, lastDay=WEDNESDAY)

    assert reminders.ring("stillIll", WEDNESDAY) == []
    assert len(reminders.ring("stillIll", THURSDAY)) == 1


def test_nobody_is_asked_about_what_is_withdrawn_ended_partial_or_known(
    portal: Portal, deliveries: Deliveries, reminders: Reminders
) -> None:
    school = portal.add_school(a_school(settings=AHEAD))
    withdrawn, ended, partial, known = (a_family(portal, school=school) for _ in range(4))
    tomorrow = ill(withdrawn, deliveries, firstDay=WEDNESDAY)
    assert withdraw(withdrawn, tomorrow).status == 204
    today = ill(ended, deliveries)
    reminders.at(datetime(2026, 11, 24, 10, tzinfo=UTC))
    assert withdraw(ended, today).status == 204
    ill(partial, deliveries, wholeDay=None, span={"starts": "12:00", "ends": "15:00"})
    ill(known, deliveries)
    ill(known, deliveries, firstDay=WEDNESDAY)

    assert reminders.ring("stillIll", WEDNESDAY) == []
    assert [one["student_id"] for one in reminders.ring("stillIll", THURSDAY)] == [known.child]


def test_on_monday_it_is_asked_of_friday_and_after_a_lov_of_nobody(
    portal: Portal, deliveries: Deliveries, reminders: Reminders
) -> None:
    family = a_family(portal, school=a_school(calendar=YEAR, settings=AHEAD))
    reminders.at(datetime(2026, 10, 16, 6, tzinfo=UTC))
    ill(family, deliveries, firstDay="2026-10-16")
    assert len(reminders.ring("stillIll", "2026-10-19")) == 1

    reminders.at(datetime(2026, 10, 23, 6, tzinfo=UTC))
    ill(family, deliveries, firstDay="2026-10-23")
    assert reminders.ring("stillIll", "2026-11-02") == []


@pytest.mark.parametrize(
    ("friday", "monday"), [("2026-03-27", "2026-03-30"), ("2026-10-23", "2026-10-26")]
)
def test_the_nights_that_move_the_clock_change_nothing(
    portal: Portal, deliveries: Deliveries, reminders: Reminders, friday: str, monday: str
) -> None:
    calendar = SchoolCalendar(YEAR.terms, frozenset())
    family = a_family(portal, school=a_school(calendar=calendar))
    reminders.at(datetime.fromisoformat(f"{friday}T05:00:00+00:00"))
    ill(family, deliveries, firstDay=friday)

    # Saturday and Sunday have no school, so nobody is asked though a schedule should ring.
    for number in (1, 2):
        day = date.fromisoformat(friday) + timedelta(days=number)
        assert reminders.ring("stillIll", day.isoformat()) == []
    assert len(reminders.ring("stillIll", monday)) == 1
    assert reminders.ring("stillIll", monday) == []


def test_after_the_cut_off_nobody_could_answer_and_nobody_is_asked(
    portal: Portal, deliveries: Deliveries, reminders: Reminders
) -> None:
    settings = {"attendance": {"days_ahead": 1, "cut_off": "08:30"}}
    late = a_family(portal, school=a_school(settings=settings))
    ill(late, deliveries)
    assert reminders.ring("stillIll", WEDNESDAY, "08:30") == []

    reminders.at(TUESDAY)
    early = a_family(portal, school=a_school(settings=settings))
    ill(early, deliveries)
    reminders.at(datetime(2026, 11, 25, 7, 29, tzinfo=UTC))
    errand = {"kind": "stillIll", "date": WEDNESDAY, "schoolId": early.school.id}
    reminders.deliver(message(json.dumps(errand)))
    assert [one["student_id"] for one in reminders.told()] == [early.child]


def test_a_protected_childs_guardians_are_asked_too_and_no_name_is_in_the_event(
    portal: Portal, deliveries: Deliveries, reminders: Reminders
) -> None:
    family = a_family(portal, protected=True)
    ill(family, deliveries)

    (told,) = reminders.ring("stillIll", WEDNESDAY)

    assert "Alva" not in str(told)
    assert set(told) == {"absence_id", "student_id", "school_id", "date"}

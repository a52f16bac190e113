"""Reporting absence through the real handler."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.reports import (
    TODAY,
    TOMORROW,
    days,
    events,
    listed,
    report,
    withdraw,
)
from tests.component.portal import TUESDAY, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Kind

MORNING = {"attendance": {"days_ahead": 1, "cut_off": "08:15"}}


def test_a_guardian_reports_a_child_ill_today(portal: Portal) -> None:
    family = a_family(portal)

    answer = report(family, note="Feber")

    assert answer.status == 201, answer
    assert answer.body["reportedBy"] == {"id": family.anna, "name": "Anna Lind", "me": True}
    assert answer.body["note"] == "Feber"
    assert [one["id"] for one in listed(family, by=family.erik)] == [answer.body["id"]]
    read = call(handler, "GET", answer.headers["Location"], person=family.anna)
    assert read.headers["ETag"] == answer.headers["ETag"]
    assert read.body == answer.body


def test_what_leaves_is_an_event_of_ids_only(portal: Portal) -> None:
    family = a_family(portal)

    answer = report(family, note="Feber")

    (event,) = events(portal)
    assert event["type"] == "attendance.absence_reported.v2"
    assert event["data"] == {
        "absence_id": answer.body["id"],
        "student_id": family.child,
        "school_id": family.school.id,
        "first_day": TODAY,
        "last_day": TODAY,
        "source": "guardian",
        "by": family.anna,
    }


def test_another_responsible_adult_reports_as_a_guardian_does(portal: Portal) -> None:
    family = a_family(portal)
    aunt = ids.new()
    portal.relate(
        aunt, Kind.RESPONSIBLE_FOR, family.child, school_id=family.school.id, person_name="Ada Ek"
    )

    assert report(family, by=aunt).body["reportedBy"]["name"] == "Ada Ek"


def test_a_guardian_with_protected_identity_is_not_named_before_the_other(portal: Portal) -> None:
    family = a_family(portal)
    portal.relate(
        family.anna,
        Kind.GUARDIAN_OF,
        family.child,
        school_id=family.school.id,
        person_name="Anna Lind",
        person_protected=True,
    )

    report(family)

    assert listed(family, by=family.erik)[0]["reportedBy"]["name"] == ""
    assert "Anna" not in str(portal.items("attendance"))


@pytest.mark.parametrize("by", ["anna", "erik"])
def test_reporting_twice_gives_the_same_report(portal: Portal, by: str) -> None:
    family = a_family(portal)
    first = report(family, note="Feber")

    again = report(family, by=getattr(family, by), note="Hosta")

    assert again.status == 200
    assert again.body["id"] == first.body["id"]
    assert again.body["note"] == "Feber"
    assert again.body["reportedBy"]["me"] is (by == "anna")
    assert len(days(portal)) == len(events(portal)) == 1


def test_the_same_request_again_gets_the_same_answer(portal: Portal) -> None:
    family = a_family(portal)
    key = {"idempotency-key": ids.new()}
    first = report(family, headers=key)

    again = report(family, headers=key)

    assert (again.status, again.body, again.headers) == (201, first.body, first.headers)
    assert len(events(portal)) == 1


@pytest.mark.parametrize("change", [{"note": "x"}, {"firstDay": TOMORROW}])
def test_the_same_key_with_another_body_is_refused(portal: Portal, change: dict[str, str]) -> None:
    family = a_family(portal)
    key = {"idempotency-key": ids.new()}
    report(family, headers=key)

    answer = report(family, headers=key, **change)

    assert (answer.status, answer.problem) == (422, "idempotency-key-reused")
    assert len(events(portal)) == 1


def test_a_key_is_its_persons_own(portal: Portal) -> None:
    family = a_family(portal)
    key = {"idempotency-key": ids.new()}
    first = report(family, headers=key)

    other = report(family, by=family.erik, headers=key)

    assert (other.status, other.body["id"]) == (200, first.body["id"])


def test_a_key_is_forgotten_after_a_day(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    key = {"idempotency-key": ids.new()}
    report(family, headers=key)
    at(TUESDAY + timedelta(hours=24))

    assert report(family, headers=key, firstDay=TOMORROW).status == 201


@pytest.mark.parametrize("key", ["", "short", "a" * 129, "with space in it", "åäöåäöåäö"])
def test_a_report_needs_a_key(portal: Portal, key: str) -> None:
    family = a_family(portal)

    answer = report(family, headers={"idempotency-key": key})

    assert (answer.status, answer.problem) == (400, "idempotency-key-needed")
    assert portal.items("attendance") == []


def test_a_lost_answer_is_found_again_after_the_cut_off(portal: Portal, at: Any) -> None:
    family = a_family(portal, school=a_school(settings=MORNING))
    key = {"idempotency-key": ids.new()}
    first = report(family, headers=key)
    at(TUESDAY + timedelta(hours=1))

    again = report(family, headers=key)
    other = report(family, headers=key, note="x")

    assert (again.status, again.body["id"]) == (201, first.body["id"])
    assert other.problem == "idempotency-key-reused"
    assert report(family).problem == "cut-off-passed"


def test_after_a_withdrawal_one_may_report_anew(portal: Portal) -> None:
    family = a_family(portal)
    first = report(family).body["id"]
    withdraw(family, first)

    anew = report(family, by=family.erik)

    assert anew.status == 201
    assert anew.body["id"] != first
    statuses = [(one["id"], one["status"]) for one in listed(family)]
    assert statuses == [(anew.body["id"], "reported"), (first, "withdrawn")]
    assert withdraw(family, anew.body["id"], by=family.erik).status == 204


@pytest.mark.parametrize(
    ("note", "kept"), [(None, None), ("", None), ("   ", None), (" Hej ", "Hej"), ("å" * 500, None)]
)
def test_a_note_is_kept_as_written_and_an_empty_one_is_none(
    portal: Portal, note: str | None, kept: str | None
) -> None:
    answer = report(a_family(portal), note=note)

    assert answer.status == 201
    assert answer.body["note"] == (note if note and len(note) == 500 else kept)


def test_a_report_may_be_sent_in_the_last_second_before_the_cut_off(
    portal: Portal, at: Any
) -> None:
    family = a_family(portal, school=a_school(settings=MORNING))

    at(datetime(2026, 11, 24, 7, 14, 59, tzinfo=UTC))
    assert report(family).status == 201
    at(datetime(2026, 11, 24, 7, 15, tzinfo=UTC))
    assert report(family, firstDay=TOMORROW).status == 201


@pytest.mark.parametrize(
    ("instant", "cut_off_passed"),
    [
        ("2026-10-23T06:14:59+00:00", False),
        ("2026-10-23T06:15:00+00:00", True),
        ("2026-10-26T07:14:59+00:00", False),
        ("2026-10-26T07:15:00+00:00", True),
    ],
)
def test_the_cut_off_is_the_schools_clock_before_and_after_summer_time(
    portal: Portal,
    at: Any,
    instant: str,
    cut_off_passed: bool,  # noqa: FBT001 - an example's answer
) -> None:
    family = a_family(portal, school=a_school(settings=MORNING))
    at(datetime.fromisoformat(instant))

    answer = report(family, firstDay=instant[:10])

    assert answer.status == (409 if cut_off_passed else 201)


def test_just_after_midnight_it_is_the_new_day_at_the_school(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    at(datetime(2026, 11, 23, 23, 0, tzinfo=UTC))

    assert report(family, firstDay="2026-11-23").problem == "day-passed"
    assert report(family, firstDay=TODAY).status == 201

"""Taking a report back: one's own, of today or later, once."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.attendance.reports import (
    TODAY,
    TOMORROW,
    address,
    days,
    events,
    listed,
    report,
    withdraw,
)
from tests.component.portal import TUESDAY, Portal, a_family, call

from attendance.api import handler
from skolbro.access.relations import Kind


def test_a_withdrawn_report_stays_in_the_record(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    absence = report(family, note="Feber").body
    at(TUESDAY + timedelta(minutes=5))

    answer = withdraw(family, absence["id"])

    assert (answer.status, answer.body) == (204, "")
    (kept,) = listed(family, by=family.erik)
    assert kept == {
        **absence,
        "status": "withdrawn",
        "withdrawnAt": "2026-11-24T06:46:00Z",
        "mayWithdraw": False,
        "reportedBy": {**absence["reportedBy"], "me": False},
    }
    assert [event["type"] for event in events(portal)] == [
        "attendance.absence_reported.v2",
        "attendance.absence_withdrawn.v2",
    ]
    assert events(portal)[1]["data"] == {
        "absence_id": absence["id"],
        "student_id": family.child,
        "school_id": family.school.id,
        "date": TODAY,
        "by": family.anna,
    }


@pytest.mark.parametrize(
    ("named", "status", "problem"),
    [
        ("", 428, "if-match-needed"),
        ('"2"', 412, "changed-meanwhile"),
        ("*", 412, "changed-meanwhile"),
        ('W/"1"', 412, "changed-meanwhile"),
        ('"' + "9" * 60 + '"', 412, "changed-meanwhile"),
    ],
)
def test_a_withdrawal_names_the_version_that_was_read(
    portal: Portal, named: str, status: int, problem: str
) -> None:
    family = a_family(portal)
    absence = report(family).body["id"]

    answer = withdraw(family, absence, if_match=named)

    assert (answer.status, answer.problem) == (status, problem)
    assert listed(family)[0]["status"] == "reported"
    assert len(events(portal)) == 1


def test_only_who_reported_may_withdraw(portal: Portal) -> None:
    family = a_family(portal)
    absence = report(family).body["id"]

    answer = withdraw(family, absence, by=family.erik)

    assert (answer.status, answer.problem) == (403, "not-own-report")
    assert [one["mayWithdraw"] for one in listed(family, by=family.erik)] == [False]
    assert [one["mayWithdraw"] for one in listed(family)] == [True]


def test_what_is_withdrawn_cannot_be_withdrawn_again(portal: Portal) -> None:
    family = a_family(portal)
    absence = report(family).body["id"]
    withdraw(family, absence)

    for named in ('"1"', '"2"'):
        answer = withdraw(family, absence, if_match=named)
        assert (answer.status, answer.problem) == (409, "already-withdrawn")
    assert len(events(portal)) == 2


def test_an_old_report_cannot_take_back_the_one_that_stands(portal: Portal) -> None:
    family = a_family(portal)
    old = report(family).body["id"]
    withdraw(family, old)
    standing = report(family).body["id"]

    assert withdraw(family, old).problem == "already-withdrawn"

    assert [one["id"] for one in listed(family) if one["status"] == "reported"] == [standing]


def test_a_day_that_has_passed_stays(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    absence = report(family).body["id"]
    at(TUESDAY + timedelta(days=1))

    answer = withdraw(family, absence, accept_language="en")

    assert (answer.status, answer.problem) == (409, "day-passed")
    assert [one["mayWithdraw"] for one in listed(family)] == [False]
    assert len(events(portal)) == 1


def test_an_absence_of_another_day_or_child_is_not_found(portal: Portal) -> None:
    family, other = a_family(portal), a_family(portal)
    absence = report(family).body["id"]
    moved = TOMORROW + absence[10:]
    theirs = report(other).body["id"]

    for one in (moved, theirs):
        assert withdraw(family, one).problem == "not-found"
        assert call(handler, "GET", address(family, one), person=family.anna).status == 404
    assert len(days(portal)) == 2


def test_who_is_guardian_no_more_withdraws_nothing(portal: Portal) -> None:
    family = a_family(portal)
    absence = report(family).body["id"]
    portal.relate(family.anna, Kind.GUARDIAN_OF, family.child, valid_until=TUESDAY)

    assert withdraw(family, absence).problem == "not-found"

    assert listed(family, by=family.erik)[0]["status"] == "reported"


def test_one_absence_is_cheap_until_it_changes(portal: Portal) -> None:
    family = a_family(portal)
    absence = report(family).body["id"]
    path = address(family, absence)
    tag = {"if-none-match": '"1"'}

    assert call(handler, "GET", path, person=family.anna, headers=tag).status == 304
    withdraw(family, absence)

    changed = call(handler, "GET", path, person=family.anna, headers=tag)
    assert (changed.status, changed.headers["ETag"]) == (200, '"2"')

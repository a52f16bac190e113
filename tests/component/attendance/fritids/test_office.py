"""A fritids unit's settings before the school's administrators."""

from typing import Any

import pytest
from tests.component.attendance.fritids.eken import OPEN, Eken, an_eken
from tests.component.portal import Answer, Portal, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind

SETTINGS: dict[str, Any] = {
    "hours": [OPEN] * 5 + [None, None],
    "closedDays": ["2026-12-08"],
    "lockDays": 3,
    "holidays": [],
}


def office_asks(eken: Eken, method: str, *, by: str, unit: str = "", **parts: Any) -> Answer:
    school = eken.family.school.id
    path = f"/attendance/schools/{school}/groups/{unit or eken.unit}/fritids"
    return call(handler, method, path, person=by, **parts)


def an_administrator(eken: Eken) -> str:
    sara = ids.new()
    eken.portal.work_at(sara, eken.family.school, Duty.SCHOOL_ADMINISTRATOR)
    return sara


def test_an_administrator_closes_a_day_and_families_and_staff_see_it(portal: Portal) -> None:
    eken = an_eken(portal)
    sara = an_administrator(eken)
    read = office_asks(eken, "GET", by=sara)
    assert (read.status, read.body["name"], read.body["lockDays"]) == (200, "Eken", 7)

    headers = {"if-match": read.headers["ETag"]}
    assert office_asks(eken, "PUT", by=sara, headers=headers, body=SETTINGS).status == 204

    assert eken.week().body["days"][1]["source"] == "closed"
    assert eken.staff_asks("GET").body["lockDays"] == 3


def test_staff_and_office_who_change_at_once_lose_nothing(portal: Portal) -> None:
    eken = an_eken(portal)
    sara = an_administrator(eken)
    seen = eken.staff_asks("GET").headers["ETag"]
    headers = {"if-match": seen}
    assert office_asks(eken, "PUT", by=sara, headers=headers, body=SETTINGS).status == 204

    answer = eken.staff_asks("PUT", tag=seen, body={**SETTINGS, "lockDays": 30})

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert eken.staff_asks("GET").body["lockDays"] == 3


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_class_and_a_unit_of_another_school_have_no_settings(portal: Portal, method: str) -> None:
    eken = an_eken(portal)
    sara = an_administrator(eken)
    elsewhere, place = ids.new(), {"school_id": portal.add_school(a_school()).id}
    eken.portal.relate(
        ids.new(), Kind.TEACHES, elsewhere, object_name="Björken", group_kind="fritids", **place
    )
    headers = {"if-match": '"1"'} if method == "PUT" else {}
    for unit in (eken.family.class_id, elsewhere):
        parts = {"headers": headers, "body": SETTINGS if method == "PUT" else None}
        assert office_asks(eken, method, by=sara, unit=unit, **parts).status == 404


def test_nobody_but_an_administrator_changes_them_by_the_office(portal: Portal) -> None:
    eken = an_eken(portal)
    tomas = ids.new()
    eken.portal.work_at(tomas, eken.family.school, Duty.TEACHER)

    for by in (tomas, eken.fatima, eken.anna):
        headers = {"if-match": '"1"'}
        assert office_asks(eken, "PUT", by=by, headers=headers, body=SETTINGS).status == 404

    assert eken.stored("FritidsUnit") == []

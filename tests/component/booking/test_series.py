"""Rounds for a whole school, through the real handler."""

from typing import Any

import pytest
from tests.component.booking.meetings import (
    a_family_with_meetings,
    a_round,
    make_round,
    put_out,
    read_round,
    rounds_path,
)
from tests.component.portal import Answer, Family, Portal, a_school, call

from booking.api import handler
from skolbro import ids
from skolbro.access.relations import Duty


@pytest.fixture
def families(portal: Portal) -> tuple[Family, Family]:
    """One child in each of two classes of the school."""
    school = a_school(functions=("meetings",))
    first = a_family_with_meetings(portal, school=school)
    return first, a_family_with_meetings(portal, school=school)


@pytest.fixture
def sara(portal: Portal, families: tuple[Family, Family]) -> str:
    """An administrator of the school."""
    person = ids.new()
    portal.work_at(person, families[0].school, Duty.SCHOOL_ADMINISTRATOR)
    return person


def make(family: Family, person: str, groups: list[str], **changes: Any) -> Answer:
    return call(
        handler, "POST", f"/booking/schools/{family.school.id}/rounds", person=person,
        body={**a_round(**changes), "groupIds": groups}, headers={"idempotency-key": "rounds-1"},
    )  # fmt: skip


def cancel(family: Family, person: str, series_id: str, *, version: int = 1) -> Answer:
    return call(
        handler, "PUT", f"/booking/schools/{family.school.id}/rounds/{series_id}/cancellation",
        person=person, body={"reason": "Skolan är stängd"},
        headers={"if-match": f'"{version}"'},
    )  # fmt: skip


def test_an_administrator_makes_a_round_for_each_class_and_teachers_put_out_times(
    portal: Portal, families: tuple[Family, Family], sara: str
) -> None:
    first, second = families

    made, again = (make(first, sara, [first.class_id, second.class_id]) for _ in range(2))

    assert (made.status, again.status) == (201, 201), made
    assert made.body == again.body
    assert [one["groupId"] for one in made.body["rounds"]] == [first.class_id, second.class_id]
    assert len(portal.items("booking", "Round")) == 2
    listed = call(handler, "GET", f"/booking/schools/{first.school.id}/rounds", person=sara).body[
        "items"
    ]
    assert listed == [made.body]
    for family, place in zip(families, made.body["rounds"], strict=True):
        (round_,) = call(handler, "GET", rounds_path(family), person=family.mentor).body["items"]
        assert (round_["id"], round_["seriesId"]) == (place["roundId"], made.body["id"])
        assert put_out(family, round_["id"]).status == 201


def test_all_rounds_made_in_one_go_are_cancelled_in_one_go(
    portal: Portal, families: tuple[Family, Family], sara: str
) -> None:
    first, second = families
    made = make(first, sara, [first.class_id, second.class_id]).body
    alone = str(make_round(first).body["id"])

    assert [cancel(first, sara, made["id"]).status for _ in range(2)] == [204, 204]

    assert cancel(first, sara, made["id"], version=2).problem == "round-cancelled"
    for family, place in zip(families, made["rounds"], strict=True):
        shown = read_round(family, place["roundId"]).body["round"]
        assert (shown["status"], shown["reason"]) == ("cancelled", "Skolan är stängd")
    assert read_round(first, alone).body["round"]["status"] == "open"
    cancelled = [
        one["data"]["M"]["round_id"]["S"]
        for one in portal.items("booking", "Event")
        if one["type"]["S"] == "booking.round_cancelled.v1"
    ]
    assert sorted(cancelled) == sorted(one["roundId"] for one in made["rounds"])
    read = call(
        handler, "GET", f"/booking/schools/{first.school.id}/rounds/{made['id']}", person=sara
    )
    assert (read.body["status"], read.headers["ETag"]) == ("cancelled", '"2"')


def test_only_the_schools_own_groups_can_be_named(
    portal: Portal, families: tuple[Family, Family], sara: str
) -> None:
    first, _ = families
    elsewhere = a_family_with_meetings(portal)

    for groups in ([elsewhere.class_id], [first.class_id, ids.new()], [first.class_id] * 2):
        assert make(first, sara, groups).problem == "not-a-group-here", groups
    assert make(first, sara, []).problem == "invalid-request"
    assert make(first, sara, ["x"]).problem == "invalid-request"
    assert make(first, sara, [ids.new() for _ in range(31)]).status == 422
    assert make(first, sara, [first.class_id], firstDay="2026-12-05").problem == "round-days"
    assert portal.items("booking", "Round") == []


def test_nobody_but_the_schools_administrators_makes_or_cancels_for_the_school(
    portal: Portal, families: tuple[Family, Family], sara: str
) -> None:
    first, _ = families
    made = make(first, sara, [first.class_id]).body
    other = a_family_with_meetings(portal)
    boss = ids.new()
    portal.work_at(boss, other.school, Duty.SCHOOL_ADMINISTRATOR)

    for person in (first.mentor, first.anna, boss, ids.new()):
        assert make(first, person, [first.class_id]).status == 404
        assert cancel(first, person, made["id"]).status == 404
    assert cancel(other, boss, made["id"]).status == 404

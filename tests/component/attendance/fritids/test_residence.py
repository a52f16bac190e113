"""Alternating residence: proposed, accepted, and then each changes their own weeks."""

from typing import Any

import pytest
from tests.component.attendance.fritids.eken import (
    AFTERNOON,
    AFTERNOONS,
    LATER,
    MORNING,
    NO_DAYS,
    Eken,
    an_eken,
)
from tests.component.portal import Answer, Portal

from skolbro import clock, ids
from skolbro.access.relations import Kind

ODD = "2026-12-15"  # week 51; LATER is in week 50


def propose(eken: Eken, *owners: str, by: str = "", **changes: Any) -> Answer:
    tag = changes.pop("tag", "") or eken.plan().headers["ETag"]
    body = {"rule": "isoWeek", "owners": owners, "firstWeek": LATER, **changes}
    return eken.family_asks("PUT", "fritids-plan/residence", by=by, tag=tag, body=body)


def accept(eken: Eken, *, by: str, tag: str = "") -> Answer:
    tag = tag or eken.plan().headers["ETag"]
    return eken.family_asks("PUT", "fritids-plan/residence/acceptance", by=by, tag=tag)


def divided(portal: Portal, **changes: Any) -> Eken:
    """Anna has the even weeks, Erik the odd ones."""
    eken = an_eken(portal)
    owners = changes.pop("owners", (eken.anna, eken.erik))
    assert propose(eken, *owners, **changes).status == 204
    assert accept(eken, by=eken.erik).status == 204
    return eken


def test_what_is_proposed_holds_when_the_other_accepts_and_not_before(portal: Portal) -> None:
    eken = an_eken(portal)
    assert propose(eken, eken.anna, eken.erik).status == 204

    plan = eken.plan(by=eken.erik).body
    assert plan["residence"]["rule"] == "together"
    assert plan["proposal"]["by"] == eken.anna
    assert (plan["proposal"]["me"], plan["proposal"]["residence"]["rule"]) == (False, "isoWeek")
    assert eken.change_week({"weekday": 2, "times": []}, by=eken.erik).status == 204

    assert accept(eken, by=eken.erik).status == 204
    plan = eken.plan().body
    assert plan["residence"]["owners"] == [eken.anna, eken.erik]
    assert plan["proposal"] is None


def test_nobody_accepts_their_own_proposal_nor_one_that_is_not_there(portal: Portal) -> None:
    eken = an_eken(portal)
    assert accept(eken, by=eken.anna).problem == "not-found"
    propose(eken, eken.anna, eken.erik)

    assert accept(eken, by=eken.anna).problem == "not-found"
    assert accept(eken, by=eken.erik, tag='"1"').problem == "changed-meanwhile"


def test_of_two_who_propose_at_once_the_first_gets_it(portal: Portal) -> None:
    eken = an_eken(portal)
    tag = eken.plan().headers["ETag"]
    assert propose(eken, eken.anna, eken.erik, tag=tag).status == 204

    answer = propose(eken, eken.erik, eken.anna, by=eken.erik, tag=tag)

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert eken.plan().body["proposal"]["by"] == eken.anna


def test_each_changes_their_own_weeks_and_sees_all(portal: Portal) -> None:
    eken = divided(portal)

    assert eken.change_week({"weekday": 2, "times": [MORNING]}).status == 204
    answer = eken.change_week({"weekday": 2, "times": []}, by=eken.erik)
    assert (answer.status, answer.problem) == (409, "other-guardians-week")
    assert eken.change_week({"weekday": 2, "times": []}, day=ODD, by=eken.erik).status == 204
    assert eken.change_week({"weekday": 2, "times": []}, day=ODD).problem == "other-guardians-week"

    day = eken.week(by=eken.erik).body["days"][1]
    assert (day["times"], day["ownerId"]) == ([MORNING], eken.anna)
    assert day["lock"] == {"reason": "otherGuardian", "until": "2026-12-13"}
    assert eken.week().body["days"][1]["lock"] is None


def test_each_has_a_base_of_their_own_weeks_in_one_schedule(portal: Portal) -> None:
    eken = divided(portal)
    assert eken.schedule([AFTERNOONS], ownWeeks=True).status == 204
    mornings = [[MORNING], [MORNING], [], [], [], [], []]
    assert eken.schedule([mornings], ownWeeks=True, by=eken.erik).status == 204

    days = eken.days(**{"from": "2026-12-07", "to": "2026-12-18"})

    assert days[LATER]["times"] == [AFTERNOON]
    assert days[ODD]["times"] == [MORNING]
    assert days["2026-12-18"]["times"] == []
    assert eken.schedule([NO_DAYS]).problem == "weeks-are-divided"


@pytest.mark.parametrize(
    ("turns", "mine"),
    [
        ("aeee", {"2026-12-08": True, "2026-12-15": False, "2027-01-12": False}),
        ("eea", {"2026-12-08": False, "2026-12-15": False, "2027-01-12": True}),
        ("ae", {"2026-12-08": True, "2026-12-15": False, "2027-01-12": False}),
        ("a", {"2026-12-08": True, "2026-12-15": True, "2027-01-12": True}),
    ],
)
def test_weeks_by_a_cycle_are_whose_they_are_across_the_new_year(
    portal: Portal, turns: str, mine: dict[str, bool]
) -> None:
    eken = an_eken(portal)
    people = {"a": eken.anna, "e": eken.erik}
    owners = [people[one] for one in turns]
    assert propose(eken, *owners, rule="cycle").status == 204
    assert accept(eken, by=eken.erik).status == 204

    for day, is_mine in mine.items():
        answer = eken.change_week({"weekday": 2, "times": []}, day=day)
        assert answer.status == (204 if is_mine else 409), day
        other = eken.change_week({"weekday": 2, "times": []}, day=day, by=eken.erik)
        assert other.status == (409 if is_mine else 204), day


def test_by_even_and_odd_weeks_one_has_53_and_1(portal: Portal) -> None:
    eken = divided(portal)

    for day in ("2026-12-29", "2027-01-05"):
        assert eken.change_week({"weekday": 1, "times": []}, day=day).status == 409
        assert eken.change_week({"weekday": 1, "times": []}, day=day, by=eken.erik).status == 204


@pytest.mark.parametrize("owners", [(), ("anna",), ("anna", "stranger"), ("erik", "erik")])
def test_weeks_are_divided_among_the_childs_own(portal: Portal, owners: tuple[str, ...]) -> None:
    eken = an_eken(portal)
    people = {"anna": eken.anna, "erik": eken.erik, "stranger": ids.new()}

    answer = propose(eken, *(people[one] for one in owners))

    assert (answer.status, answer.problem) == (422, "unknown-week-owner")


def test_to_divide_no_more_is_agreed_on_too(portal: Portal) -> None:
    eken = divided(portal)
    assert propose(eken, rule="together").status == 204
    assert eken.change_week({"weekday": 2, "times": []}, by=eken.erik).status == 409

    assert accept(eken, by=eken.erik).status == 204

    assert eken.change_week({"weekday": 2, "times": []}, by=eken.erik).status == 204
    assert eken.schedule(by=eken.erik).status == 204
    assert propose(eken, eken.anna, rule="together").problem == "unknown-week-owner"


def test_whoever_is_left_alone_with_the_child_needs_nobody_to_agree(portal: Portal) -> None:
    eken = divided(portal)
    portal.relate(
        eken.erik, Kind.GUARDIAN_OF, eken.child, school_id=eken.family.school.id,
        valid_until=clock.now(),
    )  # fmt: skip
    assert eken.change_week({"weekday": 2, "times": []}, day=ODD).status == 409

    assert propose(eken, rule="together").status == 204

    assert eken.change_week({"weekday": 2, "times": []}, day=ODD).status == 204
    assert eken.plan().body["proposal"] is None


def test_a_protected_adults_name_is_not_shown(portal: Portal) -> None:
    eken = an_eken(portal)
    portal.relate(
        eken.erik, Kind.GUARDIAN_OF, eken.child, person_name="Erik Holm", person_protected=True,
        school_id=eken.family.school.id,
    )  # fmt: skip

    adults = {one["id"]: one["name"] for one in eken.plan().body["adults"]}

    assert adults == {eken.anna: "Anna Lind", eken.erik: ""}

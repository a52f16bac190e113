"""Times after each other for siblings, through the real handler."""

from typing import Any

import pytest
from tests.component.booking.evening import a_sibling, book, put_out
from tests.component.booking.meetings import a_family_with_meetings
from tests.component.portal import Answer, Family, Portal, call

from booking.api import handler
from booking.rounds.round import Round
from skolbro import ids


def propose(*pairs: tuple[Family, Round], by: str) -> Answer:
    query = {
        "students": ",".join(family.child for family, _ in pairs),
        "rounds": ",".join(made.id for _, made in pairs),
    }
    return call(handler, "GET", "/booking/proposals", person=by, query=query)


def times(proposal: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(one["studentId"], one["slot"]["id"], one["booked"]) for one in proposal["times"]]


def test_siblings_come_after_each_other_with_the_shortest_visit_first(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    sibling = a_sibling(portal, family)
    made, (early, late) = put_out(portal, family, (0, 60))
    other, (between, after) = put_out(portal, sibling, (30, 75))

    answer = propose((family, made), (sibling, other), by=family.anna)

    assert answer.status == 200, answer
    best, *others = answer.body["items"]
    assert times(best) == [(family.child, late.id, False), (sibling.child, after.id, False)]
    assert (best["startsAt"], best["endsAt"]) == ("2026-12-03T16:00:00Z", "2026-12-03T16:30:00Z")
    assert best["waitingMinutes"] == 0
    assert times(others[0]) == [(family.child, early.id, False), (sibling.child, between.id, False)]
    assert others[0]["waitingMinutes"] == 15


def test_who_has_a_meeting_keeps_it_and_the_others_come_next_to_it(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    sibling = a_sibling(portal, family)
    made, (early, _) = put_out(portal, family, (0, 60))
    other, (between, _) = put_out(portal, sibling, (30, 75))
    book(family, made, early)

    answer = propose((family, made), (sibling, other), by=family.erik)

    assert times(answer.body["items"][0]) == [
        (family.child, early.id, True), (sibling.child, between.id, False),
    ]  # fmt: skip
    assert all(times(one)[0] == (family.child, early.id, True) for one in answer.body["items"])


def test_one_child_of_others_is_enough_to_be_told_nothing(portal: Portal) -> None:
    family, others = a_family_with_meetings(portal), a_family_with_meetings(portal)
    made, _ = put_out(portal, family)
    there, _ = put_out(portal, others)

    for pairs in (
        [(family, made), (others, there)],
        [(others, there)],
        [(family, there)],
        [(family, made), (family, made)],
    ):
        answer = propose(*pairs, by=family.anna)
        assert (answer.status, answer.problem) == (404, "not-found")


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"students": "x", "rounds": "y"},
        {"students": ids.new(), "rounds": ""},
        {"students": ids.new(), "rounds": f"{ids.new()},{ids.new()}"},
        {"students": ",".join(ids.new() for _ in range(6)), "rounds": ",".join(["x"] * 6)},
    ],
)
def test_what_asks_for_nobody_finds_nothing(portal: Portal, query: dict[str, str]) -> None:
    family = a_family_with_meetings(portal)

    answer = call(handler, "GET", "/booking/proposals", person=family.anna, query=query)

    assert (answer.status, answer.problem) == (404, "not-found")

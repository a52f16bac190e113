"""Rounds of parent meetings, through the real handler."""

from typing import Any

import pytest
from tests.component.booking.meetings import a_family_with_meetings, a_round, make_round
from tests.component.portal import Portal, a_family, call

from booking.api import handler
from skolbro import ids


def test_a_mentor_makes_a_round_and_finds_it_in_the_groups_list(portal: Portal) -> None:
    family = a_family_with_meetings(portal)

    made = make_round(family)
    listed = call(handler, "GET", f"/booking/groups/{family.class_id}/rounds", person=family.mentor)

    assert made.status == 201, made
    assert made.headers["Location"].endswith(f"/rounds/{made.body['id']}")
    assert listed.body["items"] == [made.body]
    assert made.body["opensAt"] == "2026-11-24T06:00:00Z"
    assert made.body["venue"] == {"place": "Sal 12", "link": None}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"opens": {"day": "2026-12-02", "time": "12:00"}}, "round-window"),
        ({"closes": {"day": "2026-12-05", "time": "00:00"}}, "round-window"),
        ({"opens": {"day": "2026-11-20", "time": "07:00"},
          "closes": {"day": "2026-11-23", "time": "07:00"}}, "round-window"),
        ({"firstDay": "2026-12-05"}, "round-days"),
        ({"firstDay": "2026-11-23"}, "round-days"),
        ({"lastDay": "2027-12-04"}, "round-days"),
        ({"link": "https://video.example/rum"}, "meeting-venue"),
        ({"place": None}, "meeting-venue"),
        ({"opens": {"day": "2026-10-25", "time": "02:30"}}, "clock-change"),
        ({"lastDay": "2027-03-29", "closes": {"day": "2027-03-28", "time": "02:30"}},
         "clock-change"),
        ({"minutes": 7}, "invalid-request"),
        ({"minutes": 125}, "invalid-request"),
        ({"gap": 65}, "invalid-request"),
        ({"place": None, "link": "http://video.example/rum"}, "invalid-request"),
        ({"title": ""}, "invalid-request"),
    ],
)  # fmt: skip
def test_a_round_that_cannot_be_is_refused(
    portal: Portal, changes: dict[str, Any], problem: str
) -> None:
    answer = make_round(a_family_with_meetings(portal), **changes)

    assert (answer.status, answer.problem) == (422, problem)
    assert portal.items("booking") == []


def test_the_same_request_again_makes_no_second_round(portal: Portal) -> None:
    family, key = a_family_with_meetings(portal), {"idempotency-key": "the-key-of-maria"}
    path = f"/booking/groups/{family.class_id}/rounds"

    first, second = (
        call(handler, "POST", path, person=family.mentor, body=a_round(), headers=key)
        for _ in range(2)
    )

    assert (first.status, second.status) == (201, 201)
    assert first.body == second.body
    assert len(portal.items("booking", "Round")) == 1


def test_guardians_students_and_staff_of_other_groups_make_no_round(portal: Portal) -> None:
    family = a_family_with_meetings(portal)

    for person in (family.anna, family.child, ids.new()):
        answer = make_round(family, person=person)
        assert (answer.status, answer.problem) == (404, "not-found")


def test_a_school_without_parent_meetings_says_so(portal: Portal) -> None:
    answer = make_round(a_family(portal))

    assert (answer.status, answer.problem) == (404, "function-off")

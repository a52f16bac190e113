"""Rounds of parent meetings, through the real handler."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.booking.meetings import (
    a_family_with_meetings,
    a_round,
    change_slot,
    make_round,
    put_out,
    read_round,
    rounds_path,
)
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, Answer, Family, Portal, a_family, call

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


def change(family: Family, round_id: str, *, version: int = 1, **changes: Any) -> Answer:
    """The mentor changes the round; `changes` are of the body."""
    return call(
        handler, "PUT", rounds_path(family, round_id), person=family.mentor,
        body=a_round(**changes), headers={"if-match": f'"{version}"'},
    )  # fmt: skip


def cancel(
    family: Family, round_id: str, *, version: int = 1, reason: str = "Maria är sjuk"
) -> Answer:
    """The mentor cancels the round."""
    return call(
        handler, "PUT", f"{rounds_path(family, round_id)}/cancellation", person=family.mentor,
        body={"reason": reason}, headers={"if-match": f'"{version}"'},
    )  # fmt: skip


def say(family: Family, round_id: str, wish: str | None, *, version: int = 1) -> Answer:
    """The mentor says something of Alva."""
    return call(
        handler, "PUT", f"{rounds_path(family, round_id)}/wishes/{family.child}",
        person=family.mentor, body={"wish": wish}, headers={"if-match": f'"{version}"'},
    )  # fmt: skip


def test_a_round_is_changed_here_and_in_the_groups_list(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])
    put_out(family, round_id)

    changed = change(family, round_id, title="Samtal", minutes=30, note="Ta med dator")
    again = change(family, round_id, title="Samtal", minutes=30, note="Ta med dator")

    assert (changed.status, again.status) == (204, 204)
    read = read_round(family, round_id)
    assert read.headers["ETag"].startswith('"2-')
    assert (read.body["round"]["title"], read.body["round"]["note"]) == ("Samtal", "Ta med dator")
    assert len(read.body["slots"]) == 6
    (listed,) = call(handler, "GET", rounds_path(family), person=family.mentor).body["items"]
    assert listed == read.body["round"]


def test_a_change_of_a_round_names_the_version_and_keeps_to_the_rules(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])
    assert change(family, round_id, title="Samtal").status == 204

    assert change(family, round_id, title="Annat").problem == "changed-meanwhile"
    assert change(family, round_id, version=2, firstDay="2026-12-05").problem == "round-days"
    assert change(family, ids.new(), version=2).status == 404
    assert change(family, "x", version=2).status == 404
    other = a_family_with_meetings(portal, school=family.school)
    assert change(other, round_id, version=2).status == 404


def test_whether_guardians_meet_alone_is_settled_before_times_are_put_out(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])
    assert change(family, round_id, separate=True).status == 204
    put_out(family, round_id)

    answer = change(family, round_id, version=2, separate=False)

    assert (answer.status, answer.problem) == (409, "round-has-slots")
    assert change(family, round_id, version=2, separate=True, title="Samtal").status == 204


def test_a_round_that_is_over_is_not_changed(portal: Portal, at: Clock) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])
    at(TUESDAY + timedelta(days=30))

    assert change(family, round_id).problem == "round-over"


def test_in_a_cancelled_round_nothing_more_happens(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])
    slot, *_ = put_out(family, round_id).body["items"]

    assert [cancel(family, round_id).status for _ in range(2)] == [204, 204]

    assert cancel(family, round_id, version=2).problem == "round-cancelled"
    assert cancel(family, round_id, reason="Annat").problem == "round-cancelled"
    assert change(family, round_id, version=2).problem == "round-cancelled"
    assert put_out(family, round_id, starts="18:00", ends="19:00").problem == "round-cancelled"
    assert change_slot(family, slot, round_id=round_id).problem == "round-cancelled"
    assert say(family, round_id, "requested").problem == "round-cancelled"
    shown = read_round(family, round_id).body["round"]
    assert (shown["status"], shown["reason"]) == ("cancelled", "Maria är sjuk")
    (listed,) = call(handler, "GET", rounds_path(family), person=family.mentor).body["items"]
    assert listed == shown
    events = sorted(portal.items("booking", "Event"), key=lambda one: one["id"]["S"])
    assert [one["type"]["S"] for one in events] == [
        "booking.round_planned.v1",
        "booking.round_opened.v1",
        "booking.round_cancelled.v1",
    ]


def test_a_teacher_says_of_a_student_that_no_meeting_is_needed_or_asks_for_one(
    portal: Portal,
) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])

    for version, wish in ((1, "requested"), (2, "notNeeded"), (3, None)):
        assert say(family, round_id, wish, version=version).status == 204
        assert say(family, round_id, wish, version=version).status == 204
        (student,) = read_round(family, round_id).body["students"]
        assert (student["wish"], student["version"]) == (wish, version + 1)

    assert say(family, round_id, "requested", version=2).problem == "changed-meanwhile"
    assert say(family, ids.new(), "requested").status == 404
    assert say(family, round_id, "maybe").problem == "invalid-request"
    other = a_family_with_meetings(portal, school=family.school)
    assert say(other, round_id, "requested").status == 404

"""A week copied to other weeks and to siblings: all of it, or nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.component.attendance.fritids.eken import (
    AFTERNOON,
    AFTERNOONS,
    LATER,
    MORNING,
    Eken,
    a_sibling,
    a_touch,
    an_eken,
)
from tests.component.attendance.fritids.test_residence import divided
from tests.component.portal import Answer, Portal

from skolbro import ids


def copy(eken: Eken, first: int, last: int, *others: str, by: str = "", **changes: Any) -> Answer:
    headers = changes.pop("headers", {})
    body = {
        "studentIds": [eken.child, *others],
        "week": LATER,
        "weekOffset": {"first": first, "last": last},
        "days": AFTERNOONS,
        **changes,
    }
    path = "/attendance/fritids-copies"
    return eken.family_asks("POST", path, by=by, body=body, headers=headers)


def week_of(eken: Eken, student_id: str, day: str) -> Any:
    path = f"/attendance/students/{student_id}/fritids-weeks/{day}"
    return eken.family_asks("GET", path).body["days"]


def test_a_week_goes_to_the_weeks_of_the_offsets_and_to_a_sibling(portal: Portal) -> None:
    eken = an_eken(portal)
    sibling = a_sibling(eken)

    answer = copy(eken, 1, 2, sibling)

    assert answer.status == 201, answer
    written = [(one["studentId"], one["monday"]) for one in answer.body["items"]]
    assert written == [
        (child, monday)
        for child in (eken.child, sibling)
        for monday in ("2026-12-14", "2026-12-21")
    ]
    for child in (eken.child, sibling):
        day = week_of(eken, child, "2026-12-15")[1]
        assert (day["times"], day["source"]) == ([AFTERNOON], "exception")
    assert eken.week().body["days"][1]["source"] == "none"


def test_public_holidays_and_closed_days_are_passed_over(portal: Portal) -> None:
    eken = an_eken(portal)

    assert copy(eken, 2, 2).status == 201

    sources = [day["source"] for day in week_of(eken, eken.child, "2026-12-22")]
    assert sources == ["exception"] * 3 + ["closed"] * 4


def test_a_copy_over_a_change_of_another_shows_in_the_version(portal: Portal) -> None:
    eken = an_eken(portal)
    before = eken.week("2026-12-15").headers["ETag"]
    copy(eken, 1, 1)

    answer = eken.change_week({"weekday": 2, "times": []}, day="2026-12-15", tag=before)

    assert answer.problem == "changed-meanwhile"


@pytest.mark.parametrize("offsets", [(-1, 1), (2, 1), (1, 27), (27, 27), (10**9, 10**9), (0, 20)])
def test_an_offset_out_of_range_is_refused(portal: Portal, offsets: tuple[int, int]) -> None:
    eken = an_eken(portal)
    sibling = a_sibling(eken)

    answer = copy(eken, *offsets, sibling)

    assert (answer.status, answer.problem) == (422, "week-offset-out-of-range")
    assert eken.stored("FritidsWeek") == []


def test_anothers_child_among_them_and_nothing_is_written(portal: Portal) -> None:
    eken, other = an_eken(portal), an_eken(portal)

    for stranger in (other.child, ids.new()):
        answer = copy(eken, 1, 1, stranger)

        assert (answer.status, answer.problem) == (404, "not-found")
    assert eken.stored("FritidsWeek") == []


def test_a_sibling_without_a_place_and_nothing_is_written(portal: Portal) -> None:
    eken = an_eken(portal)

    assert copy(eken, 1, 1, a_sibling(eken, at_fritids=False)).problem == "not-at-fritids"
    assert eken.stored("FritidsWeek") == []


def test_a_locked_week_among_them_and_nothing_is_written(portal: Portal) -> None:
    eken = an_eken(portal)

    answer = copy(eken, 0, 3, week="2026-11-24")

    assert answer.problem == "times-passed"
    assert copy(eken, 1, 3, week="2026-11-23", days=AFTERNOONS).problem == "times-locked"
    assert eken.stored("FritidsWeek") == []


def test_the_others_week_among_them_and_nothing_is_written(portal: Portal) -> None:
    eken = divided(portal)

    assert copy(eken, 0, 1).problem == "other-guardians-week"
    assert eken.stored("FritidsWeek") == []
    assert copy(eken, 2, 2).status == 201
    assert copy(eken, 1, 1, by=eken.erik).status == 201


def test_a_copy_beyond_opening_hours_is_refused(portal: Portal) -> None:
    eken = an_eken(portal)
    late = [[{"starts": "17:00", "ends": "19:00"}], *AFTERNOONS[1:]]

    assert copy(eken, 1, 1, days=late).problem == "outside-opening-hours"
    assert eken.stored("FritidsWeek") == []


def test_the_same_copy_again_is_answered_the_same_and_done_once(portal: Portal) -> None:
    eken = an_eken(portal)
    key = {"idempotency-key": ids.new()}
    first = copy(eken, 1, 1, headers=key)
    assert eken.change_week({"weekday": 2, "times": [MORNING]}, day="2026-12-15").status == 204

    again = copy(eken, 1, 1, headers=key)

    assert (again.status, again.body) == (201, first.body)
    assert week_of(eken, eken.child, "2026-12-15")[1]["times"] == [MORNING]
    assert copy(eken, 1, 2, headers=key).problem == "idempotency-key-reused"


def test_a_copy_whose_answer_was_lost_is_answered_when_its_days_are_locked(
    portal: Portal, at: Any
) -> None:
    eken = an_eken(portal)
    key = {"idempotency-key": ids.new()}
    at(datetime(2026, 12, 7, 22, 30, tzinfo=UTC))
    first = copy(eken, 1, 1, headers=key)
    assert first.status == 201
    at(datetime(2026, 12, 8, 22, 0, tzinfo=UTC))

    assert copy(eken, 1, 1).problem == "times-locked"
    assert copy(eken, 1, 1, headers=key).body == first.body


def test_to_todays_week_only_until_the_child_has_come(portal: Portal, at: Any) -> None:
    eken = an_eken(portal)
    eken.set_up(lockDays=0)
    at(datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
    sibling = a_sibling(eken)
    eken.touch(a_touch(sibling), day="2026-11-23")

    answer = copy(eken, 0, 0, sibling, week="2026-11-23")

    assert (answer.status, answer.problem) == (409, "already-checked-in")
    assert eken.stored("FritidsWeek") == []
    assert copy(eken, 0, 0, week="2026-11-23").status == 201

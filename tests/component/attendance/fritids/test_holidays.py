"""A lov: opened by staff, answered by guardians until the last day, and then locked."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.component.attendance.fritids.eken import OPEN, Eken, an_eken
from tests.component.attendance.fritids.test_residence import accept, propose
from tests.component.portal import Answer, Portal

from skolbro import ids

DAY = {"starts": "08:00", "ends": "16:00"}


def a_lov(**changes: Any) -> dict[str, Any]:
    return {
        "id": ids.new(),
        "name": "Jullov",
        "first": "2026-12-21",
        "last": "2027-01-08",
        "lastAnswerDay": "2026-12-04",
        **changes,
    }


def with_lov(portal: Portal) -> tuple[Eken, str]:
    eken, lov = an_eken(portal), a_lov()
    eken.set_up(holidays=[lov])
    return eken, f"fritids-holidays/{lov['id']}"


def answer(eken: Eken, path: str, *, by: str = "", tag: str = "", **body: Any) -> Answer:
    tag = tag or eken.family_asks("GET", path, by=by).headers["ETag"]
    return eken.family_asks("PUT", path, by=by, tag=tag, body={"off": False, **body})


def test_off_all_of_it_is_one_touch(portal: Portal) -> None:
    eken, path = with_lov(portal)
    eken.schedule()
    assert eken.week("2026-12-22").body["days"][1]["source"] == "holidayUnanswered"

    assert answer(eken, path, off=True).status == 204

    day = eken.week("2026-12-22").body["days"][1]
    assert (day["source"], day["times"]) == ("holiday", [])
    told = eken.family_asks("GET", path).body
    assert (told["answered"], len(told["days"]), told["lastAnswerDay"]) == (True, 19, "2026-12-04")


def test_days_are_answered_one_by_one_and_the_others_wait(portal: Portal) -> None:
    eken, path = with_lov(portal)

    assert answer(eken, path, days=[{"date": "2026-12-22", "times": [DAY]}]).status == 204

    days = eken.week("2026-12-22").body["days"]
    assert (days[1]["times"], days[1]["source"]) == ([DAY], "holiday")
    assert days[2]["source"] == "holidayUnanswered"
    assert days[3]["source"] == "closed"
    assert answer(eken, path, days=[{"date": "2026-12-23", "times": []}]).status == 204
    assert eken.week("2026-12-22").body["days"][1]["times"] == [DAY]


def test_an_answer_of_no_day_answers_nothing(portal: Portal) -> None:
    eken, path = with_lov(portal)

    assert answer(eken, path).status == 204

    assert eken.family_asks("GET", path).body["answered"] is False


def test_two_guardians_who_answer_at_once_lose_nothing(portal: Portal) -> None:
    eken, path = with_lov(portal)
    tag = eken.family_asks("GET", path).headers["ETag"]
    assert answer(eken, path, tag=tag, off=True).status == 204

    late = answer(eken, path, by=eken.erik, tag=tag, days=[{"date": "2026-12-22", "times": [DAY]}])

    assert (late.status, late.problem) == (412, "changed-meanwhile")


def test_a_day_of_a_lov_is_not_changed_by_the_week(portal: Portal) -> None:
    eken, _ = with_lov(portal)

    refused = eken.change_week({"weekday": 2, "times": [DAY]}, day="2026-12-22")

    assert (refused.status, refused.problem) == (409, "answer-the-holiday")
    assert "Jullov" in refused.body["detail"]
    assert "2026-12-04" in refused.body["detail"]
    assert eken.week("2026-12-22").body["days"][1]["lock"] == {
        "reason": "holiday", "until": "2026-12-04",
    }  # fmt: skip


def test_after_the_last_answer_day_it_is_locked_and_says_so(portal: Portal, at: Any) -> None:
    eken, path = with_lov(portal)
    at(datetime(2026, 12, 4, 22, 59, tzinfo=UTC))
    assert answer(eken, path, off=True).status == 204
    at(datetime(2026, 12, 4, 23, 0, tzinfo=UTC))

    refused = answer(eken, path, days=[{"date": "2026-12-22", "times": [DAY]}])

    assert (refused.status, refused.problem) == (409, "holiday-answer-passed")
    assert "2027-01-08" in refused.body["detail"]
    assert eken.week("2026-12-22").body["days"][1]["lock"] == {
        "reason": "holidayAnswerPassed", "until": "2027-01-08",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "times", "problem"),
    [
        ("2026-12-20", [DAY], "outside-the-holiday"),
        ("2026-12-24", [DAY], "fritids-closed"),
        ("2026-12-22", [{"starts": "05:00", "ends": "09:00"}], "outside-opening-hours"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_refused(
    portal: Portal, day: str, times: list[Any], problem: str
) -> None:
    eken, path = with_lov(portal)

    assert answer(eken, path, days=[{"date": day, "times": times}]).problem == problem
    assert eken.stored("HolidayAnswer") == []


def test_a_lov_of_another_unit_is_not_there(portal: Portal) -> None:
    eken, _ = with_lov(portal)
    _, others = with_lov(portal)
    for path in (others, f"fritids-holidays/{ids.new()}", "fritids-holidays/x"):
        assert eken.family_asks("GET", path).problem == "not-found"
        assert eken.family_asks("PUT", path, tag='"1"', body={"off": True}).problem == "not-found"


def test_where_weeks_are_divided_each_answers_for_their_own(portal: Portal) -> None:
    eken, path = with_lov(portal)
    propose(eken, eken.anna, eken.erik)
    accept(eken, by=eken.erik)

    assert answer(eken, path, off=True).problem == "other-guardians-week"
    assert answer(eken, path, days=[{"date": "2026-12-22", "times": [DAY]}]).status == 204
    refused = answer(eken, path, by=eken.erik, days=[{"date": "2026-12-22", "times": []}])
    assert refused.problem == "other-guardians-week"
    mine = [{"date": "2026-12-29", "times": []}]
    assert answer(eken, path, by=eken.erik, days=mine).status == 204


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"holidays": [a_lov(lastAnswerDay="2026-12-21")]}, 422),
        ({"holidays": [a_lov(last="2026-12-20")]}, 422),
        ({"holidays": [a_lov(), a_lov(first="2027-01-08", last="2027-01-09")]}, 422),
        ({"hours": [{"starts": "18:00", "ends": "06:00"}] + [OPEN] * 6}, 422),
        ({"hours": [OPEN] * 6}, 422),
        ({"lockDays": 31}, 422),
        ({"lockDays": -1}, 422),
        ({"closedDays": ["2026-12-32"]}, 422),
    ],
)
def test_settings_that_cannot_be_are_refused(
    portal: Portal, changes: dict[str, Any], status: int
) -> None:
    eken = an_eken(portal)
    body = {"hours": [OPEN] * 7, "closedDays": [], "lockDays": 7, "holidays": [], **changes}

    assert eken.staff_asks("PUT", tag='"1"', body=body).status == status
    assert eken.stored("FritidsUnit") == []


def test_two_who_set_the_unit_up_at_once_lose_nothing(portal: Portal) -> None:
    eken = an_eken(portal)
    usual = eken.staff_asks("GET")
    assert (usual.body["lockDays"], usual.body["hours"][0]) == (7, OPEN)
    assert usual.body["hours"][5] is None
    eken.set_up(lockDays=3)
    body = {"hours": [None] * 7, "closedDays": [], "lockDays": 9, "holidays": []}

    late = eken.staff_asks("PUT", tag=usual.headers["ETag"], body=body)

    assert (late.status, late.problem) == (412, "changed-meanwhile")
    assert eken.staff_asks("GET").body["lockDays"] == 3

"""Coming and leaving: the day's list, touches of phones, and who may take a child home."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from tests.component.attendance.fritids.eken import (
    AFTERNOON,
    LATER,
    MORNING,
    TODAY,
    Eken,
    a_sibling,
    a_touch,
    an_eken,
)
from tests.component.portal import TUESDAY, Portal, call

from attendance.api import handler
from skolbro import clock, ids
from skolbro.access.relations import Kind

AFTER_SCHOOL = datetime(2026, 11, 24, 12, 45, tzinfo=UTC)  # 13:45 on the wall
GRANNY = {"name": "Asta Lind", "phone": "070-1"}


def minutes(number: int) -> datetime:
    return AFTER_SCHOOL + timedelta(minutes=number)


@pytest.fixture
def eken(portal: Portal, at: Any) -> Eken:
    """Alva is planned from 13:30 to 16:30 today, and it is 13:45."""
    eken = an_eken(portal)
    eken.set_up(lockDays=0)
    assert eken.change_week({"weekday": 2, "times": [AFTERNOON]}, day=TODAY).status == 204
    at(AFTER_SCHOOL)
    return eken


def child_of(eken: Eken) -> Any:
    (child,) = eken.list_of()["items"]
    return child


def out(eken: Eken, leaves_with: str | None, minute: int = 0, **parts: Any) -> Any:
    told = {"leavesWith": leaves_with} if leaves_with else {}
    return a_touch(eken.child, "out", minutes(minute), **told, **parts)


def test_the_days_list_tells_who_is_missed_and_then_there(eken: Eken) -> None:
    listed = eken.list_of()
    assert (listed["missing"], listed["present"], listed["name"]) == (1, 0, "Eken")
    assert (child_of(eken)["status"], child_of(eken)["times"]) == ("missing", [AFTERNOON])

    answer = eken.touch(a_touch(eken.child, "in", minutes(-2)))

    assert answer.status == 201
    assert [one["outcome"] for one in answer.body["items"]] == ["done"]
    child = child_of(eken)
    assert (child["status"], child["cameAt"]) == ("here", "2026-11-24T12:43:00Z")
    assert eken.list_of()["present"] == 1
    assert eken.days()[TODAY]["cameAt"] == "2026-11-24T12:43:00Z"


def test_the_same_touches_again_change_nothing(eken: Eken) -> None:
    touches = [a_touch(eken.child, "in", minutes(-2))]
    key = {"idempotency-key": ids.new()}
    first = eken.touch(*touches, headers=key)
    stood = eken.stored("FritidsDay")

    assert eken.touch(*touches, headers=key).body == first.body
    assert eken.touch(*touches).status == 201
    assert eken.touch({**touches[0], "at": clock.to_wire(minutes(-30))}).status == 201

    assert eken.stored("FritidsDay") == stood


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_touches_that_arrive_in_any_order_come_to_the_same(
    eken: Eken, order: tuple[int, ...]
) -> None:
    came = a_touch(eken.child, "in", minutes(-15))
    mistake = out(eken, "guardian", -10, who=eken.anna)
    undone = a_touch(eken.child, "undo", minutes(-9), undoes=mistake["id"])
    touches = [came, mistake, undone]

    for number in order:
        assert eken.touch(touches[number]).status == 201

    child = child_of(eken)
    assert (child["status"], child["cameAt"], child["leftAt"]) == (
        "here", "2026-11-24T12:30:00Z", None,
    )  # fmt: skip
    assert child["lastTouchId"] == came["id"]


def test_a_batch_of_a_phone_that_has_been_without_coverage(eken: Eken, at: Any) -> None:
    at(datetime(2026, 11, 24, 22, 50, tzinfo=UTC))
    batch = [
        a_touch(eken.child, "in", minutes(-5)),
        out(eken, "guardian", 120, who=eken.erik),
    ]

    assert [one["outcome"] for one in eken.touch(*batch).body["items"]] == ["done", "done"]

    child = child_of(eken)
    assert (child["status"], child["leftAt"]) == ("left", "2026-11-24T14:45:00Z")


def test_one_touch_that_is_refused_does_not_hold_up_the_others(eken: Eken) -> None:
    sibling = a_sibling(eken)
    batch = [
        a_touch(sibling, "in", minutes(-5)),
        a_touch(ids.new(), "in", minutes(-5)),
        a_touch(eken.child, "in", minutes(-5)),
        out(eken, "listed", who=ids.new()),
        a_touch(sibling, "in", minutes(60)),
    ]

    answer = eken.touch(*batch, headers={"accept-language": "en"})

    assert answer.status == 201
    told = [(one["refusal"] or {}).get("code") for one in answer.body["items"]]
    assert told == [
        None, "not-in-the-unit", None, "not-on-the-pick-up-list", "touch-not-of-today",
    ]  # fmt: skip
    there = {one["studentId"]: one["status"] for one in eken.list_of()["items"]}
    assert there == {eken.child: "here", sibling: "here"}


@pytest.mark.parametrize("at_instant", ["2026-11-23T12:00:00Z", "2026-11-24T23:30:00Z"])
def test_a_touch_of_another_day_is_refused(eken: Eken, at_instant: str) -> None:
    answer = eken.touch({**a_touch(eken.child), "at": at_instant})

    assert (answer.status, answer.problem) == (409, "touch-not-of-today")
    assert eken.stored("FritidsDay") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "2026-11-24T12:00:00"},
        {"at": "2026-13-24T12:00:00Z"},
        {"at": 1764000000},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"id": "x"},
        {"kind": "here"},
        {"leavesWith": "stranger"},
        {"reason": "x" * 101},
    ],
    ids=str,
)
def test_a_touch_of_another_form_is_refused(eken: Eken, wrong: dict[str, Any]) -> None:
    answer = eken.touch({**a_touch(eken.child), **wrong})

    assert (answer.status, answer.problem) == (422, "invalid-request")


def test_a_time_with_an_offset_is_the_same_instant(eken: Eken) -> None:
    eken.touch({**a_touch(eken.child), "at": "2026-11-24T13:40:00.123+01:00"})

    assert child_of(eken)["cameAt"] == "2026-11-24T12:40:00Z"


def leaves(eken: Eken, leaves_with: str | None, minute: int = 0, **parts: Any) -> str:
    """`done`, or why the child may not leave so."""
    answer = eken.touch(out(eken, leaves_with, minute, **parts))
    if answer.status == 201:
        return str(answer.body["items"][0]["outcome"])
    assert answer.status == 409
    assert child_of(eken)["leftAt"] is None
    return answer.problem


def test_a_child_leaves_with_an_adult_on_the_list_and_nobody_else(eken: Eken) -> None:
    granny = ids.new()
    assert eken.pick_up(adults=[{"id": granny, **GRANNY}]).status == 204

    assert leaves(eken, "listed", who=ids.new()) == "not-on-the-pick-up-list"
    assert leaves(eken, "listed") == "not-on-the-pick-up-list"
    assert leaves(eken, None) == "not-on-the-pick-up-list"
    assert leaves(eken, "listed", who=granny) == "done"
    assert child_of(eken)["leftAt"] == "2026-11-24T12:45:00Z"


def test_who_is_taken_off_the_list_may_not_pick_up(eken: Eken) -> None:
    granny = ids.new()
    eken.pick_up(adults=[{"id": granny, **GRANNY}])
    assert eken.pick_up(adults=[]).status == 204

    assert leaves(eken, "listed", who=granny) == "not-on-the-pick-up-list"


def test_a_guardian_needs_no_line_and_a_former_one_may_not(eken: Eken) -> None:
    former, aunt = ids.new(), ids.new()
    eken.portal.relate(
        former, Kind.GUARDIAN_OF, eken.child, valid_until=clock.now() - timedelta(hours=1)
    )
    eken.portal.relate(aunt, Kind.RESPONSIBLE_FOR, eken.child, person_name="Ada Ek")

    assert leaves(eken, "guardian", who=former) == "not-on-the-pick-up-list"
    assert leaves(eken, "guardian", who=aunt) == "not-on-the-pick-up-list"
    assert leaves(eken, "guardian", who=eken.fatima) == "not-on-the-pick-up-list"
    assert leaves(eken, "responsible", who=aunt) == "done"


def test_otherwise_with_a_reason_only(eken: Eken) -> None:
    assert leaves(eken, "other") == "not-on-the-pick-up-list"
    assert leaves(eken, "other", reason="Ringde Anna, grannen hämtar") == "done"


def test_a_child_goes_home_alone_from_its_time(eken: Eken) -> None:
    assert leaves(eken, "alone") == "not-alone-yet"
    eken.pick_up(aloneAt="13:46", goesWith="Vera")

    assert leaves(eken, "alone") == "not-alone-yet"
    assert leaves(eken, "alone", 1) == "done"
    assert child_of(eken)["pickUp"]["goesWith"] == "Vera"


def test_a_day_of_its_own_comes_before_any_day(eken: Eken) -> None:
    eken.pick_up(aloneAt="12:00")
    change = {"weekday": 2, "pickUp": {"aloneAt": None, "note": "Till tandläkaren"}}
    assert eken.change_week(change, day=TODAY).status == 204

    assert leaves(eken, "alone") == "not-alone-yet"
    assert leaves(eken, "aloneThatDay") == "not-alone-yet"
    eken.change_week({"weekday": 2, "pickUp": {"aloneAt": "13:45"}}, day=TODAY)
    assert leaves(eken, "aloneThatDay") == "done"


def test_who_picks_up_may_change_when_the_times_are_locked(eken: Eken) -> None:
    granny = ids.new()
    eken.set_up(lockDays=7)
    eken.pick_up(adults=[{"id": granny, **GRANNY}])
    change = {"weekday": 2, "pickUp": {"adultId": granny}}

    assert eken.change_week(change, day=TODAY).status == 204

    pick_up = child_of(eken)["pickUp"]
    assert (pick_up["adult"]["name"], pick_up["thatDay"]) == ("Asta Lind", True)
    assert child_of(eken)["times"] == [AFTERNOON]
    assert eken.change_week({"weekday": 1, "pickUp": None}, day=TODAY).problem == "times-passed"
    assert eken.change_week({"weekday": 2, "pickUp": None}, day=TODAY).status == 204
    assert child_of(eken)["pickUp"]["thatDay"] is False


def test_who_has_not_left_when_the_time_is_over_is_seen(eken: Eken, at: Any) -> None:
    eken.touch(a_touch(eken.child, "in"))
    at(datetime(2026, 11, 24, 15, 30, tzinfo=UTC))

    assert child_of(eken)["status"] == "overdue"


def test_the_card_at_the_door_has_all_who_may_take_the_child_home(eken: Eken) -> None:
    aunt = ids.new()
    eken.portal.relate(
        aunt, Kind.RESPONSIBLE_FOR, eken.child, person_name="Ada Ek", person_protected=True
    )
    eken.pick_up(adults=[{"id": ids.new(), **GRANNY}])

    card = eken.staff_asks("GET", f"/{TODAY}/students/{eken.child}").body

    assert card["child"]["status"] == "missing"
    assert [one["name"] for one in card["child"]["adults"]] == ["Asta Lind"]
    assert {(one["id"], one["name"], one["kind"]) for one in card["guardians"]} == {
        (eken.anna, "Anna Lind", "guardian"),
        (eken.erik, "Erik Holm", "guardian"),
        (aunt, "", "responsible"),
    }


def test_a_child_of_another_unit_is_not_there(eken: Eken) -> None:
    other = an_eken(eken.portal)

    assert eken.staff_asks("GET", f"/{TODAY}/students/{other.child}").problem == "not-found"
    told = {"text": "Hej", "studentId": other.child}
    assert eken.staff_asks("POST", f"/{TODAY}/comments", body=told).problem == "not-found"
    assert eken.touch(a_touch(other.child)).problem == "not-in-the-unit"
    for path in ("", f"/{TODAY}", f"/{TODAY}/occupancy"):
        assert eken.staff_asks("GET", path, by=other.fatima).problem == "not-found"


def test_a_class_is_no_unit(eken: Eken) -> None:
    path = f"/attendance/groups/{eken.family.class_id}/fritids/{TODAY}"

    assert call(handler, "GET", path, person=eken.family.mentor).problem == "not-found"


def test_the_staff_takes_in_a_child_with_protected_identity_and_the_reading_is_logged(
    portal: Portal,
) -> None:
    eken = an_eken(portal, protected=True)

    assert [one["studentId"] for one in eken.list_of()["items"]] == [eken.child]
    assert eken.staff_asks("GET", f"/{TODAY}/students/{eken.child}").status == 200
    assert eken.touch(a_touch(eken.child)).status == 201
    reads = portal.items("attendance", "Read")
    assert {one["person_id"]["S"] for one in reads} == {eken.child}
    assert {one["reader_id"]["S"] for one in reads} == {eken.fatima}
    assert len(reads) >= 2


def test_whose_week_is_missing_is_told_with_the_days(eken: Eken) -> None:
    sibling = a_sibling(eken)
    path = f"/attendance/groups/{eken.unit}/fritids-weeks/2026-12-07/missing"
    eken.change_week(*({"weekday": day, "times": [MORNING]} for day in (1, 2, 3)))

    listed = eken.family_asks("GET", path, by=eken.fatima).body

    assert listed["monday"] == "2026-12-07"
    assert {one["studentId"]: one["days"] for one in listed["items"]} == {
        eken.child: ["2026-12-10", "2026-12-11"],
        sibling: [f"2026-12-{day:02d}" for day in range(7, 12)],
    }
    assert eken.schedule().status == 204
    listed = eken.family_asks("GET", path, by=eken.fatima).body
    assert [one["studentId"] for one in listed["items"]] == [sibling]


def test_occupancy_by_half_hours_as_planned_and_as_it_was(eken: Eken) -> None:
    sibling = a_sibling(eken)
    eken.touch(a_touch(sibling, "in", minutes(-40)))

    halves = {
        one["starts"]: (one["planned"], one["present"])
        for one in eken.staff_asks("GET", f"/{TODAY}/occupancy").body["items"]
    }

    assert (halves["12:30"], halves["13:00"], halves["13:30"]) == ((0, 0), (0, 1), (1, 1))
    assert (halves["16:00"], halves["16:30"], len(halves)) == ((1, 0), (0, 0), 24)
    assert eken.staff_asks("GET", "/2026-11-28/occupancy").body["items"] == []


def test_a_unit_of_more_children_than_fit_in_a_read_is_listed_whole(eken: Eken) -> None:
    others = {a_sibling(eken, f"Barn {number:03d}") for number in range(70)}

    listed = eken.list_of()["items"]

    assert {one["studentId"] for one in listed} == others | {eken.child}
    names = [one["displayName"] for one in listed]
    assert names == sorted(names)


def test_a_guardian_and_the_child_are_no_staff(eken: Eken) -> None:
    for person in (eken.anna, eken.child, ids.new()):
        assert eken.staff_asks("GET", f"/{LATER}", by=person).problem == "not-found"
        touch = a_touch(eken.child)
        assert eken.touch(touch, by=person).problem == "not-found"
    assert eken.stored("FritidsDay") == []


def test_a_morning_before_anybody_has_come(portal: Portal, at: Any) -> None:
    eken = an_eken(portal)
    at(TUESDAY)

    child = child_of(eken)

    assert (child["status"], child["source"], child["times"]) == ("free", "none", [])

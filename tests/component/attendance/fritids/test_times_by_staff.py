"""A guardian phones about a day that is locked: staff set the times, and both sides see it."""

from typing import Any

from tests.component.attendance.fritids.eken import (
    AFTERNOON,
    LATER,
    MORNING,
    TODAY,
    Eken,
    a_touch,
    an_eken,
)
from tests.component.portal import Answer, Portal

from notify.audience import audience_of_fritids_day
from notify.notification import Notification
from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.access.scopes import at_work
from skolbro.events.outbox import event_from

EARLY = {"starts": "13:30", "ends": "15:00"}
CHANGED = "attendance.fritids_day_changed.v1"


def read(eken: Eken, day: str = TODAY, **parts: Any) -> Answer:
    return eken.staff_asks("GET", f"/{day}/students/{eken.child}/schedule", **parts)


def set_times(eken: Eken, *times: Any, day: str = TODAY, tag: str = "", **parts: Any) -> Answer:
    """Let staff set a day's times, naming the version that stands; None takes theirs away."""
    tag = tag or read(eken, day).headers.get("ETag", '"1"')
    body = {"times": None if times == (None,) else list(times)}
    path = f"/{day}/students/{eken.child}/schedule"
    return eken.staff_asks("PUT", path, tag=tag, body=body, **parts)


def changes(eken: Eken) -> list[dict[str, Any]]:
    return [one["data"] for one in eken.stored("Event") if one["type"] == CHANGED]


def told_of_it(eken: Eken) -> tuple[Notification, ...]:
    event = event_from(next(one for one in eken.stored("Event") if one["type"] == CHANGED))
    return audience_of_fritids_day(at_work("test"), event, kind="attendance.fritids_day_changed")


def test_staff_change_a_locked_day_and_the_guardians_see_who(portal: Portal) -> None:
    eken = an_eken(portal)
    eken.schedule()
    assert eken.days()[TODAY]["lock"]["reason"] == "lockDays"

    assert set_times(eken, EARLY).status == 204

    day = eken.days()[TODAY]
    assert (day["times"], day["source"]) == ([EARLY], "exception")
    assert day["setByStaff"] == {"name": "Fatima Haddad", "at": clock.to_wire(clock.now())}
    assert eken.list_of()["items"][0]["times"] == [EARLY]
    assert eken.list_of()["items"][0]["setByStaff"]["name"] == "Fatima Haddad"
    assert changes(eken) == [
        {
            "student_id": eken.child,
            "school_id": eken.family.school.id,
            "group_id": eken.unit,
            "date": TODAY,
            "by": eken.fatima,
        }
    ]


def test_what_staff_have_set_can_be_taken_away(portal: Portal) -> None:
    eken = an_eken(portal)
    eken.schedule()
    assert eken.change_week({"weekday": 2, "times": [MORNING]}).status == 204
    assert set_times(eken, EARLY, day=LATER).status == 204
    assert eken.week().body["days"][1]["times"] == [EARLY]

    assert set_times(eken, None, day=LATER).status == 204

    day = eken.week().body["days"][1]
    assert (day["times"], day["setByStaff"]) == ([MORNING], None)


def test_a_guardian_who_may_change_the_day_has_the_last_word(portal: Portal) -> None:
    eken = an_eken(portal)
    assert set_times(eken, EARLY, day=LATER).status == 204

    assert eken.change_week({"weekday": 2, "times": [AFTERNOON]}).status == 204
    day = eken.week().body["days"][1]
    assert (day["times"], day["setByStaff"]) == ([AFTERNOON], None)

    assert set_times(eken, EARLY, day=LATER).status == 204
    body = {
        "studentIds": [eken.child],
        "week": "2026-12-01",
        "weekOffset": {"first": 1, "last": 1},
        "days": [[], [MORNING], [], [], [], [], []],
    }
    assert eken.family_asks("POST", "/attendance/fritids-copies", body=body).status == 201
    assert eken.week().body["days"][1]["times"] == [MORNING]


def test_a_pick_up_that_is_changed_leaves_what_staff_have_set(portal: Portal) -> None:
    eken = an_eken(portal)
    assert set_times(eken, EARLY).status == 204

    pick_up = {"aloneAt": "15:00"}
    assert eken.change_week({"weekday": 2, "pickUp": pick_up}, day=TODAY).status == 204

    assert eken.days()[TODAY]["times"] == [EARLY]


def test_a_child_that_has_come_may_still_be_given_other_times(portal: Portal) -> None:
    eken = an_eken(portal)
    assert eken.touch(a_touch(eken.child)).status == 201

    assert set_times(eken, EARLY).status == 204
    assert eken.list_of()["items"][0]["times"] == [EARLY]


def test_two_who_change_at_once_lose_nothing_and_a_lost_answer_is_no_conflict(
    portal: Portal,
) -> None:
    eken = an_eken(portal)
    seen = read(eken).headers["ETag"]
    assert set_times(eken, EARLY, tag=seen).status == 204
    assert set_times(eken, EARLY, tag=seen).status == 204
    assert len(changes(eken)) == 1

    answer = set_times(eken, AFTERNOON, tag=seen)

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert eken.days()[TODAY]["times"] == [EARLY]
    path = f"/{TODAY}/students/{eken.child}/schedule"
    assert eken.staff_asks("PUT", path, body={"times": []}).status == 428


def test_staff_change_no_day_that_has_been_no_closed_day_and_no_open_lov(portal: Portal) -> None:
    eken = an_eken(portal)
    lov = {
        "id": ids.new(),
        "name": "Jullov",
        "first": "2026-12-21",
        "last": "2027-01-08",
        "lastAnswerDay": "2026-12-04",
    }
    eken.set_up(holidays=[lov])

    assert set_times(eken, EARLY, day="2026-11-23").problem == "times-passed"
    assert set_times(eken, EARLY, day="2026-11-28").problem == "fritids-closed"
    assert set_times(eken, EARLY, day="2026-12-22").problem == "answer-the-holiday"
    assert set_times(eken, MORNING, EARLY, MORNING).problem == "spans-overlap"
    night = {"starts": "17:00", "ends": "19:00"}
    assert set_times(eken, night).problem == "outside-opening-hours"
    assert set_times(eken, EARLY, day="2036-12-22").problem == "schedule-period-too-long"
    assert eken.stored("FritidsWeek") == []
    eken.set_up(holidays=[{**lov, "lastAnswerDay": "2026-11-23"}])
    assert set_times(eken, EARLY, day="2026-12-22").status == 204
    assert eken.days(**{"from": "2026-12-21", "to": "2026-12-23"})["2026-12-22"]["times"] == [EARLY]


def test_nobody_but_the_units_staff_reads_or_changes_them(portal: Portal) -> None:
    eken = an_eken(portal)
    for by in (eken.anna, eken.family.mentor, ids.new()):
        assert read(eken, by=by).status == 404
        assert set_times(eken, EARLY, by=by).status == 404
    assert eken.stored("FritidsWeek") == []


def test_the_reading_of_a_protected_childs_times_is_logged(portal: Portal) -> None:
    eken = an_eken(portal, protected=True)

    assert read(eken).status == 200

    assert [one["reader_id"] for one in eken.stored("Read")] == [eken.fatima]


def test_every_guardian_is_told_and_led_to_the_day(portal: Portal) -> None:
    eken = an_eken(portal)
    assert set_times(eken, EARLY).status == 204

    told = told_of_it(eken)

    assert {one.recipient_id for one in told} == {eken.anna, eken.erik}
    places = {one.link for one in told}
    assert places == {f"/children/{eken.child}/timeRegistration/week/{TODAY}"}
    assert {one.title("sv") for one in told} == {"Fritids har ändrat tiderna för Alva Lind"}


def test_staff_who_are_the_childs_own_guardian_are_not_told_of_it(portal: Portal) -> None:
    eken = an_eken(portal)
    portal.relate(eken.fatima, Kind.GUARDIAN_OF, eken.child, object_name="Alva Lind")
    assert set_times(eken, EARLY).status == 204

    told = told_of_it(eken)

    assert eken.fatima not in {one.recipient_id for one in told}

"""A request for every problem of parent meetings, about the village's child."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.architecture.village_meetings import A_DAY, A_ROUND, ANOTHER_DAY
from tests.component.portal import Answer

from skolbro import clock, ids

AFTER_ALL_OF_IT = datetime(2026, 12, 20, 12, 0, tzinfo=UTC)
AT_THE_MEETINGS = datetime(2026, 12, 3, 15, 5, tzinfo=UTC)
FIRST = {"if-match": '"1"'}
REASON = {"reason": "Maria är sjuk"}


def mentor(village: Village, method: str, rest: str, **parts: Any) -> Answer:
    """The mentor's request about the class's rounds."""
    path = f"/booking/groups/{village.class_id}/rounds{rest}"
    return village.portal.call(method, path, person=village.people[Who.MENTOR], **parts)


def make(village: Village, **changes: Any) -> Answer:
    return mentor(village, "POST", "", body={**A_ROUND, **changes})


def put_out(village: Village, **changes: Any) -> Answer:
    times = {"day": A_DAY, "starts": "08:00", "ends": "09:00", **changes}
    return mentor(village, "POST", f"/{village.meetings.round}/slots", body=times)


def staff(village: Village, method: str, body: dict[str, Any] | None, *, booked: bool) -> Answer:
    """The mentor's request about Alva's meeting, or about one that is to be."""
    meetings = village.meetings
    round_id = meetings.booked_round if booked else meetings.round
    rest = f"/{round_id}/students/{village.child}/booking"
    return mentor(village, method, rest, body=body, headers=FIRST if method != "POST" else {})


def anna(village: Village, slot: str, *, booked: bool = False) -> Answer:
    """Anna books in the round in which nothing is booked, or in the other."""
    meetings = village.meetings
    round_id = meetings.booked_round if booked else meetings.round
    path = f"/booking/students/{village.child}/rounds/{round_id}/booking"
    person = village.people[Who.GUARDIAN]
    return village.portal.call("POST", path, person=person, body={"slotId": slot})


def at(instant: datetime, ask: Callable[[], Answer]) -> Answer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: instant)
        return ask()


def change(village: Village, **changes: Any) -> Answer:
    rest = f"/{village.meetings.round}"
    return mentor(village, "PUT", rest, body={**A_ROUND, **changes}, headers=FIRST)


def cancel(village: Village) -> Answer:
    rest = f"/{village.meetings.round}/cancellation"
    return mentor(village, "PUT", rest, body=REASON, headers=FIRST)


def in_a_cancelled_round(village: Village) -> Answer:
    assert cancel(village).status == 204
    return put_out(village)


def slot_booked(village: Village) -> Answer:
    meetings = village.meetings
    rest = f"/{meetings.booked_round}/slots/{meetings.booked_slots[0]}"
    return mentor(village, "DELETE", rest, headers={"if-match": '"2"'})


def slot_taken(village: Village) -> Answer:
    path = f"/booking/students/{village.classmate}/rounds/{village.meetings.booked_round}/booking"
    person = village.people[Who.CLASSMATES_GUARDIAN]
    body = {"slotId": village.meetings.booked_slots[0]}
    return village.portal.call("POST", path, person=person, body=body)


def meeting_cancelled(village: Village) -> Answer:
    assert staff(village, "DELETE", None, booked=True).status == 204
    return staff(village, "GET", None, booked=True)


def person_busy(village: Village) -> Answer:
    """Another round has a time, of another teacher, when Alva has a meeting."""
    made = make(village).body["id"]
    times = {"day": ANOTHER_DAY, "starts": "16:00", "ends": "16:15", "single": True}
    times["teacherIds"] = [village.people[Who.TEACHER]]
    put = mentor(village, "POST", f"/{made}/slots", body=times)
    path = f"/booking/students/{village.child}/rounds/{made}/booking"
    body = {"slotId": put.body["items"][0]["id"]}
    return village.portal.call("POST", path, person=village.people[Who.GUARDIAN], body=body)


def series(village: Village) -> Answer:
    path = f"/booking/schools/{village.school.id}/rounds"
    body = {**A_ROUND, "groupIds": [ids.new()]}
    return village.portal.call("POST", path, person=village.people[Who.SCHOOL_ADMIN], body=body)


REFUSALS: dict[str, Callable[[Village], Answer]] = {
    "round-window": lambda v: make(v, opens={"day": "2026-12-03", "time": "12:00"}),
    "round-days": lambda v: make(v, lastDay="2026-12-02"),
    "meeting-venue": lambda v: make(v, link="https://video.example/rum"),
    "clock-change": lambda v: make(v, opens={"day": "2026-10-25", "time": "02:30"}),
    "round-over": lambda v: at(AFTER_ALL_OF_IT, lambda: change(v)),
    "round-has-slots": lambda v: change(v, separate=True),
    "round-cancelled": in_a_cancelled_round,
    "slot-time": lambda v: put_out(v, ends="08:00"),
    "slot-day": lambda v: put_out(v, day="2026-12-05"),
    "too-many-slots": lambda v: put_out(v, ends="20:00"),
    "teacher-busy": lambda v: put_out(v, starts="16:00", ends="17:00"),
    "not-a-teacher-here": lambda v: put_out(v, teacherIds=[v.people[Who.OTHER_TEACHER]]),
    "slot-booked": slot_booked,
    "not-a-group-here": series,
    "not-a-guardian-here": lambda v: staff(
        v,
        "POST",
        {"slotId": v.meetings.slots[0], "guardianId": v.people[Who.GUARDIAN]},
        booked=False,
    ),
    "slot-taken": slot_taken,
    "meeting-booked": lambda v: anna(v, v.meetings.booked_slots[1], booked=True),
    "meeting-cancelled": meeting_cancelled,
    "slot-passed": lambda v: at(
        AT_THE_MEETINGS,
        lambda: staff(v, "POST", {"slotId": v.meetings.slots[0]}, booked=False),
    ),
    "person-busy": person_busy,
    "round-closed": lambda v: at(
        AT_THE_MEETINGS - timedelta(hours=3), lambda: anna(v, v.meetings.slots[1])
    ),
}

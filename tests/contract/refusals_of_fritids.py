"""A request for every problem of time registration, about the village's child."""

from collections.abc import Callable
from typing import Any

from tests.architecture.asking_fritids import LATER
from tests.architecture.matrix import Who
from tests.architecture.village import TODAY, Village, eken_as_it_is
from tests.component.portal import Answer

from skolbro import clock, ids
from skolbro.access.relations import Kind

AFTERNOON = {"starts": "13:30", "ends": "16:30"}
NIGHT = {"starts": "22:00", "ends": "01:00"}
EVENING = {"starts": "17:00", "ends": "19:00"}
LUNCH = {"starts": "11:00", "ends": "14:00"}
FREE: list[list[Any]] = [[], [], [], [], [], [], []]


def asks(
    village: Village, path: str, body: Any, *, tag: str = '"1"', method: str = "PUT"
) -> Answer:
    address = f"/attendance/students/{village.child}/{path}"
    anna = village.people[Who.GUARDIAN]
    headers = {"if-match": tag} if method == "PUT" else {}
    return village.portal.call(method, address, person=anna, headers=headers, body=body)


def week(village: Village, *times: Any, weekday: int = 2, day: str = LATER) -> Answer:
    body = {"days": [{"weekday": weekday, "times": times}]}
    return asks(village, f"fritids-weeks/{day}", body)


def base(village: Village, **changes: Any) -> Answer:
    body = {"validFrom": "2026-12-07", "weeks": [FREE], "ownWeeks": False, **changes}
    return asks(village, "fritids-plan/schedule", body, tag='"2"')


def answer(village: Village, day: str = "2026-12-22") -> Answer:
    body = {"off": False, "days": [{"date": day, "times": []}]}
    return asks(village, f"fritids-holidays/{village.holiday}", body)


def copy(village: Village, last: int) -> Answer:
    body = {"studentIds": [village.child], "week": LATER, "days": FREE}
    anna = village.people[Who.GUARDIAN]
    offset = {"first": 1, "last": last}
    return village.portal.call(
        "POST", "/attendance/fritids-copies", person=anna, body={**body, "weekOffset": offset}
    )


def set_up(village: Village, **changes: Any) -> Answer:
    path = f"/attendance/groups/{village.fritids}/fritids"
    body = {**eken_as_it_is(village), **changes}
    staff = village.people[Who.FRITIDS_STAFF]
    return village.portal.call("PUT", path, person=staff, headers={"if-match": '"2"'}, body=body)


def touch(village: Village, **changes: Any) -> Answer:
    one = {"id": ids.new(), "studentId": village.child, "kind": "in", **changes}
    path = f"/attendance/groups/{village.fritids}/fritids/{TODAY}/touches"
    body = {"touches": [{"at": clock.to_wire(clock.now()), **one}]}
    return village.portal.call("POST", path, person=village.people[Who.FRITIDS_STAFF], body=body)


def divided(village: Village) -> None:
    """Anna has the odd weeks, and Erik the even ones."""
    anna, erik = village.people[Who.GUARDIAN], village.people[Who.OTHER_GUARDIAN]
    body = {"rule": "isoWeek", "owners": [erik, anna], "firstWeek": LATER}
    assert asks(village, "fritids-plan/residence", body, tag='"2"').status == 204
    path = f"/attendance/students/{village.child}/fritids-plan/residence/acceptance"
    headers = {"if-match": '"3"'}
    assert village.portal.call("PUT", path, person=erik, headers=headers).status == 204


def other_guardians_week(village: Village) -> Answer:
    divided(village)
    return week(village, AFTERNOON)


def weeks_are_divided(village: Village) -> Answer:
    divided(village)
    body = {"validFrom": "2026-12-07", "weeks": [FREE], "ownWeeks": False}
    return asks(village, "fritids-plan/schedule", body, tag='"4"')


def checked_in(village: Village) -> Answer:
    assert set_up(village, lockDays=0).status == 204
    assert touch(village).status == 201
    return week(village, AFTERNOON, day=TODAY)


def holiday_passed(village: Village) -> Answer:
    lov = eken_as_it_is(village)["holidays"][0]
    assert set_up(village, holidays=[{**lov, "lastAnswerDay": "2026-11-23"}]).status == 204
    return answer(village)


def too_many_comments(village: Village) -> Answer:
    path = f"fritids-days/{TODAY}/comments"
    for _ in range(50):
        assert asks(village, path, {"text": "Hej"}, method="POST").status == 201
    return asks(village, path, {"text": "Hej"}, method="POST")


def not_at_fritids(village: Village) -> Answer:
    village.portal.relate(
        village.child, Kind.MEMBER_OF, village.fritids, group_kind="fritids",
        valid_until=clock.now(),
    )  # fmt: skip
    return asks(village, "fritids", None, method="GET")


REFUSALS: dict[str, Callable[[Village], Answer]] = {
    "already-checked-in": checked_in,
    "answer-the-holiday": lambda village: week(village, AFTERNOON, day="2026-12-22"),
    "fritids-closed": lambda village: week(village, AFTERNOON, weekday=6),
    "fritids-closed-that-weekday": lambda village: base(village, weeks=[[*FREE[:6], [AFTERNOON]]]),
    "holiday-answer-passed": holiday_passed,
    "not-a-monday": lambda village: base(village, validFrom=LATER),
    "not-alone-yet": lambda village: touch(village, kind="out", leavesWith="alone"),
    "not-at-fritids": not_at_fritids,
    "not-in-the-unit": lambda village: touch(village, studentId=village.classmate),
    "not-on-the-pick-up-list": lambda village: touch(
        village, kind="out", leavesWith="listed", who=village.classmate
    ),
    "other-guardians-week": other_guardians_week,
    "outside-opening-hours": lambda village: week(village, EVENING),
    "outside-the-holiday": lambda village: answer(village, LATER),
    "schedule-period-too-long": lambda village: week(village, day="2036-12-08"),
    "span-over-midnight": lambda village: week(village, NIGHT),
    "spans-overlap": lambda village: week(village, LUNCH, AFTERNOON),
    "times-locked": lambda village: week(village, AFTERNOON, day=TODAY),
    "times-passed": lambda village: week(village, AFTERNOON, weekday=1, day=TODAY),
    "too-many-comments": too_many_comments,
    "touch-not-of-today": lambda village: touch(village, at="2026-11-23T12:00:00Z"),
    "unknown-week-owner": lambda village: asks(
        village,
        "fritids-plan/residence",
        {"rule": "isoWeek", "owners": [ids.new(), ids.new()], "firstWeek": LATER},
        tag='"2"',
    ),
    "unusable-holiday": lambda village: set_up(
        village,
        holidays=[{**eken_as_it_is(village)["holidays"][0], "lastAnswerDay": "2026-12-21"}],
    ),
    "week-offset-out-of-range": lambda village: copy(village, 27),
    "weeks-are-divided": weeks_are_divided,
    "weeks-are-not-divided": lambda village: base(village, ownWeeks=True),
}

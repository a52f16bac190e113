"""A request for every problem of leave, about the village's child."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.component.portal import Answer

from skolbro.access.store import forget_schools
from skolbro.calendar import SchoolCalendar, Term


def apply(village: Village, first: str, last: str) -> Answer:
    body = {"studentId": village.child, "firstDay": first, "lastDay": last, "reason": "Resa"}
    anna = village.people[Who.GUARDIAN]
    return village.portal.call("POST", "/attendance/leaves", person=anna, body=body)


def change(village: Village, who: Who, what: str, *, leave: str = "", tag: int = 1) -> Answer:
    path = f"/attendance/students/{village.child}/leaves/{leave or village.leave}"
    method, path = ("PUT", f"{path}/{what}") if what else ("DELETE", path)
    headers = {"if-match": f'"{tag}"'}
    return village.portal.call(method, path, person=village.people[who], headers=headers)


def decide(village: Village, leave: str = "", **body: Any) -> Answer:
    path = f"/attendance/groups/{village.class_id}/students/{village.child}"
    return village.portal.call(
        "PUT",
        f"{path}/leaves/{leave or village.leave}/decision",
        person=village.people[Who.MENTOR],
        body={"outcome": "rejected", **body},
        headers={"if-match": '"1"'},
    )


def too_long(village: Village) -> Answer:
    spring = SchoolCalendar((Term("VT", date(2027, 1, 11), date(2027, 6, 11)),), frozenset())
    village.portal.add_school(replace(village.school, calendar=spring))
    forget_schools()
    return apply(village, "2027-01-11", "2027-06-11")


def decided(village: Village) -> Answer:
    assert decide(village).status == 204
    return change(village, Who.GUARDIAN, "", tag=2)


def ended(village: Village) -> Answer:
    assert change(village, Who.OTHER_GUARDIAN, "veto").status == 204
    return decide(village)


def principal_decides(village: Village) -> Answer:
    return decide(village, apply(village, "2026-12-01", "2026-12-15").body["id"])


LEAVE_REFUSALS: dict[str, Callable[[Village], Answer]] = {
    "confirmation-missing": lambda village: decide(village, village.unconfirmed_leave),
    "confirmation-not-asked": lambda village: change(village, Who.OTHER_GUARDIAN, "confirmation"),
    "leave-begun": lambda village: apply(village, "2026-11-23", "2026-11-25"),
    "leave-decided": decided,
    "leave-ended": ended,
    "leave-period": lambda village: apply(village, "2026-12-02", "2026-12-01"),
    "leave-too-long": too_long,
    "no-school-days": lambda village: apply(village, "2026-11-28", "2026-11-29"),
    "no-veto": lambda village: change(village, Who.GUARDIAN, "veto"),
    "not-own-leave": lambda village: change(village, Who.OTHER_GUARDIAN, ""),
    "principal-decides": principal_decides,
}

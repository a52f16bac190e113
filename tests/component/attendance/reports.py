"""Reporting, reading and withdrawing as guardians do."""

from dataclasses import replace
from typing import Any

from tests.component.portal import Answer, Family, Portal, call

from attendance.api import handler
from skolbro.table import from_item

TODAY, TOMORROW = "2026-11-24", "2026-11-25"


def report(family: Family, *, by: str | None = None, **parts: Any) -> Answer:
    """Report the family's child; fields of the body, or `raw`, `headers` and the like.

    The answer's body is the one absence that then stands, or the problem.
    """
    answer = report_all(family, by=by, **parts)
    if answer.status in {200, 201}:
        (absence,) = answer.body["items"]
        return replace(answer, body=absence)
    return answer


def report_all(family: Family, *, by: str | None = None, **parts: Any) -> Answer:
    """As `report`, with all that then stands."""
    sent = {name: parts.pop(name) for name in ("raw", "headers", "token") if name in parts}
    body = {"studentIds": [family.child], "firstDay": TODAY, "wholeDay": True, **parts}
    return call(
        handler, "POST", "/attendance/absences", person=by or family.anna, body=body, **sent
    )


def address(family: Family, absence_id: str = "") -> str:
    path = f"/attendance/students/{family.child}/absences"
    return f"{path}/{absence_id}" if absence_id else path


def withdraw(family: Family, absence_id: str, *, by: str | None = None, **headers: str) -> Answer:
    named = {"if-match": headers.pop("if_match", '"1"'), **headers}
    return call(
        handler,
        "DELETE",
        address(family, absence_id),
        person=by or family.anna,
        headers={name: value for name, value in named.items() if value},
    )


def listed(family: Family, *, by: str | None = None, **query: str) -> Any:
    names = {"first": "from", "last": "to"}
    asked = {names[name]: value for name, value in query.items()}
    answer = call(handler, "GET", address(family), person=by or family.anna, query=asked)
    assert answer.status == 200, answer
    return answer.body["items"]


def days(portal: Portal) -> list[dict[str, Any]]:
    return [from_item(item) for item in portal.items("attendance", "StudentDay")]


def events(portal: Portal) -> list[dict[str, Any]]:
    found = [from_item(item) for item in portal.items("attendance", "Event")]
    return sorted(found, key=lambda event: str(event["id"]))

"""Applying for leave, and deciding on it, as guardians, mentors and principals do."""

from typing import Any

from tests.component.portal import Answer, Family, Portal, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.schools import School
from skolbro.table import from_item

MONDAY, FRIDAY = "2026-12-07", "2026-12-11"
# Eleven school days: the mentor decides on ten.
LONG = {"firstDay": "2026-12-01", "lastDay": "2026-12-15"}
BOTH = {"attendance": {"days_ahead": 1}, "leave": {"confirmation": "bothConfirm"}}


def both_confirm() -> School:
    """A school that wants both guardians to confirm."""
    return a_school(settings=BOTH)


def apply(family: Family, *, by: str | None = None, **parts: Any) -> Answer:
    """Apply for a week of leave; fields of the body, or `headers`."""
    headers = parts.pop("headers", {})
    body = {
        "studentId": family.child,
        "firstDay": MONDAY,
        "lastDay": FRIDAY,
        "reason": "Begravning i Finland",
        **parts,
    }
    return call(
        handler, "POST", "/attendance/leaves", person=by or family.anna, body=body, headers=headers
    )


def applied(family: Family, **parts: Any) -> str:
    """The id of a new application."""
    answer = apply(family, **parts)
    assert answer.status == 201, answer
    return str(answer.body["id"])


def of_child(family: Family, leave_id: str = "") -> str:
    path = f"/attendance/students/{family.child}/leaves"
    return f"{path}/{leave_id}" if leave_id else path


def read(family: Family, leave_id: str, *, by: str | None = None) -> Answer:
    return call(handler, "GET", of_child(family, leave_id), person=by or family.anna)


def change(family: Family, leave_id: str, what: str, *, by: str, version: int | str = 1) -> Answer:
    """`confirmation` or `veto`, or to withdraw with neither."""
    path = of_child(family, leave_id)
    headers = {"if-match": f'"{version}"'}
    if not what:
        return call(handler, "DELETE", path, person=by, headers=headers)
    return call(handler, "PUT", f"{path}/{what}", person=by, headers=headers)


def of_class(family: Family, leave_id: str) -> str:
    return f"/attendance/groups/{family.class_id}/students/{family.child}/leaves/{leave_id}"


def of_school(family: Family, leave_id: str) -> str:
    return f"/attendance/schools/{family.school.id}/students/{family.child}/leaves/{leave_id}"


def decide(
    family: Family,
    leave_id: str,
    outcome: str = "approved",
    *,
    by: str | None = None,
    version: int = 1,
    comment: str | None = None,
) -> Answer:
    """As the mentor, or at the school's address as whoever else is named."""
    path = of_school(family, leave_id) if by else of_class(family, leave_id)
    body = {"outcome": outcome, "comment": comment}
    headers = {"if-match": f'"{version}"'}
    person = by or family.mentor
    return call(handler, "PUT", f"{path}/decision", person=person, body=body, headers=headers)


def a_principal(portal: Portal, family: Family) -> str:
    person = ids.new()
    portal.work_at(person, family.school, Duty.PRINCIPAL)
    return person


def new_class(portal: Portal, family: Family) -> str:
    """The child moves to another class at the school; its mentor."""
    class_id, mentor = ids.new(), ids.new()
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    group = {"object_name": "5A", "group_kind": "class", **place}
    for item in portal.items("access", "Relation"):
        if (item["person_id"]["S"], item["object_id"]["S"]) == (family.child, family.class_id):
            key = {name: item[name] for name in ("pk", "sk")}
            portal.dynamodb.delete_item(TableName="access", Key=key)
    portal.relate(family.child, Kind.MEMBER_OF, class_id, person_name="Alva Lind", **group)
    portal.relate(mentor, Kind.MENTOR_OF, class_id, **group)
    return mentor


def listed(path: str, *, by: str, **query: str) -> Any:
    answer = call(handler, "GET", path, person=by, query=query)
    assert answer.status == 200, answer
    return answer.body["items"]


def waiting_in_class(family: Family, *, by: str | None = None) -> Any:
    return listed(f"/attendance/groups/{family.class_id}/leaves", by=by or family.mentor)


def waiting_at_school(family: Family, *, by: str) -> Any:
    return listed(f"/attendance/schools/{family.school.id}/leaves", by=by)


def events(portal: Portal) -> list[tuple[str, dict[str, Any]]]:
    """Type and data, in the order in which they were sent."""
    found = [from_item(item) for item in portal.items("attendance", "Event")]
    return [(one["type"], one["data"]) for one in sorted(found, key=lambda one: str(one["id"]))]


def kept(portal: Portal, entity: str) -> list[dict[str, Any]]:
    return [from_item(item) for item in portal.items("attendance", entity)]

"""Reporting absence through the real handler."""

from tests.component.portal import Portal, a_family, call

from attendance.api import handler


def test_a_guardian_reports_a_child_ill_today(portal: Portal) -> None:
    family = a_family(portal)

    answer = call(
        handler,
        "POST",
        "/attendance/absences",
        person=family.anna,
        body={"studentId": family.child, "date": "2026-11-24", "wholeDay": True, "note": "Feber"},
    )

    assert answer.status == 201, answer
    assert answer.body["reportedBy"] == {"id": family.anna, "name": "Anna Lind", "me": True}
    listed = call(
        handler, "GET", f"/attendance/students/{family.child}/absences", person=family.erik
    )
    assert listed.status == 200, listed
    assert [one["id"] for one in listed.body["items"]] == [answer.body["id"]]
    read = call(handler, "GET", answer.headers["Location"], person=family.anna)
    assert read.headers["ETag"] == answer.headers["ETag"]

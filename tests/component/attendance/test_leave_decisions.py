"""Deciding on leave through the real handler, and what a granted leave leads to."""

from datetime import date
from typing import Any

import pytest
from tests.component.attendance.leaves import (
    LONG,
    a_principal,
    applied,
    both_confirm,
    change,
    decide,
    events,
    kept,
    new_class,
    of_child,
    of_class,
    of_school,
    read,
    waiting_at_school,
    waiting_in_class,
)
from tests.component.attendance.reports import listed as listed_absences
from tests.component.attendance.reports import report
from tests.component.portal import TUESDAY, Family, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.calendar import SchoolCalendar, Term


def as_decider(path: str, person: str) -> Any:
    return call(handler, "GET", path, person=person)


def test_the_mentor_reads_and_grants_and_the_days_become_valid_absence(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family, firstDay="2026-11-26", lastDay="2026-11-30")
    seen = as_decider(of_class(family, leave_id), family.mentor)

    answer = decide(family, leave_id, comment="Hälsa så gott")

    assert seen.headers["ETag"] == '"1"'
    assert seen.body["student"] == {
        "id": family.child, "displayName": "Alva Lind", "groupName": "4B",
    }  # fmt: skip
    assert (seen.body["reason"], seen.body["mayDecide"]) == ("Begravning i Finland", True)
    assert answer.status == 204
    after = read(family, leave_id).body
    assert (after["status"], after["comment"]) == ("approved", "Hälsa så gott")
    assert after["closedBy"] == {"id": family.mentor, "name": "Maria Ek", "me": False}
    absences = listed_absences(family)
    assert [(one["date"], one["wholeDay"]) for one in absences] == [
        ("2026-11-30", True),
        ("2026-11-26", True),
    ]
    assert waiting_in_class(family) == kept(portal, "SchoolLeave") == []
    kind, told = events(portal)[-1]
    assert (kind, told["outcome"]) == ("attendance.leave_decided.v1", "approved")
    assert told["by"] == family.mentor


def test_a_rejected_leave_leaves_the_days_alone(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)

    assert decide(family, leave_id, "rejected", comment="Nationella prov").status == 204

    assert read(family, leave_id).body["status"] == "rejected"
    assert kept(portal, "StudentDay") == []
    assert events(portal)[-1][1]["outcome"] == "rejected"


def test_a_decision_is_final(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)
    decide(family, leave_id)

    for answer in (
        change(family, leave_id, "", by=family.anna, version=2),
        change(family, leave_id, "veto", by=family.erik, version=2),
        change(family, leave_id, "confirmation", by=family.erik, version=2),
        decide(family, leave_id, "rejected", version=2),
    ):
        assert (answer.status, answer.problem) == (409, "leave-decided")
        assert "Ekebro skola, 0490-123 45" in answer.body["detail"]
    assert len(events(portal)) == 2


def test_of_two_deciders_the_second_is_told_and_nothing_is_done_twice(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    leave_id = applied(family)

    first = decide(family, leave_id, "rejected")
    second = decide(family, leave_id, by=principal)

    assert first.status == 204
    assert (second.status, second.problem) == (409, "leave-decided")
    assert kept(portal, "StudentDay") == []


def test_a_lost_answer_to_a_decision_is_asked_for_again(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)

    answers = [decide(family, leave_id, comment="Ja") for _ in range(2)]

    assert [answer.status for answer in answers] == [204, 204]
    assert len(kept(portal, "StudentDay")) == 5
    assert {day["version"] for day in kept(portal, "StudentDay")} == {1}
    assert decide(family, leave_id, comment="Nja").problem == "leave-decided"


def test_a_decision_names_the_version_that_was_read(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)
    path = f"{of_class(family, leave_id)}/decision"
    body = {"outcome": "approved"}

    assert decide(family, leave_id, version=2).problem == "changed-meanwhile"
    assert call(handler, "PUT", path, person=family.mentor, body=body).problem == "if-match-needed"


def test_nobody_decides_while_a_guardian_has_yet_to_confirm(portal: Portal) -> None:
    family = a_family(portal, school=both_confirm())
    principal = a_principal(portal, family)
    leave_id = applied(family)

    for by in (None, principal):
        assert decide(family, leave_id, by=by).problem == "confirmation-missing"
    change(family, leave_id, "confirmation", by=family.erik)
    assert decide(family, leave_id, version=2).status == 204


def test_a_long_leave_is_the_principals_and_the_mentor_may_read_it(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    leave_id = applied(family, **LONG)

    seen = as_decider(of_class(family, leave_id), family.mentor)
    refused = decide(family, leave_id)
    granted = decide(family, leave_id, by=principal)

    assert seen.body["mayDecide"] is False
    assert (refused.status, refused.problem) == (403, "principal-decides")
    assert granted.status == 204
    assert len(kept(portal, "StudentDay")) == 11
    assert kept(portal, "SchoolLeave") == []


def test_the_principal_may_decide_where_the_mentor_has_not(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    leave_id = applied(family)
    seen = as_decider(of_school(family, leave_id), principal)

    assert seen.body["mayDecide"] is True
    assert decide(family, leave_id, by=principal).status == 204
    assert kept(portal, "ClassLeave") == []


def test_a_principal_decides_on_a_leave_from_the_class_before(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    leave_id = applied(family)
    new_class(portal, family)

    assert decide(family, leave_id).status == 404
    assert decide(family, leave_id, by=principal).status == 204

    assert kept(portal, "ClassLeave") == kept(portal, "SchoolLeave") == []
    assert len(events(portal)) == 2


def test_the_longest_leave_is_decided_in_one_go(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    leave_id = applied(family, firstDay="2026-11-24", lastDay="2026-12-21")

    assert decide(family, leave_id, by=principal).status == 204
    assert len(kept(portal, "StudentDay")) == 19


def test_a_longer_leave_than_one_decision_holds_is_refused(portal: Portal) -> None:
    spring = Term("VT 2027", date(2027, 1, 11), date(2027, 6, 11))
    family = a_family(portal, school=a_school(calendar=SchoolCalendar((spring,), frozenset())))

    answer = call(
        handler, "POST", "/attendance/leaves", person=family.anna,
        body={"studentId": family.child, "firstDay": "2027-01-11", "lastDay": "2027-06-11",
              "reason": "Resa"},
    )  # fmt: skip

    assert (answer.status, answer.problem) == (409, "leave-too-long")


def test_a_leave_stands_beside_what_is_reported_already(portal: Portal) -> None:
    family = a_family(portal)
    report(family, firstDay="2026-11-25")
    leave_id = applied(family, firstDay="2026-11-25", lastDay="2026-11-26")

    assert decide(family, leave_id).status == 204

    assert [one["date"] for one in listed_absences(family)].count("2026-11-25") == 2


@pytest.mark.parametrize("outcome", ["", "maybe", None, "vetoed"])
def test_a_decision_is_yes_or_no(portal: Portal, outcome: Any) -> None:
    family = a_family(portal)
    leave_id = applied(family)

    assert decide(family, leave_id, outcome).problem == "invalid-request"


def others(portal: Portal, family: Family) -> dict[str, str]:
    """People at the school who decide on nobody's leave."""
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    found = {name: ids.new() for name in ("teacher", "administrator", "former", "elsewhere")}
    portal.relate(found["teacher"], Kind.TEACHES, family.class_id, group_kind="class", **place)
    portal.work_at(found["administrator"], family.school, Duty.SCHOOL_ADMINISTRATOR)
    portal.work_at(found["elsewhere"], portal.add_school(a_school()), Duty.PRINCIPAL)
    portal.relate(
        found["former"], Kind.WORKS_AT, family.school.id, duties=(Duty.PRINCIPAL,),
        valid_until=TUESDAY, **place,
    )  # fmt: skip
    return found | {"anna": family.anna, "child": family.child}


def test_nobody_else_reads_or_decides(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)
    for name, person in others(portal, family).items():
        for path in (
            of_class(family, leave_id),
            of_school(family, leave_id),
            f"/attendance/groups/{family.class_id}/leaves",
            f"/attendance/schools/{family.school.id}/leaves",
        ):
            assert as_decider(path, person).problem == "not-found", (name, path)
        for path in (of_class(family, leave_id), of_school(family, leave_id)):
            answer = call(
                handler, "PUT", f"{path}/decision", person=person,
                body={"outcome": "approved"}, headers={"if-match": '"1"'},
            )  # fmt: skip
            assert answer.problem == "not-found", (name, path)
    assert len(events(portal)) == 1


def test_a_principal_does_not_reach_a_leave_of_another_school(portal: Portal) -> None:
    family, other = a_family(portal), a_family(portal)
    principal = a_principal(portal, family)
    leave_id = applied(other)
    path = f"/attendance/schools/{family.school.id}/students/{other.child}/leaves/{leave_id}"

    assert as_decider(path, principal).problem == "not-found"
    # Also where the child has come to the school since.
    place = {"school_id": family.school.id, "object_name": "4B", "group_kind": "class"}
    portal.relate(other.child, Kind.MEMBER_OF, family.class_id, **place)
    assert as_decider(path, principal).problem == "not-found"
    answer = call(
        handler, "PUT", f"{path}/decision", person=principal,
        body={"outcome": "approved"}, headers={"if-match": '"1"'},
    )  # fmt: skip
    assert answer.problem == "not-found"


def test_of_a_protected_child_every_reading_is_logged_and_the_schools_list_has_no_name(
    portal: Portal,
) -> None:
    family = a_family(portal, protected=True)
    principal = a_principal(portal, family)
    leave_id = applied(family)

    (line,) = waiting_at_school(family, by=principal)
    assert (line["displayName"], kept(portal, "Read")) == ("", [])
    assert "Alva" not in str(portal.items("attendance"))
    assert [one["displayName"] for one in waiting_in_class(family)] == ["Alva Lind"]
    for path, person in (
        (of_class(family, leave_id), family.mentor),
        (of_school(family, leave_id), principal),
    ):
        assert as_decider(path, person).body["student"]["displayName"] == "Alva Lind"
    call(handler, "GET", of_child(family), person=family.erik)
    read(family, leave_id)

    assert sorted((one["reader_id"], one["what"]) for one in kept(portal, "Read")) == sorted(
        (person, "attendance.leaves")
        for person in (family.mentor, family.mentor, principal, family.erik, family.anna)
    )

"""Leave through the real handler: applied for, confirmed, vetoed, withdrawn, and read."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.leaves import (
    FRIDAY,
    LONG,
    MONDAY,
    a_principal,
    applied,
    apply,
    both_confirm,
    change,
    events,
    kept,
    listed,
    new_class,
    of_child,
    read,
    waiting_at_school,
    waiting_in_class,
)
from tests.component.portal import TUESDAY, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Kind


def test_a_guardian_applies_and_sees_the_schools_events_and_who_decides(portal: Portal) -> None:
    family = a_family(portal)

    answer = apply(family, firstDay="2026-11-25", lastDay="2026-11-30")

    assert answer.status == 201, answer
    assert answer.body["schoolDays"] == 3
    assert answer.body["events"] == [{"date": "2026-11-27", "kind": "closedDay", "name": ""}]
    assert (answer.body["status"], answer.body["decider"]) == ("awaitsDecision", "mentor")
    assert answer.body["appliedBy"] == {"id": family.anna, "name": "Anna Lind", "me": True}
    assert (answer.body["mayWithdraw"], answer.body["mayVeto"]) == (True, False)
    stands = call(handler, "GET", answer.headers["Location"], person=family.anna)
    assert (stands.body, stands.headers["ETag"]) == (answer.body, answer.headers["ETag"])


def test_what_an_application_would_be_about_is_told_before_it_is_made(portal: Portal) -> None:
    family = a_family(portal, school=both_confirm())
    path = f"/attendance/students/{family.child}/leave-period"
    query = {"from": "2026-12-01", "to": "2026-12-15"}

    answer = call(handler, "GET", path, person=family.anna, query=query)
    today = call(handler, "GET", path, person=family.anna)

    assert answer.body == {
        "firstDay": "2026-12-01", "lastDay": "2026-12-15", "schoolDays": 11, "events": [],
        "decider": "principal", "confirmation": "bothConfirm",
    }  # fmt: skip
    assert (today.body["firstDay"], today.body["schoolDays"]) == ("2026-11-24", 1)
    assert portal.items("attendance") == []


def test_the_mentor_is_told_and_has_it_listed_by_how_soon_it_begins(portal: Portal) -> None:
    family = a_family(portal)
    later = applied(family)
    sooner = applied(family, firstDay="2026-11-26", lastDay="2026-11-26")

    waiting = waiting_in_class(family)

    assert [one["id"] for one in waiting] == [sooner, later]
    assert waiting[0] | {"id": ""} == {
        "id": "", "studentId": family.child, "displayName": "Alva Lind", "groupName": "4B",
        "firstDay": "2026-11-26", "lastDay": "2026-11-26", "schoolDays": 1, "decider": "mentor",
        "waitsSince": "2026-11-24T06:41:00Z", "waitedDays": 0,
    }  # fmt: skip
    assert events(portal)[0] == (
        "attendance.leave_applied.v1",
        {
            "leave_id": later, "student_id": family.child, "school_id": family.school.id,
            "first_day": MONDAY, "last_day": FRIDAY, "by": family.anna, "decider": "mentor",
        },
    )  # fmt: skip


def test_a_long_leave_waits_for_the_principal_and_not_for_the_mentor(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)

    answer = apply(family, **LONG)

    assert (answer.body["schoolDays"], answer.body["decider"]) == (11, "principal")
    assert waiting_in_class(family) == []
    assert [one["id"] for one in waiting_at_school(family, by=principal)] == [answer.body["id"]]


def test_the_principal_sees_all_that_waits_and_for_how_long(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    applied(family)
    at(TUESDAY + timedelta(days=8))

    (waiting,) = waiting_at_school(family, by=principal)

    assert (waiting["waitedDays"], waiting["decider"]) == (8, "mentor")
    assert (waiting["displayName"], waiting["groupName"]) == ("Alva Lind", "4B")


def test_the_principals_list_goes_on_page_by_page(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    made = sorted(applied(family) for _ in range(5))
    path = f"/attendance/schools/{family.school.id}/leaves"
    found, query = [], {"limit": "2"}
    for _ in range(3):
        page = call(handler, "GET", path, person=principal, query=query)
        found += [one["id"] for one in page.body["items"]]
        query = {"limit": "2", "cursor": str(page.body["next"])}

    assert found == made
    assert page.body["next"] is None


def test_a_child_without_a_class_is_the_principals(portal: Portal) -> None:
    family = a_family(portal)
    lone = ids.new()
    portal.relate(family.anna, Kind.GUARDIAN_OF, lone, object_name="Bo", school_id=family.school.id)

    answer = apply(family, studentId=lone)

    assert answer.body["decider"] == "principal"


def test_the_same_request_again_gets_the_same_answer(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    key = {"idempotency-key": ids.new()}
    first = apply(family, headers=key, firstDay="2026-11-24", lastDay="2026-11-24")
    at(TUESDAY + timedelta(hours=20))

    again = apply(family, headers=key, firstDay="2026-11-24", lastDay="2026-11-24")
    other = apply(family, headers=key, firstDay="2026-11-24")

    assert (again.status, again.body, again.headers) == (201, first.body, first.headers)
    assert other.problem in {"idempotency-key-reused", "leave-begun"}
    assert len(kept(portal, "Leave")) == 1


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        ("2026-11-23", "2026-11-25", "leave-begun"),
        ("2026-12-02", "2026-12-01", "leave-period"),
        ("2026-12-01", "2027-12-02", "leave-period"),
        ("0001-01-01", "9999-12-31", "leave-period"),
        ("2026-11-27", "2026-11-29", "no-school-days"),
        ("2026-12-22", "2027-01-08", "no-school-days"),
    ],
)
def test_a_period_that_cannot_be_applied_for(
    portal: Portal, first: str, last: str, problem: str
) -> None:
    family = a_family(portal)

    assert apply(family, firstDay=first, lastDay=last).problem == problem
    assert portal.items("attendance") == []


@pytest.mark.parametrize("reason", ["", "   ", None, 1, "x" * 1001])
def test_an_application_gives_its_reason(portal: Portal, reason: object) -> None:
    assert apply(a_family(portal), reason=reason).problem == "invalid-request"


def test_somebody_elses_child_is_404(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)
    stranger = a_family(portal).anna
    for answer in (
        apply(family, by=stranger),
        read(family, leave_id, by=stranger),
        call(handler, "GET", of_child(family), person=stranger),
        change(family, leave_id, "veto", by=stranger),
        change(family, leave_id, "confirmation", by=stranger),
        change(family, leave_id, "", by=stranger),
    ):
        assert (answer.status, answer.problem) == (404, "not-found")


@pytest.mark.parametrize(
    "leave_id", ["x", "2026-12-07.2026-12-11.x", "2026-12-11.2026-12-07." + "0" * 26, "x" * 1500]
)
def test_what_cannot_be_a_leave_is_not_there(portal: Portal, leave_id: str) -> None:
    family = a_family(portal)

    assert read(family, leave_id).problem == "not-found"
    for what in ("confirmation", "veto", ""):
        assert change(family, leave_id, what, by=family.erik).problem == "not-found"


def test_the_other_guardian_reads_it_and_may_say_no(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)

    (seen,) = listed(of_child(family), by=family.erik)
    answer = change(family, leave_id, "veto", by=family.erik)

    assert (seen["mayVeto"], seen["mayConfirm"], seen["mayWithdraw"]) == (True, False, False)
    assert answer.status == 204
    after = read(family, leave_id).body
    assert (after["status"], after["closedBy"]["name"]) == ("vetoed", "Erik Holm")
    assert waiting_in_class(family) == []
    assert kept(portal, "SchoolLeave") == []
    assert events(portal)[-1][0] == "attendance.leave_vetoed.v1"


def test_a_veto_is_the_other_guardians_alone(portal: Portal) -> None:
    family = a_family(portal)
    aunt = ids.new()
    portal.relate(
        aunt, Kind.RESPONSIBLE_FOR, family.child, school_id=family.school.id, person_name="Ada"
    )
    leave_id = applied(family)

    for person in (family.anna, aunt):
        answer = change(family, leave_id, "veto", by=person)
        assert (answer.status, answer.problem) == (403, "no-veto")
    assert len(kept(portal, "ClassLeave")) == 1


def test_the_applicant_withdraws_before_the_decision(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)

    refused = change(family, leave_id, "", by=family.erik)
    answer = change(family, leave_id, "", by=family.anna)

    assert (refused.status, refused.problem) == (403, "not-own-leave")
    assert answer.status == 204
    assert read(family, leave_id).body["status"] == "withdrawn"
    assert kept(portal, "ClassLeave") == kept(portal, "SchoolLeave") == []
    assert events(portal)[-1][0] == "attendance.leave_withdrawn.v1"


def test_a_lost_answer_to_a_change_is_asked_for_again(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family)

    first, again = (change(family, leave_id, "", by=family.anna) for _ in range(2))

    assert (first.status, again.status) == (204, 204)
    assert len(events(portal)) == 2
    assert change(family, leave_id, "", by=family.anna, version=2).problem == "leave-ended"
    assert change(family, leave_id, "veto", by=family.erik).problem == "leave-ended"


@pytest.mark.parametrize("what", ["confirmation", "veto", ""])
def test_a_change_names_the_version_that_was_seen(portal: Portal, what: str) -> None:
    family = a_family(portal, school=both_confirm())
    leave_id = applied(family)
    person = family.erik if what else family.anna

    assert change(family, leave_id, what, by=person, version=2).problem == "changed-meanwhile"
    path = of_child(family, leave_id) + (f"/{what}" if what else "")
    method = "PUT" if what else "DELETE"
    assert call(handler, method, path, person=person).problem == "if-match-needed"


def test_where_both_confirm_nobody_decides_before_the_other_has(portal: Portal) -> None:
    family = a_family(portal, school=both_confirm())

    answer = apply(family)
    leave_id = answer.body["id"]

    assert answer.body["status"] == "awaitsConfirmation"
    assert waiting_in_class(family) == []
    assert events(portal)[0][0] == "attendance.leave_confirmation_asked.v1"
    assert change(family, leave_id, "confirmation", by=family.anna).problem == (
        "confirmation-not-asked"
    )
    assert read(family, leave_id, by=family.erik).body["mayConfirm"] is True

    assert change(family, leave_id, "confirmation", by=family.erik).status == 204

    assert read(family, leave_id).body["status"] == "awaitsDecision"
    assert [one["id"] for one in waiting_in_class(family)] == [leave_id]
    kind, told = events(portal)[-1]
    assert (kind, told["by"]) == ("attendance.leave_applied.v1", family.erik)


def test_a_confirmation_whose_answer_was_lost_is_not_made_twice(portal: Portal) -> None:
    family = a_family(portal, school=both_confirm())
    leave_id = applied(family)

    answers = [change(family, leave_id, "confirmation", by=family.erik) for _ in range(2)]

    assert [answer.status for answer in answers] == [204, 204]
    assert len(events(portal)) == 2


def test_with_three_guardians_all_confirm(portal: Portal) -> None:
    family = a_family(portal, school=both_confirm())
    third = ids.new()
    portal.relate(third, Kind.GUARDIAN_OF, family.child, school_id=family.school.id)
    leave_id = applied(family)

    assert change(family, leave_id, "confirmation", by=third).status == 204
    assert read(family, leave_id).body["status"] == "awaitsConfirmation"
    assert change(family, leave_id, "confirmation", by=family.erik, version=2).status == 204
    assert read(family, leave_id).body["status"] == "awaitsDecision"


def test_a_lone_guardian_confirms_with_the_application(portal: Portal) -> None:
    family = a_family(portal, school=both_confirm())
    lone = ids.new()
    portal.relate(family.anna, Kind.GUARDIAN_OF, lone, object_name="Bo", school_id=family.school.id)

    assert apply(family, studentId=lone).body["status"] == "awaitsDecision"


def test_what_awaits_confirmation_may_be_vetoed_or_withdrawn(portal: Portal) -> None:
    family = a_family(portal, school=both_confirm())
    first, second = applied(family), applied(family)

    assert change(family, first, "veto", by=family.erik).status == 204
    assert change(family, second, "", by=family.anna).status == 204


def test_a_child_that_has_changed_class_is_withdrawn_from_the_old_classs_list(
    portal: Portal,
) -> None:
    family = a_family(portal)
    leave_id = applied(family)
    new_class(portal, family)

    assert waiting_in_class(family) == []
    assert change(family, leave_id, "", by=family.anna).status == 204

    assert kept(portal, "ClassLeave") == kept(portal, "SchoolLeave") == []


def test_the_lists_forget_a_leave_a_month_after_it_is_over(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    applied(family)
    at(datetime(2027, 1, 9, 23, 0, tzinfo=UTC))
    assert len(waiting_in_class(family)) == 1
    at(datetime(2027, 1, 10, 1, 0, tzinfo=UTC))

    assert waiting_in_class(family) == waiting_at_school(family, by=principal) == []
    assert read(family, kept(portal, "Leave")[0]["id"]).body["status"] == "awaitsDecision"


def test_a_school_that_has_switched_attendance_off_takes_no_application(portal: Portal) -> None:
    family = a_family(portal, school=a_school(functions=()))

    assert apply(family).problem == "function-off"


def test_a_guardian_with_protected_identity_is_not_named_before_the_other(portal: Portal) -> None:
    family = a_family(portal)
    portal.relate(
        family.anna, Kind.GUARDIAN_OF, family.child, school_id=family.school.id,
        person_name="Anna Lind", person_protected=True,
    )  # fmt: skip

    applied(family)

    assert listed(of_child(family), by=family.erik)[0]["appliedBy"]["name"] == ""
    assert "Anna" not in str(portal.items("attendance"))

"""Who is told of leave, and of much absence."""

from typing import Any

import pytest
from tests.component.portal import TUESDAY, Family, Portal, a_family

from notify.audience import audience_of_leave, audience_of_threshold, deciders_of_leave
from notify.notification import KINDS, Notification
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.scopes import at_work
from skolbro.events import Event

APPLIED, THRESHOLD = "attendance.leave_applied", "attendance.absence_threshold_reached"


def event(family: Family, **data: Any) -> Event:
    told = {
        "leave_id": "2026-12-07.2026-12-11.x", "student_id": family.child,
        "school_id": family.school.id, "by": family.anna, **data,
    }  # fmt: skip
    return Event(type="attendance.leave_applied.v1", at=TUESDAY, data=told)


def deciders(family: Family, decider: str) -> tuple[Notification, ...]:
    return deciders_of_leave(at_work("test"), event(family, decider=decider), kind=APPLIED)


def a_principal(portal: Portal, family: Family) -> str:
    person = ids.new()
    portal.work_at(person, family.school, Duty.PRINCIPAL)
    portal.work_at(ids.new(), family.school, Duty.SCHOOL_ADMINISTRATOR, Duty.TEACHER)
    return person


def test_the_other_guardian_is_told_and_led_to_the_leave(portal: Portal) -> None:
    family = a_family(portal)
    portal.relate(ids.new(), Kind.RESPONSIBLE_FOR, family.child, object_name="Alva Lind")

    (told,) = audience_of_leave(at_work("test"), event(family), kind=APPLIED)

    assert (told.recipient_id, told.child_name) == (family.erik, "Alva Lind")
    assert told.link == f"/children/{family.child}/leaves/2026-12-07.2026-12-11.x"
    assert told.title("sv") == "Ledighet är sökt för Alva Lind"


def test_of_a_decision_both_guardians_are_told(portal: Portal) -> None:
    family = a_family(portal)
    decided = event(family, by=family.mentor)

    told = audience_of_leave(at_work("test"), decided, kind="attendance.leave_approved")

    assert {one.recipient_id for one in told} == {family.anna, family.erik}


def test_who_decides_is_told_and_nobody_else_at_the_school(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)

    (mentor,) = deciders(family, "mentor")
    (leader,) = deciders(family, "principal")

    assert (mentor.recipient_id, mentor.link) == (
        family.mentor,
        f"/groups/{family.class_id}/leaves",
    )
    assert (leader.recipient_id, leader.link) == (principal, f"/schools/{family.school.id}/leaves")
    assert mentor.child_name == leader.child_name == "Alva Lind"
    assert (mentor.through, leader.through) == (family.class_id, family.school.id)


def test_of_much_absence_mentor_and_principal_are_told(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)

    told = audience_of_threshold(at_work("test"), event(family), kind=THRESHOLD)

    assert {one.recipient_id for one in told} == {family.mentor, principal}
    assert told[0].title("sv") == "Alva Lind har mycket frånvaro den här månaden"
    assert {one.recipient_id: one.link for one in told} == {
        family.mentor: f"/groups/{family.class_id}/statistics",
        principal: f"/schools/{family.school.id}/students/{family.child}/statistics",
    }


def test_a_protected_student_over_the_threshold_is_looked_for_in_the_class(portal: Portal) -> None:
    family = a_family(portal, protected=True)
    principal = a_principal(portal, family)

    told = audience_of_threshold(at_work("test"), event(family), kind=THRESHOLD)

    (line,) = [one for one in told if one.recipient_id == principal]
    assert line.link == f"/schools/{family.school.id}/groups/{family.class_id}/statistics"
    assert family.child not in str(line)


def test_of_who_has_left_the_school_its_principal_is_not_told(portal: Portal) -> None:
    family = a_family(portal)
    a_principal(portal, family)
    portal.relate(
        family.child, Kind.MEMBER_OF, family.class_id, school_id=family.school.id,
        group_kind="class", valid_until=TUESDAY,
    )  # fmt: skip

    assert audience_of_threshold(at_work("test"), event(family), kind=THRESHOLD) == ()


@pytest.mark.parametrize("decider", ["mentor", "principal"])
def test_a_protected_student_is_not_named_before_staff(portal: Portal, decider: str) -> None:
    family = a_family(portal, protected=True)
    a_principal(portal, family)

    (told,) = deciders(family, decider)

    assert (told.child_id, told.child_name) == (None, None)
    assert family.child not in told.link
    assert told.title("sv") == KINDS[APPLIED].unnamed

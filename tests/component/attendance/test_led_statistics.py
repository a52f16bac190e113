"""The principal's statistics, of the school that is led and of no other."""

import pytest
from tests.component.attendance.leaves import kept
from tests.component.attendance.months import count, marked
from tests.component.portal import Answer, Family, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind

TODAY = "2026-11-24"
PLACES = ("students/{child}/statistics", "groups/{class_id}/statistics")


def a_principal(portal: Portal, family: Family) -> str:
    person = ids.new()
    portal.work_at(person, family.school, Duty.PRINCIPAL)
    return person


def of(family: Family, place: str, *, by: str, school_id: str = "", **parts: object) -> Answer:
    whose = place.format(child=family.child, class_id=family.class_id)
    path = f"/attendance/schools/{school_id or family.school.id}/{whose}"
    return call(handler, "GET", path, person=by, **parts)


def a_day_away(family: Family) -> None:
    marked(family.child, TODAY, group_id=family.class_id, presence="absent")
    marked(family.child, TODAY, group_id=ids.new(), presence="late", missed=5)
    count(family, TODAY)


def test_the_principal_reads_all_lessons_of_a_group_and_of_a_student(portal: Portal) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    a_day_away(family)

    group = of(family, PLACES[1], by=principal)
    student = of(family, PLACES[0], by=principal)

    assert group.body["group"] == {"id": family.class_id, "name": "4B"}
    assert group.body["allLessons"] is True
    assert group.body["students"][0]["displayName"] == "Alva Lind"
    assert group.body["total"]["offered"] == 120
    assert student.body["total"] == group.body["total"]


def test_the_file_has_the_numbers_of_the_group(portal: Portal) -> None:
    family = a_family(portal)
    a_day_away(family)

    answer = of(family, f"{PLACES[1]}-file", by=a_principal(portal, family))

    assert answer.headers["Content-Type"].startswith("text/csv")
    assert '"Alva Lind";"120";"0";"60";"5"' in answer.body


@pytest.mark.parametrize("place", [*PLACES, f"{PLACES[1]}-file"])
def test_only_who_leads_the_school_reads(portal: Portal, place: str) -> None:
    family = a_family(portal)
    others, office = ids.new(), ids.new()
    other_school = portal.add_school(a_school())
    portal.work_at(others, other_school, Duty.PRINCIPAL)
    portal.work_at(office, family.school, Duty.SCHOOL_ADMINISTRATOR, Duty.TEACHER)

    for person in (others, office, family.mentor, family.anna, family.child):
        assert of(family, place, by=person).status == 404
    # Neither through the school that one does lead.
    assert of(family, place, by=others, school_id=other_school.id).status == 404


@pytest.mark.parametrize("place", PLACES)
def test_who_has_left_the_school_is_not_its_principals(portal: Portal, place: str) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)
    now = portal.relate(family.child, Kind.MEMBER_OF, family.class_id).valid_from
    portal.relate(
        family.child, Kind.MEMBER_OF, family.class_id, school_id=family.school.id, valid_until=now
    )

    assert of(family, place, by=principal).status == 404


@pytest.mark.parametrize("place", [*PLACES, f"{PLACES[1]}-file"])
def test_reading_of_a_protected_student_is_logged(portal: Portal, place: str) -> None:
    family = a_family(portal, protected=True)
    principal = a_principal(portal, family)
    a_day_away(family)

    assert of(family, place, by=principal).status == 200

    (read,) = kept(portal, "Read")
    assert (read["reader_id"], read["person_id"]) == (principal, family.child)
    assert read["what"] == "attendance.statistics"


@pytest.mark.parametrize("place", PLACES)
def test_ids_that_are_none_lead_nowhere(portal: Portal, place: str) -> None:
    family = a_family(portal)
    principal = a_principal(portal, family)

    answer = of(family, place.format(child="x", class_id="x"), by=principal)

    assert (answer.status, answer.problem) == (404, "not-found")

"""Who one is, and what one has, in one answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.component.directory.registry import Imports
from tests.component.portal import TUESDAY, Answer, Portal, a_family, a_school, call
from tests.oneroster import CLASS_4B, a_commune, bulk

from directory import store
from directory.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.table import to_item
from skolbro_local.demo.commune import EKEBRO


def me(person: str, **parts: Any) -> Answer:
    answer = call(handler, "GET", "/directory/me", person=person, **parts)
    assert answer.status in {200, 304}, answer
    return answer


def name(portal: Portal, person_id: str, given: str, family: str) -> None:
    item = store.PERSON.item(
        {
            "person_id": person_id,
            "commune_id": ids.new(),
            "given_name": given,
            "family_name": family,
            "protected": False,
        }
    )
    portal.dynamodb.put_item(TableName="directory", Item=to_item(item))


def roles(answer: Answer) -> list[tuple[str, str | None]]:
    return [(role["kind"], role["schoolName"]) for role in answer.body["roles"]]


def test_a_guardian_has_a_name_a_child_and_the_childs_school(portal: Portal) -> None:
    family = a_family(portal)
    name(portal, family.anna, "Anna", "Lind")

    body = me(family.anna).body

    school = family.school
    assert body == {
        "person": {
            "id": family.anna,
            "givenName": "Anna",
            "familyName": "Lind",
            "displayName": "Anna Lind",
        },
        "roles": [
            {"kind": "guardian", "schoolId": school.id, "schoolName": "Ekebro skola"},
        ],
        "children": [
            {
                "id": family.child,
                "displayName": "Alva Lind",
                "className": "4B",
                "schoolId": school.id,
                "schoolName": "Ekebro skola",
            }
        ],
        "schools": [
            {
                "id": school.id,
                "name": "Ekebro skola",
                "phone": "0490-123 45",
                "functions": ["attendance"],
            }
        ],
        "groups": [],
    }


def test_a_mentor_has_the_class_and_no_children(portal: Portal) -> None:
    family = a_family(portal)

    answer = me(family.mentor)

    assert roles(answer) == [("mentor", "Ekebro skola")]
    assert answer.body["children"] == []
    assert answer.body["groups"] == [
        {
            "id": family.class_id,
            "name": "4B",
            "kind": "class",
            "schoolId": family.school.id,
            "mentor": True,
        }
    ]


def test_a_student_is_a_student_once_however_many_groups(portal: Portal) -> None:
    family = a_family(portal)
    portal.relate(
        family.child,
        Kind.MEMBER_OF,
        ids.new(),
        school_id=family.school.id,
        group_kind="teachingGroup",
    )

    assert roles(me(family.child)) == [("student", "Ekebro skola")]


def test_somebody_may_be_several_things_at_several_schools(portal: Portal) -> None:
    family, person = a_family(portal), ids.new()
    other = portal.add_school(a_school(name="Almdalens skola"))
    portal.work_at(person, other, Duty.TEACHER, Duty.PRINCIPAL)
    portal.relate(
        person,
        Kind.GUARDIAN_OF,
        family.child,
        school_id=family.school.id,
        object_name="Alva Lind",
    )

    answer = me(person)

    assert set(roles(answer)) == {
        ("guardian", "Ekebro skola"),
        ("teacher", "Almdalens skola"),
        ("principal", "Almdalens skola"),
    }
    assert [school["name"] for school in answer.body["schools"]] == [
        "Almdalens skola",
        "Ekebro skola",
    ]


def test_another_adult_whom_the_commune_has_made_responsible_has_the_child(
    portal: Portal,
) -> None:
    family, adult = a_family(portal), ids.new()
    portal.relate(adult, Kind.RESPONSIBLE_FOR, family.child, school_id=family.school.id)

    answer = me(adult)

    assert [child["id"] for child in answer.body["children"]] == [family.child]
    assert roles(answer) == [("guardian", "Ekebro skola")]


def test_children_stand_in_the_order_of_their_names(portal: Portal) -> None:
    person, school = ids.new(), portal.add_school(a_school())
    for child in ("Vera", "Alva", "Nils"):
        portal.relate(person, Kind.GUARDIAN_OF, ids.new(), object_name=child, school_id=school.id)

    shown = [child["displayName"] for child in me(person).body["children"]]
    assert shown == ["Alva", "Nils", "Vera"]


def test_a_commune_administrator_has_a_role_without_a_school(imports: Imports) -> None:
    assert roles(me(imports.karl)) == [("communeAdministrator", None)]


@pytest.mark.parametrize("days", [0, 1])
def test_what_has_ended_is_not_there(portal: Portal, days: int) -> None:
    family = a_family(portal)
    ended = TUESDAY - timedelta(days=days)
    portal.relate(family.erik, Kind.GUARDIAN_OF, family.child, valid_until=ended)

    body = me(family.erik).body

    assert (body["roles"], body["children"], body["schools"]) == ([], [], [])


def test_what_has_not_begun_is_not_there(portal: Portal) -> None:
    family, person = a_family(portal), ids.new()
    tomorrow = TUESDAY + timedelta(days=1)
    portal.relate(person, Kind.GUARDIAN_OF, family.child, valid_from=tomorrow)

    assert me(person).body["children"] == []


def test_a_stranger_has_nothing_and_is_told_so(portal: Portal) -> None:
    a_family(portal)
    stranger = ids.new()

    assert me(stranger).body == {
        "person": {"id": stranger, "givenName": "", "familyName": "", "displayName": ""},
        "roles": [],
        "children": [],
        "schools": [],
        "groups": [],
    }


def test_nobody_is_let_in_without_a_token(portal: Portal) -> None:
    assert portal
    assert call(handler, "GET", "/directory/me").problem == "sign-in-needed"


def test_an_answer_that_has_not_changed_is_not_sent_again(portal: Portal) -> None:
    family = a_family(portal)
    tag = me(family.anna).headers["ETag"]

    assert me(family.anna, headers={"if-none-match": tag}).status == 304

    portal.add_school(replace(family.school, phone="0490-999 99"))
    assert me(family.anna, headers={"if-none-match": tag}).status == 200


def test_that_a_protected_childs_name_is_shown_is_logged(portal: Portal) -> None:
    family = a_family(portal, protected=True)

    me(family.anna)

    (read,) = portal.items("directory", "Read")
    assert family.anna in str(read)
    assert family.child in str(read)


def test_that_an_unprotected_childs_name_is_shown_is_not_logged(portal: Portal) -> None:
    me(a_family(portal).anna)

    assert portal.items("directory", "Read") == []


def test_what_was_imported_is_what_the_people_have(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))

    anna = me(imports.id_of("user", "anna")).body
    maria = me(imports.id_of("user", "maria"))

    assert anna["person"]["displayName"] == "Anna Lind"
    assert [(one["displayName"], one["className"]) for one in anna["children"]] == [
        ("Alva Lind", "4B")
    ]
    assert set(roles(maria)) == {("mentor", "Ekebro skola"), ("teacher", "Ekebro skola")}
    assert [(one["name"], one["mentor"]) for one in maria.body["groups"]] == [
        ("4B", True),
        ("Matematik 4", False),
    ]
    assert maria.body["groups"][0]["id"] == imports.id_of("class", CLASS_4B)
    assert maria.body["schools"][0]["id"] == imports.id_of("org", EKEBRO)

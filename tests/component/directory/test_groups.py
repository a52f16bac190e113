"""The list of a school's groups, as imports write it and as the office reads it."""

import pytest
from tests.component.directory.registry import Imports
from tests.component.portal import Answer, call
from tests.oneroster import CLASS_4B, EKEN, MATHS, a_commune, bulk, delta

from directory import api
from directory.api import handler
from skolbro import ids
from skolbro.access.relations import Duty
from skolbro.access.schools import School
from skolbro.access.store import school_now
from skolbro_local.demo.commune import EKEBRO, Registry

ALL = [("4B", "class"), ("Eken", "fritids"), ("Matematik 4", "teachingGroup")]


def ekebro(imports: Imports) -> School:
    school = school_now(imports.id_of("org", EKEBRO))
    assert school is not None
    return school


def an_administrator(imports: Imports, *duties: Duty) -> str:
    sara = ids.new()
    imports.portal.work_at(sara, ekebro(imports), *duties)
    return sara


def listed(imports: Imports, person: str, **query: str) -> Answer:
    path = f"/directory/schools/{ekebro(imports).id}/groups"
    return call(handler, "GET", path, person=person, query=query)


def class_of(registry: Registry, sourced_id: str) -> dict[str, str]:
    return next(one for one in registry.classes if one["sourcedId"] == sourced_id)


def names(imports: Imports) -> list[tuple[str, str]]:
    answer = listed(imports, an_administrator(imports, Duty.SCHOOL_ADMINISTRATOR))
    assert answer.status == 200, answer
    return [(one["name"], one["kind"]) for one in answer.body["items"]]


@pytest.mark.parametrize("duty", [Duty.SCHOOL_ADMINISTRATOR, Duty.PRINCIPAL])
def test_the_office_and_the_principal_find_the_schools_groups(imports: Imports, duty: Duty) -> None:
    imports.take_in(bulk(a_commune()))

    answer = listed(imports, an_administrator(imports, duty))

    assert answer.status == 200
    assert [(one["name"], one["kind"]) for one in answer.body["items"]] == ALL
    assert {one["id"] for one in answer.body["items"]} == {
        imports.id_of("class", one) for one in (CLASS_4B, EKEN, MATHS)
    }
    assert answer.body["next"] is None


def test_nobody_else_finds_them(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))

    assert listed(imports, an_administrator(imports, Duty.TEACHER)).status == 404
    assert listed(imports, imports.karl).status == 404
    assert listed(imports, ids.new()).status == 404


def test_a_group_that_a_new_bulk_file_lacks_is_listed_no_more(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))
    registry = a_commune()
    registry.classes[:] = [one for one in registry.classes if one["sourcedId"] != MATHS]
    left = [one for one in registry.enrollments if one["classSourcedId"] != MATHS]
    registry.enrollments[:] = left

    imports.take_in(bulk(registry))

    assert names(imports) == ALL[:2]


def test_a_group_that_a_delta_file_says_is_gone_is_listed_no_more(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))
    maths = class_of(a_commune(), MATHS)

    imports.take_in(delta(classes=[{**maths, "status": "tobedeleted"}]))

    assert names(imports) == ALL[:2]


def test_groups_from_before_there_were_lists_are_put_on_them(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))
    for item in imports.portal.items("access", "SchoolGroup"):
        key = {name: item[name] for name in ("pk", "sk")}
        imports.portal.dynamodb.delete_item(TableName="access", Key=key)
    assert names(imports) == []

    imports.take_in(bulk(a_commune()))

    assert names(imports) == ALL


def test_a_group_that_is_renamed_or_becomes_of_another_kind_is_listed_once(
    imports: Imports,
) -> None:
    imports.take_in(bulk(a_commune()))
    registry = a_commune()
    class_of(registry, CLASS_4B)["title"] = "4C"
    class_of(registry, MATHS)["classType"] = "homeroom"

    imports.take_in(bulk(registry))

    assert sorted(names(imports)) == [
        ("4C", "class"),
        ("Eken", "fritids"),
        ("Matematik 4", "class"),
    ]


def test_the_list_comes_page_by_page(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    imports.take_in(bulk(a_commune()))
    monkeypatch.setattr(api, "GROUPS_IN_A_PAGE", 2)
    sara = an_administrator(imports, Duty.SCHOOL_ADMINISTRATOR)

    first = listed(imports, sara)
    second = listed(imports, sara, cursor=first.body["next"])

    told = [one["name"] for page in (first, second) for one in page.body["items"]]
    assert told == [name for name, _ in ALL]
    assert (first.body["next"] is None, second.body["next"]) == (False, None)
    other = an_administrator(imports, Duty.PRINCIPAL)
    assert listed(imports, other, cursor=first.body["next"]).status == 400

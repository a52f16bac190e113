"""A commune of so many guardians: schools, classes, students, and families with siblings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skolbro import ids
from skolbro.access.relations import Kind, Relation, relation_attributes
from skolbro.access.schools import School, school_attributes
from skolbro.access.store import RELATION, SCHOOL, SCHOOL_GROUP
from skolbro.table import put_items
from skolbro_local.bench.country import CALENDAR, LONG_AGO
from skolbro_local.bench.deployment import Deployment

STUDENTS_IN_A_CLASS, CLASSES_IN_A_SCHOOL = 25, 16
# Of four families one has two children, in different classes.
FAMILIES_WITH_SIBLINGS = 4

type Item = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """Where it stands, its id, and who is to be told of how many children."""

    deployment: Deployment
    id: str
    children_of: dict[str, int]


@dataclass(slots=True)
class _Places:
    """Classes that are filled one after the other."""

    commune_id: str
    school_id: str = ""
    class_id: str = ""
    students: int = 0

    def next(self) -> Iterator[Item]:
        """Room for one student more; what has to be made for it."""
        in_class, in_school = STUDENTS_IN_A_CLASS, STUDENTS_IN_A_CLASS * CLASSES_IN_A_SCHOOL
        if self.students % in_school == 0:
            self.school_id = ids.new()
            yield SCHOOL.item(school_attributes(_school(self.school_id, self.commune_id)))
        if self.students % in_class == 0:
            self.class_id = ids.new()
            listed = {"school_id": self.school_id, "group_id": self.class_id, "kind": "class"}
            yield SCHOOL_GROUP.item(listed)
        self.students += 1


def build_commune(deployment: Deployment, *, guardians: int) -> Commune:
    """Two guardians a family, who have one child or two."""
    deployment.create()
    commune_id, children_of = ids.new(), dict[str, int]()
    items: list[Item] = []
    places = [_Places(commune_id), _Places(commune_id)]
    for number in range(guardians // 2):
        family = (ids.new(), ids.new())
        siblings = 2 if number % FAMILIES_WITH_SIBLINGS == 0 else 1
        children_of |= dict.fromkeys(family, siblings)
        for place in places[:siblings]:
            items += place.next()
            items += map(RELATION.item, map(relation_attributes, _of_child(family, place)))
    with deployment.serving("access"):
        put_items(deployment.table("access"), items)
    return Commune(deployment=deployment, id=commune_id, children_of=children_of)


def _school(school_id: str, commune_id: str) -> School:
    return School(
        id=school_id, commune_id=commune_id, name="Skolan", phone="", functions=("attendance",),
        calendar=CALENDAR, settings={},
    )  # fmt: skip


def _of_child(family: tuple[str, str], place: _Places) -> Iterator[Relation]:
    child = ids.new()
    at: dict[str, Any] = {
        "school_id": place.school_id,
        "commune_id": place.commune_id,
        "valid_from": LONG_AGO,
    }
    yield Relation(
        person_id=child, kind=Kind.MEMBER_OF, object_id=place.class_id, person_name="Alva Lind",
        group_kind="class", **at,
    )  # fmt: skip
    for guardian in family:
        yield Relation(
            person_id=guardian, kind=Kind.GUARDIAN_OF, object_id=child, person_name="Anna Lind",
            object_name="Alva Lind", group_name="4B", **at,
        )  # fmt: skip

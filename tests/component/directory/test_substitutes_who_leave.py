"""Whose work at a school the registry ends substitutes there no more."""

from datetime import timedelta
from typing import Any

from tests.component.directory.registry import Imports
from tests.component.portal import TUESDAY
from tests.oneroster import CLASS_4B, a_commune, bulk

from skolbro import ids
from skolbro.access.actor import Actor
from skolbro.access.relations import Kind
from skolbro.access.store import find_relation
from skolbro.calendar import day_bounds
from skolbro_local.demo.commune import EKEBRO

LATER = TUESDAY + timedelta(hours=1)


def test_a_substitution_ends_with_the_work_at_the_school_and_the_others_stay(
    imports: Imports, at: Any
) -> None:
    imports.take_in(bulk(a_commune()))
    school, group = imports.id_of("org", EKEBRO), imports.id_of("class", CLASS_4B)
    fatima, maria = imports.id_of("user", "fatima"), imports.id_of("user", "maria")
    begins, ends = day_bounds(TUESDAY.date())
    for person, place in ((fatima, school), (maria, school), (fatima, ids.new())):
        imports.portal.relate(
            person, Kind.SUBSTITUTES_FOR, group if place == school else place, school_id=place,
            valid_from=begins, valid_until=ends, date="2026-11-24", lesson_ids=(ids.new(),),
        )  # fmt: skip

    registry = a_commune()
    registry.roles = [one for one in registry.roles if one["userSourcedId"] != "fatima"]
    at(LATER)
    imports.take_in(bulk(registry))

    def substitutes(person: str, now: Any) -> bool:
        found = find_relation(
            Actor(person), object_id=group, kinds=(Kind.SUBSTITUTES_FOR,), now=now
        )
        return found is not None

    assert not imports.relation("fatima", Kind.WORKS_AT, school).holds(LATER)
    assert substitutes(fatima, TUESDAY)
    assert not substitutes(fatima, LATER)
    assert substitutes(maria, LATER)
    elsewhere = [
        one for one in imports.portal.items("access", "Substitution")
        if one["valid_until"]["S"] == "2026-11-24T23:00:00Z"
    ]  # fmt: skip
    assert len(elsewhere) == 2

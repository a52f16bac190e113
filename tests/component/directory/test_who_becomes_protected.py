"""Who gets protected identity by an import is told to the other modules, once and in time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from tests.component.directory.registry import Imports
from tests.component.portal import TUESDAY
from tests.oneroster import CLASS_4B, a_commune, bulk, delta

from directory import importing, store
from directory.events import person_protected
from directory.protecting import store as protecting
from skolbro import ids
from skolbro.access.ever import relations_ever
from skolbro.access.relations import Kind
from skolbro.access.scopes import WorkScope
from skolbro.calendar import day_bounds
from skolbro.events import Event
from skolbro_local.demo.commune import EKEBRO, Registry

PROTECTED = "metadata.skolbro.protectedIdentity"


def protected(*people: str) -> Registry:
    registry = a_commune()
    for one in people:
        registry.users[one][PROTECTED] = "true"
    return registry


def told(imports: Imports) -> list[str]:
    """The people told of, in order."""
    found = sorted(imports.events(), key=lambda one: str(one["id"]))
    kind = "directory.person_protected.v1"
    return [one["data"]["person_id"] for one in found if one["type"] == kind]


def waiting(imports: Imports) -> list[Any]:
    return imports.portal.items("directory", "NewlyProtected")


@pytest.fixture(autouse=True)
def _known(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))
    assert told(imports) == []


def test_who_becomes_protected_is_told_of_when_every_relation_says_so(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def telling(person_id: str, *, at: datetime) -> Event:
        seen.extend(one.person_protected for one in relations_ever(person_id))
        return person_protected(person_id, at=at)

    monkeypatch.setattr(protecting, "person_protected", telling)

    imports.take_in(bulk(protected("anna")))

    assert told(imports) == [imports.id_of("user", "anna")]
    assert seen
    assert all(seen)
    assert waiting(imports) == []


def test_once_however_often_the_file_comes(imports: Imports) -> None:
    for _ in range(3):
        imports.take_in(bulk(protected("anna")))

    assert told(imports) == [imports.id_of("user", "anna")]


def test_once_more_for_who_gets_it_again(imports: Imports) -> None:
    for registry in (protected("anna"), a_commune(), protected("anna")):
        imports.take_in(bulk(registry))

    assert told(imports) == [imports.id_of("user", "anna")] * 2


def test_by_a_delta_as_well(imports: Imports) -> None:
    row = {**a_commune().users["erik"], PROTECTED: "true", "status": "active"}

    imports.take_in(delta(users=[row]))

    assert told(imports) == [imports.id_of("user", "erik")]


def test_who_comes_protected_is_named_nowhere_and_not_told_of(imports: Imports) -> None:
    imports.forget_register()

    imports.take_in(bulk(protected("anna")))

    assert told(imports) == []


def test_an_import_that_breaks_off_loses_nobody(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = ("anna", "erik", "maria")
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 3)
    real = store.write
    for place in range(40):
        calls = 0

        def failing(scope: WorkScope, table: str, items: Sequence[dict[str, Any]]) -> None:
            nonlocal calls
            calls += bool(items)
            if items and calls == place + 1:  # noqa: B023 - used up within the round
                raise ConnectionError("cut off")
            real(scope, table, items)

        monkeypatch.setattr(store, "write", failing)
        monkeypatch.setattr(protecting, "write", failing)
        import_id = imports.upload(bulk(protected(*everyone)))
        try:
            imports.work(import_id)
        except ConnectionError:
            continue
        break
    else:
        pytest.fail("the import never came through")

    assert place > 0
    assert sorted(told(imports)) == sorted(imports.id_of("user", one) for one in everyone)
    assert waiting(imports) == []


def test_whoever_is_listed_and_protected_no_more_is_not_told_of(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(importing, "tell_of_protected", _cut_off)
        import_id = imports.upload(bulk(protected("anna")))
        with pytest.raises(ConnectionError):
            imports.work(import_id)
    assert len(waiting(imports)) == 1

    imports.take_in(bulk(a_commune()))

    assert (told(imports), waiting(imports)) == ([], [])


def test_where_the_person_substitutes_is_marked_too(imports: Imports) -> None:
    school, group = imports.id_of("org", EKEBRO), imports.id_of("class", CLASS_4B)
    fatima = imports.id_of("user", "fatima")
    begins, ends = day_bounds(TUESDAY.date())
    imports.portal.relate(
        fatima, Kind.SUBSTITUTES_FOR, group, school_id=school, valid_from=begins,
        valid_until=ends, date="2026-11-24", lesson_ids=(ids.new(),),
    )  # fmt: skip

    imports.take_in(bulk(protected("fatima")))

    (standing,) = imports.portal.items("access", "Substitution")
    assert standing["person_protected"]["BOOL"]


def _cut_off(*_: Any) -> None:
    raise ConnectionError("cut off")

"""The lists by which the portal's own work finds every school, and a school's groups."""

from typing import Any

import pytest
from tests.component.directory.registry import Imports
from tests.component.portal import Portal, a_school
from tests.oneroster import CLASS_4B, EKEN, a_commune, bulk

from directory import store
from skolbro import ids
from skolbro.access.schools import SHARDS
from skolbro.access.store import groups_of_school, schools_of
from skolbro_local.demo.commune import EKEBRO


def every_school() -> list[str]:
    """Part by part, and page by page."""
    found = []
    for shard in SHARDS:
        after: str | None = None
        while True:
            schools, after = schools_of(shard, after=after)
            found += [one.id for one in schools]
            if after is None:
                break
    return found


def test_an_imported_school_is_listed_with_its_groups(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))

    ekebro = imports.id_of("org", EKEBRO)
    assert every_school().count(ekebro) == 1
    assert groups_of_school(ekebro, kind="class") == (imports.id_of("class", CLASS_4B),)
    assert groups_of_school(ekebro, kind="fritids") == (imports.id_of("class", EKEN),)


def test_every_school_is_listed_once_however_many_there_are(portal: Portal) -> None:
    # A settings page of 60 KB each: a part takes several pages of a megabyte.
    large = {"attendance": {"note": "x" * 60_000}}
    made = [portal.add_school(a_school(id=f"{'0' * 24}{n:02d}", settings=large)) for n in range(20)]
    same_part = [portal.add_school(a_school(id=f"1{n:024d}7", settings=large)) for n in range(40)]

    assert sorted(every_school()) == sorted(one.id for one in (*made, *same_part))


def test_a_group_is_listed_though_the_import_stopped_before_it_stood(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = imports.upload(bulk(a_commune()))
    write, calls = store.write, []

    def stops(scope: Any, table: str, items: Any) -> None:
        calls.append(table)
        if len(calls) == 3:
            raise ConnectionError
        write(scope, table, items)

    monkeypatch.setattr(store, "write", stops)
    with pytest.raises(ConnectionError):
        imports.work(import_id)
    imports.work(import_id)

    ekebro = imports.id_of("org", EKEBRO)
    assert groups_of_school(ekebro, kind="fritids") == (imports.id_of("class", EKEN),)


def test_a_school_without_groups_has_none(portal: Portal) -> None:
    assert portal is not None
    assert groups_of_school(ids.new(), kind="fritids") == ()

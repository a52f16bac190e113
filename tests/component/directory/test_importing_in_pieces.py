"""A file that one invocation does not get through: where the next one goes on, and when not."""

from datetime import timedelta
from typing import Any

import boto3
import pytest
from tests.component.directory.registry import BUCKET, Imports
from tests.component.portal import TUESDAY
from tests.oneroster import CLASS_4B, a_commune, bulk, delta

from directory import importing, store
from directory.importing import work_on
from directory.oneroster import roster
from skolbro.access.relations import relation_from
from skolbro.access.scopes import at_work
from skolbro.access.store import RELATION
from skolbro.table import from_item

LATER = TUESDAY + timedelta(days=1)
ENTRIES = 2 + 7 + 3 + 11


def test_a_delta_goes_on_after_what_was_done_though_less_stands_than_before(
    imports: Imports, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports.take_in(bulk(a_commune()))
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 1)
    registry = a_commune()
    for user in ("alva", "vera"):
        registry.users[user] |= {"familyName": "Holm"}
    at(LATER)
    import_id = imports.upload(delta(users=[registry.users[user] for user in ("alva", "vera")]))
    place, more = "", True
    while more and not place.startswith("4#"):
        more = work_on(at_work("import"), import_id, has_time=lambda: False)
        place = store.read_import(at_work("test"), import_id).reached
    # What was the first of the links is no more when the rest are looked up again.
    _, person_id, kind, object_id = place.split("#")
    key = RELATION.key(person_id=person_id, kind=kind, object_id=object_id)
    imports.portal.dynamodb.delete_item(TableName="access", Key=key)

    imports.work(import_id)

    named = [relation_from(from_item(item)) for item in imports.portal.items("access", "Relation")]
    told = {one.person_name for one in named} | {one.object_name for one in named}
    assert not told & {"Alva Lind", "Vera Ström"}


def test_ending_many_relations_goes_on_where_it_was(
    imports: Imports, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports.take_in(bulk(a_commune()))
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 3)
    registry = a_commune()
    registry.enrollments.clear()
    registry.enroll("alva", CLASS_4B, "student")
    at(LATER)
    import_id = imports.upload(bulk(registry))
    ended = []
    while work_on(at_work("import"), import_id, has_time=lambda: False):
        ended.append(imports.counts(import_id)["ended"])

    assert [count for count in ended if count] == [3, 5]
    assert imports.counts(import_id)["ended"] == 5
    assert len([one for one in imports.events() if one["data"]["import_id"] == import_id]) == 1


def test_an_import_always_ends_though_it_never_has_time(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 10)
    import_id = imports.upload(bulk(a_commune()))

    rounds = 0
    while work_on(at_work("import"), import_id, has_time=lambda: False):
        rounds += 1

    assert rounds == -(-ENTRIES // 10)


def test_another_file_in_the_place_of_one_on_its_way_fails_the_import(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 5)
    import_id = imports.upload(bulk(a_commune()))
    assert work_on(at_work("import"), import_id, has_time=lambda: False)
    standing, without_erik = imports.links(), a_commune()
    without_erik.users["alva"]["agentSourcedIds"] = "anna"
    boto3.client("s3").put_object(
        Bucket=BUCKET, Key=f"imports/{import_id}.zip", Body=bulk(without_erik)
    )

    imports.work(import_id)

    told = imports.read(import_id)
    assert (told["status"], told["reason"]) == (
        "failed",
        "Filen byttes ut medan importen pågick. Starta en ny import med rätt fil.",
    )
    assert imports.links() == standing


def test_a_file_of_too_many_rows_fails_with_the_number(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster, "MOST_ROWS", 29)
    told = imports.take_in(bulk(a_commune()))

    assert told["status"] == "failed"
    assert told["reason"].startswith("Filen har fler än 29 rader.")

"""A sign-in that the school or the person has ended opens nothing, on any route, from then on."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from tests.architecture.asking import Operation, ask, operations, what_it_says
from tests.architecture.matrix import MATRIX
from tests.architecture.village import Village
from tests.component.portal import TUESDAY, claims
from tests.whole_portal import Picture

from skolbro.access.store import STANDING
from skolbro.table import to_item
from skolbro_local.reference import openapi

CLOSED = [one for one in operations(openapi()) if not one.is_public]
ISSUED = int(TUESDAY.timestamp())
# What `claims` names a person's sign-in.
ENDED: dict[str, Any] = {
    "barred by the school": {"barred": True},
    "signed out everywhere a moment ago": {"signed_out_at": ISSUED},
    "this sign-in ended": {"ended": {"sign-in of {person}": ISSUED}},
}


def say(village: Village, person_id: str, said: dict[str, Any]) -> None:
    attributes: dict[str, Any] = {**said, "person_id": person_id}
    if "ended" in said:
        attributes["ended"] = {
            name.format(person=person_id): at for name, at in said["ended"].items()
        }
    item = to_item(STANDING.item(attributes))
    village.portal.dynamodb.put_item(TableName="access", Item=item)


type Told = tuple[Village, Picture]


@pytest.fixture(scope="module")
def told(standing: Told) -> Iterator[Told]:
    """Something has been said of everybody, each reason of every third person."""
    village, before = standing
    for person_id, said in zip(village.people.values(), cycle(ENDED.values()), strict=False):
        say(village, person_id, said)
    yield village, village.portal.picture()
    village.portal.put_back(before)


@pytest.mark.parametrize("operation", CLOSED, ids=lambda one: one.id)
def test_who_was_let_in_before_is_told_to_sign_in_and_nothing_changes(
    told: Told, operation: Operation
) -> None:
    village, before = told
    for who in sorted(MATRIX[operation.id].allowed):
        answer = ask(operation, village, village.people[who])

        assert (answer.status, answer.problem) == (401, "sign-in-needed"), (who, answer)
        heard = what_it_says(answer)
        assert [secret for secret in village.secrets() if secret in heard] == [], who
    assert village.portal.changed_since(before) == set()


def test_another_sign_in_of_the_same_person_goes_on(told: Told) -> None:
    village, before = told
    for person_id in village.people.values():
        say(village, person_id, {"ended": {"another": ISSUED}, "signed_out_at": ISSUED - 1})

        answer = village.portal.call("GET", "/directory/me", token=claims(person_id))

        assert answer.status == 200
    village.portal.put_back(before)

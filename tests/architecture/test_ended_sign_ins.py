"""A sign-in that the school or the person has ended opens nothing, on any route, from then on."""

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


@pytest.mark.parametrize("operation", CLOSED, ids=lambda one: one.id)
def test_who_was_let_in_before_is_told_to_sign_in_and_nothing_changes(
    village: Village, before: Picture, operation: Operation
) -> None:
    allowed = sorted(MATRIX[operation.id].allowed)
    reasons = dict(zip(allowed, cycle(ENDED.items()), strict=False))
    for who, (_, said) in reasons.items():
        say(village, village.people[who], said)
    standing = village.portal.picture()

    for who, (why, _) in reasons.items():
        answer = ask(operation, village, village.people[who])

        assert (answer.status, answer.problem) == (401, "sign-in-needed"), (why, who, answer)
        told = what_it_says(answer)
        assert [secret for secret in village.secrets() if secret in told] == [], who
    assert village.portal.changed_since(standing) == set()
    village.portal.put_back(before)


def test_another_sign_in_of_the_same_person_goes_on(village: Village, before: Picture) -> None:
    for person_id in village.people.values():
        say(village, person_id, {"ended": {"another": ISSUED}, "signed_out_at": ISSUED - 1})

        answer = village.portal.call("GET", "/directory/me", token=claims(person_id))

        assert answer.status == 200
    village.portal.put_back(before)

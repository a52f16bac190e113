"""All is read up to the newest of what many devices say at once."""

from collections.abc import Iterator

import pytest
from tests.component.portal import Portal
from tests.stack.rivals import RIVALS, Attempt, Rivals, rivals

from notify.items import NOTIFICATION
from skolbro import ids
from skolbro.table import from_item, to_item

pytestmark = pytest.mark.stack
ROUNDS = 10


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("notify", engine=dynamodb_local_address) as made:
        yield made


def test_the_marker_ends_at_the_newest_of_all_that_move_it_at_once(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(ROUNDS):
        person, seen = ids.new(), [ids.new() for _ in range(RIVALS)]
        for one in seen:
            told = NOTIFICATION.item({"recipient_id": person, "id": one})
            portal.dynamodb.put_item(TableName="notify", Item=to_item(told))
        moves = [
            Attempt(
                "notify",
                "PUT",
                "/notify/read-marker",
                {"person": person, "body": {"upTo": one}},
            )
            for one in seen
        ]

        outcomes = field.race(moves)

        assert {one.answer.status for one in outcomes} == {204}
        markers = [from_item(item) for item in portal.items("notify", "ReadMarker")]
        assert [one["marker"] for one in markers if one["person_id"] == person] == [max(seen)]

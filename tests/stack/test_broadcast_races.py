"""A sender sends twenty messages a day, however many are sent at the same moment."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.component.portal import Portal, a_family
from tests.stack.rivals import RIVALS, Attempt, Rivals, rivals

from notify.broadcasts.broadcast import MOST_A_DAY

pytestmark = pytest.mark.stack


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("notify", engine=dynamodb_local_address) as made:
        yield made


def test_of_many_at_once_twenty_go_out(portal: Portal, field: Rivals) -> None:
    family = a_family(portal)
    parts = {"person": family.mentor, "body": {"text": "Idrottsdag"}}
    path = f"/notify/groups/{family.class_id}/broadcasts"

    outcomes = field.race([Attempt("notify", "POST", path, parts)] * RIVALS)

    statuses = Counter(one.answer.status for one in outcomes)
    assert statuses == {201: MOST_A_DAY, 429: RIVALS - MOST_A_DAY}
    assert len(portal.items("notify", "Broadcast")) == MOST_A_DAY
    (count,) = portal.items("notify", "Sent")
    assert count["sent"] == {"N": str(MOST_A_DAY)}

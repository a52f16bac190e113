"""Nothing is read for somebody who has not proved that it is theirs (decision 0002)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tests.architecture.asking import Operation, ask, operations
from tests.architecture.matrix import MATRIX, Who
from tests.architecture.village import Village

from skolbro import aws
from skolbro_local.reference import openapi

OPERATIONS = {one.id: one for one in operations(openapi())}
STRANGERS = (Who.UNKNOWN, Who.OTHER_SCHOOL_ADMIN, Who.OTHER_TEACHER, Who.CLASSMATES_GUARDIAN)
# What leads to relations, and who has which, is read to find out whether it is theirs.
PROVES = {"access"}
# Times are to be seen, and booked, within two round trips: booking reads beside the proof, and
# drops what it has read when the proof fails (decision 0002). It writes nothing beside it. So does
# identity with the one account that a school changes (decision 0025).
BESIDE = {
    "/booking/": {"booking"},
    "/identity/schools/{school_id}/people/": {"identity"},
}
# One's own things are under one's own id: there is nothing to prove but who one is.
OWN = {
    "attendance_read_own_week",
    "notify_mark_read",
    "notify_move_read_marker",
    "notify_read_broadcast",
}
# What only a writing call has among its parameters.
WRITES = {"TransactItems", "Item", "UpdateExpression"}
OF_OTHERS = [one for one in OPERATIONS.values() if one.id not in OWN]


@contextmanager
def read_tables() -> Iterator[set[str]]:
    """The tables that are read meanwhile, with `written` if one is written."""
    found: set[str] = set()

    def note(params: dict[str, Any], **_: Any) -> None:
        if WRITES & params.keys():
            found.add("written")
        actions = [action for one in params.get("TransactItems", ()) for action in one.values()]
        found.update(one["TableName"] for one in (params, *actions) if "TableName" in one)
        found.update(params.get("RequestItems", ()))

    events = aws.dynamodb().meta.events
    events.register("provide-client-params.dynamodb", note)
    try:
        yield found
    finally:
        events.unregister("provide-client-params.dynamodb", note)


@pytest.mark.parametrize("operation", OF_OTHERS, ids=lambda one: one.id)
def test_a_stranger_is_refused_before_anything_is_read(
    village: Village, operation: Operation
) -> None:
    village.portal.handler_of(operation.path)
    row = MATRIX[operation.id]
    for who in STRANGERS:
        if who in row.allowed:
            continue
        with read_tables() as tables:
            answer = ask(operation, village, village.people[who])

        assert answer.status == 404, (who, answer)
        beside = next((BESIDE[one] for one in BESIDE if operation.path.startswith(one)), set())
        assert tables - beside <= PROVES, (who, tables)

"""From the directory's event to items without the name: streams, queues and workers as deployed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.stack.running import AT_LENGTH_SECONDS, wait_for

from attendance.leave.items import LEAVE
from booking.day.items import DAY
from booking.rounds.items import SLOT
from booking.rounds.slot import SlotRef
from directory.events import person_protected
from skolbro import ids
from skolbro.access.relations import Kind, Relation, relation_attributes
from skolbro.access.store import RELATION
from skolbro.events import EVENT
from skolbro.events.outbox import event_attributes
from skolbro.table import to_item
from skolbro_local.stack import Stack

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
NAME = "Nils Lind"


def put(stack: Stack, table: str, item: dict[str, Any]) -> dict[str, Any]:
    """An item in a table; its key is handed back."""
    stored = to_item(item)
    stack.client("dynamodb").put_item(TableName=stack.tables[table], Item=stored)
    return {name: stored[name] for name in ("pk", "sk")}


def test_a_protected_person_is_named_no_more_in_any_modules_table(stack: Stack) -> None:
    """Of a person whom no other test knows: a guardian who applied for leave, and who teaches."""
    person, child, group = ids.new(), ids.new(), ids.new()
    guardian = Relation(
        person_id=person, kind=Kind.GUARDIAN_OF, object_id=child,
        valid_from=datetime.now(UTC), person_protected=True,
    )  # fmt: skip
    put(stack, "access", RELATION.item(relation_attributes(guardian)))
    leave = {"student_id": child, "id": ids.new(), "applied_by": person, "version": 1}
    held = SlotRef(group, ids.new(), ids.new())
    slot = {"round_id": held.round_id, "id": held.slot_id, "version": 1}
    named = {
        "attendance": LEAVE.item({**leave, "applicant_name": NAME}),
        "booking": SLOT.item({**slot, "teachers": [{"id": person, "name": NAME}]}),
    }
    keys = {table: put(stack, table, item) for table, item in named.items()}
    day = {"person_id": person, "date": "2026-12-03", "c1500": str(held)}
    put(stack, "booking", DAY.item(day))

    event = person_protected(person, at=datetime.now(UTC))
    put(stack, "directory", EVENT.item(event_attributes(event)))

    def found() -> list[str] | None:
        items = [
            str(stack.client("dynamodb").get_item(TableName=stack.tables[table], Key=key)["Item"])
            for table, key in keys.items()
        ]
        return None if any(NAME in one for one in items) else items

    after = wait_for(found, seconds=AT_LENGTH_SECONDS)
    assert all(person in one for one in after)

"""Copies of the same errand at the same moment, by processes, on AWS's own engine."""

import json
from collections.abc import Iterator

import pytest
from tests.component.portal import TUESDAY, Portal, a_school
from tests.stack.rivals import DELIVERY, RIVALS, Attempt, Rivals, rivals

from attendance.reminders import reminding
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.calendar import school_date
from skolbro.table import from_item

pytestmark = pytest.mark.stack
WORKER = "attendance.reminders.worker"
# More than two transactions hold.
CHILDREN = 2 * reminding.TOLD_AT_ONCE + 10
ROUNDS = 2


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "attendance")


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("attendance", engine=dynamodb_local_address) as made:
        yield made


def test_of_many_copies_at_once_each_child_is_told_of_once(portal: Portal, field: Rivals) -> None:
    for _ in range(ROUNDS):
        school = portal.add_school(a_school(functions=("attendance", "timeRegistration")))
        unit, children = ids.new(), sorted(ids.new() for _ in range(CHILDREN))
        portal.list_group(school, unit, "fritids")
        for child in children:
            portal.relate(child, Kind.MEMBER_OF, unit, school_id=school.id, group_kind="fritids")
        day = school_date(TUESDAY).isoformat()
        body = json.dumps({"kind": "missingWeek", "date": day, "schoolId": school.id})

        field.race([_copy(body) for _ in range(RIVALS)])
        # What gave up, because the others kept the table busy, comes back.
        (last,) = field.race([_copy(body) for _ in range(RIVALS)])[:1]

        assert last.answer.body == {"batchItemFailures": []}
        told = [from_item(one)["data"] for one in portal.items("attendance", "Event")]
        assert (
            sorted(one["student_id"] for one in told if one["school_id"] == school.id) == children
        )
        (run,) = [
            one
            for one in map(from_item, portal.items("attendance", "ReminderRun"))
            if one["school_id"] == school.id
        ]
        assert (run["sent"], run["done"], run["version"]) == (CHILDREN, True, 3)


def _copy(body: str) -> Attempt:
    message = {"messageId": ids.new(), "body": body, "eventSource": "aws:sqs"}
    return Attempt(WORKER, DELIVERY, "", message)

"""What the reminders of many schools cost, on DynamoDB Local."""

from dataclasses import replace

import pytest

from attendance.reminders.reminder import Kind
from skolbro_local.bench.country import CHILDREN, ILL
from skolbro_local.bench.reminders import RunCost, measure

pytestmark = pytest.mark.stack
SCHOOLS = 24


@pytest.fixture(scope="module")
def costs(dynamodb_local_address: str) -> dict[Kind, RunCost]:
    measured = measure(dynamodb_local_address, schools=SCHOOLS, progress=lambda _: None)
    return {one.kind: one for one in measured}


def test_every_school_is_told_once_and_in_time(costs: dict[Kind, RunCost]) -> None:
    assert set(costs) == set(Kind)
    assert [fault for one in costs.values() for fault in one.faults] == []


def test_a_school_is_one_message_beside_seventeen(costs: dict[Kind, RunCost]) -> None:
    assert {one.messages for one in costs.values()} == {1 + 16 + SCHOOLS}


@pytest.mark.parametrize(
    ("kind", "read", "written"),
    [
        # The school, the run and the list; and what is looked at.
        (Kind.LEAVE_DECISION, 3, 2 + 2),
        (Kind.STILL_ILL, 3 + 2 * ILL, 2 + 2 * ILL),
    ],
)
def test_units_are_those_that_the_decision_states(
    costs: dict[Kind, RunCost], kind: Kind, read: float, written: float
) -> None:
    assert (costs[kind].read_units, costs[kind].write_units) == (read, written)


def test_units_at_fritids_grow_with_the_children_alone(costs: dict[Kind, RunCost]) -> None:
    weeks, answers = costs[Kind.MISSING_WEEK], costs[Kind.HOLIDAY_ANSWER]

    assert 2 * CHILDREN < weeks.read_units < 2 * CHILDREN + 10
    assert CHILDREN < answers.read_units < CHILDREN + 10
    # Fifty events in two transactions.
    assert weeks.write_units == answers.write_units == 2 * CHILDREN + 4


def test_what_takes_too_long_or_is_told_twice_is_a_fault(costs: dict[Kind, RunCost]) -> None:
    kept = costs[Kind.STILL_ILL]

    assert replace(kept, longest_seconds=31).faults == ["stillIll: an invocation took 31 s"]
    assert replace(kept, told=kept.told + 1).faults

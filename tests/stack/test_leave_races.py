"""A leave is decided once, however many decide at the same moment."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from tests.component.attendance.leaves import (
    a_principal,
    applied,
    kept,
    of_child,
    of_class,
    of_school,
    read,
)
from tests.component.portal import Family, Portal, a_family
from tests.stack.rivals import RIVALS, Attempt, Outcome, Rivals, rivals

from attendance.day.items import REPORT

pytestmark = pytest.mark.stack
FEW_ROUNDS = 5
FIRST = {"if-match": '"1"'}


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "attendance")


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("attendance", engine=dynamodb_local_address) as made:
        yield made


def decision(place: str, person: str, outcome: str) -> Attempt:
    parts = {"person": person, "headers": FIRST, "body": {"outcome": outcome}}
    return Attempt("attendance", "PUT", f"{place}/decision", parts)


def withdrawal(family: Family, leave_id: str) -> Attempt:
    parts = {"person": family.anna, "headers": FIRST}
    return Attempt("attendance", "DELETE", of_child(family, leave_id), parts)


def statuses(outcomes: list[Outcome]) -> Counter[int]:
    return Counter(one.answer.status for one in outcomes)


def told(portal: Portal, leave_id: str) -> list[dict[str, Any]]:
    """What others are told of how the leave ended."""
    ended = {"attendance.leave_decided.v1", "attendance.leave_withdrawn.v1"}
    return [
        one
        for one in kept(portal, "Event")
        if one["type"] in ended and one["data"]["leave_id"] == leave_id
    ]


def absent_days(portal: Portal, family: Family) -> int:
    """The days on which the leave has become an absence."""
    return sum(
        any(name.startswith(REPORT) for name in day)
        for day in kept(portal, "StudentDay")
        if day["student_id"] == family.child
    )


def test_of_a_mentor_who_grants_and_a_principal_who_refuses_one_decides(
    portal: Portal, field: Rivals
) -> None:
    seen: set[str] = set()
    for _ in range(FEW_ROUNDS):
        family = a_family(portal)
        principal, leave_id = a_principal(portal, family), applied(family)
        grant = decision(of_class(family, leave_id), family.mentor, "approved")
        refuse = decision(of_school(family, leave_id), principal, "rejected")

        outcomes = field.race([grant, refuse] * (RIVALS // 2))

        granted, refused = outcomes[::2], outcomes[1::2]
        status = read(family, leave_id).body["status"]
        winners, losers = (granted, refused) if status == "approved" else (refused, granted)
        # Who sends the same decision again is answered as before; who decides otherwise is not.
        assert statuses(winners) == {204: RIVALS // 2}
        assert {one.answer.status for one in losers} <= {409, 412}
        assert [one["data"]["outcome"] for one in told(portal, leave_id)] == [status]
        assert absent_days(portal, family) == (5 if status == "approved" else 0)
        seen.add(status)
    assert seen <= {"approved", "rejected"}


def test_of_two_principals_who_decide_otherwise_one_decides(portal: Portal, field: Rivals) -> None:
    for _ in range(FEW_ROUNDS):
        family = a_family(portal)
        leave_id = applied(family)
        place = of_school(family, leave_id)
        turns = [
            decision(place, a_principal(portal, family), outcome)
            for outcome in ("approved", "rejected") * (RIVALS // 2)
        ]

        outcomes = field.race(turns)

        assert statuses(outcomes)[204] == 1
        assert {one.answer.status for one in outcomes} <= {204, 409, 412}
        (winner,) = [
            turn.parts["body"]["outcome"]
            for turn, one in zip(turns, outcomes, strict=True)
            if one.answer.status == 204
        ]
        assert read(family, leave_id).body["status"] == winner
        assert [one["data"]["outcome"] for one in told(portal, leave_id)] == [winner]


def test_a_leave_that_is_granted_is_not_withdrawn_and_the_other_way_round(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(FEW_ROUNDS):
        family = a_family(portal)
        leave_id = applied(family)
        grant = decision(of_class(family, leave_id), family.mentor, "approved")

        outcomes = field.race([grant, withdrawal(family, leave_id)] * (RIVALS // 2))

        status = read(family, leave_id).body["status"]
        granted, withdrawn = outcomes[::2], outcomes[1::2]
        winners, losers = (granted, withdrawn) if status == "approved" else (withdrawn, granted)
        assert 204 in statuses(winners)
        assert 204 not in statuses(losers)
        assert len(told(portal, leave_id)) == 1
        assert absent_days(portal, family) == (5 if status == "approved" else 0)

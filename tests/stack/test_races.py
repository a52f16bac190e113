"""Who wins when many come at the same moment: one, and the others are told of it."""

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from tests.component.portal import Answer, Family, Portal, a_family, call
from tests.stack.rivals import RIVALS, ROUNDS, Attempt, Outcome, Rivals, rivals

from attendance import api
from attendance.absence import store
from attendance.day.absence import Absence
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.access.scopes import ChildScope
from skolbro.access.store import RELATION
from skolbro.http.idempotency import IdempotencyKey
from skolbro.table import from_item, to_item

pytestmark = pytest.mark.stack
FEWER_ROUNDS = 10
TODAY = "2026-11-24"


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "attendance")


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("attendance", engine=dynamodb_local_address) as made:
        yield made


def report(family: Family, guardian: str, *, key: str | None = None, note: str = "") -> Attempt:
    body = {"studentIds": [family.child], "firstDay": TODAY, "wholeDay": True, "note": note}
    headers = {"idempotency-key": key or ids.new()}
    parts = {"person": guardian, "body": body, "headers": headers}
    return Attempt("attendance", "POST", "/attendance/absences", parts)


def statuses(outcomes: list[Outcome]) -> Counter[int]:
    return Counter(one.answer.status for one in outcomes)


def told(portal: Portal, family: Family) -> Counter[str]:
    """The events about a child, by type."""
    events = [from_item(item) for item in portal.items("attendance", "Event")]
    return Counter(one["type"] for one in events if one["data"]["student_id"] == family.child)


def listed(family: Family, guardian: str) -> list[dict[str, object]]:
    path = f"/attendance/students/{family.child}/absences"
    answer = call(api.handler, "GET", path, person=guardian)
    items: list[dict[str, object]] = answer.body["items"]
    return items


def id_of(answer: Answer) -> str:
    """The one absence that a report was answered with."""
    (absence,) = answer.body["items"]
    found: str = absence["id"]
    return found


def made(outcomes: list[Outcome]) -> list[Answer]:
    return [one.answer for one in outcomes if one.answer.status == 201]


def test_of_many_reports_at_once_one_stands_and_all_are_told_of_that_one(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(ROUNDS):
        family = a_family(portal)
        turns = (family.anna, family.erik) * (RIVALS // 2)

        outcomes = field.race([report(family, guardian) for guardian in turns])

        assert statuses(outcomes) == {201: 1, 200: RIVALS - 1}
        standing = id_of(made(outcomes)[0])
        assert {id_of(one.answer) for one in outcomes} == {standing}
        assert [one["id"] for one in listed(family, family.erik)] == [standing]
        assert told(portal, family) == {"attendance.absence_reported.v2": 1}


def test_one_request_sent_many_times_at_once_is_done_once_and_answered_alike(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(ROUNDS):
        family, key = a_family(portal), ids.new()

        outcomes = field.race([report(family, family.anna, key=key)] * RIVALS)

        assert statuses(outcomes) == {201: RIVALS}
        first = outcomes[0].answer
        for one in outcomes:
            assert one.answer.body == first.body
            assert one.answer.headers["Location"] == first.headers["Location"]
            assert one.answer.headers["ETag"] == first.headers["ETag"]
        assert told(portal, family) == {"attendance.absence_reported.v2": 1}


def test_one_key_with_two_bodies_at_once_is_good_for_one_of_them(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(FEWER_ROUNDS):
        family, key = a_family(portal), ids.new()
        notes = ("Feber", "Hosta") * (RIVALS // 2)

        outcomes = field.race([report(family, family.anna, key=key, note=one) for one in notes])

        assert statuses(outcomes) == {201: RIVALS // 2, 422: RIVALS // 2}
        assert len({one.body["items"][0]["note"] for one in made(outcomes)}) == 1
        refused = [one.answer for one in outcomes if one.answer.status == 422]
        assert {one.problem for one in refused} == {"idempotency-key-reused"}
        assert told(portal, family) == {"attendance.absence_reported.v2": 1}


def test_a_withdrawal_and_a_new_report_at_once_leave_what_was_answered(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(FEWER_ROUNDS):
        family = a_family(portal)
        first = field.race([report(family, family.anna)] * RIVALS)[0].answer
        withdrawal = Attempt(
            "attendance",
            "DELETE",
            f"/attendance/students/{family.child}/absences/{id_of(first)}",
            {"person": family.anna, "headers": {"if-match": first.headers["ETag"]}},
        )
        half = RIVALS // 2
        turns = [(withdrawal, report(family, family.erik)) for _ in range(half)]

        outcomes = field.race([attempt for turn in turns for attempt in turn])

        withdrawals, reports = outcomes[::2], outcomes[1::2]
        assert statuses(withdrawals) == {204: 1, 409: half - 1}
        assert len(made(reports)) <= 1
        again = [id_of(one) for one in made(reports)]
        assert {id_of(one.answer) for one in reports} <= {id_of(first), *again}
        standing = [one["id"] for one in listed(family, family.erik) if not one["withdrawnAt"]]
        assert standing == again
        assert told(portal, family) == {
            "attendance.absence_reported.v2": 1 + len(again),
            "attendance.absence_withdrawn.v2": 1,
        }


def end_custody(portal: Portal, guardian: str, family: Family) -> None:
    portal.dynamodb.update_item(
        TableName="access",
        Key=RELATION.key(person_id=guardian, kind=Kind.GUARDIAN_OF, object_id=family.child),
        UpdateExpression="SET valid_until = :gone",
        ExpressionAttributeValues=to_item({":gone": "2026-11-24T06:00:00Z"}),
    )


def test_no_report_that_begins_after_custody_has_ended_gets_in(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(FEWER_ROUNDS):
        family = a_family(portal)
        ended: list[float] = []

        def end(family: Family = family, ended: list[float] = ended) -> None:
            end_custody(portal, family.anna, family)
            ended.append(time.monotonic())

        outcomes = field.race([report(family, family.anna) for _ in range(RIVALS)], meanwhile=end)
        late = field.race([report(family, family.anna) for _ in range(RIVALS)])

        after = [one for one in outcomes if one.began > ended[0]]
        assert set(statuses(after)) <= {404}
        assert statuses(late) == {404: RIVALS}
        assert set(statuses(outcomes)) <= {201, 200, 404}
        standing = [one["id"] for one in listed(family, family.erik)]
        assert standing == [id_of(one) for one in made(outcomes)]
        assert told(portal, family).total() == len(standing)


def test_a_report_is_refused_when_custody_ends_between_its_check_and_its_writing(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    family, written = a_family(portal), store.report_absences

    def late(
        scopes: tuple[ChildScope, ...], told: list[Absence], *, key: IdempotencyKey, **parts: Any
    ) -> None:
        end_custody(portal, family.anna, family)
        written(scopes, told, key=key, **parts)

    monkeypatch.setattr(store, "report_absences", late)
    attempt = report(family, family.anna)

    answer = call(api.handler, attempt.method, attempt.path, **attempt.parts)

    assert (answer.status, answer.problem) == (404, "not-found")
    assert listed(family, family.erik) == []
    assert told(portal, family) == {}
    assert portal.items("attendance", "Idempotency") == []

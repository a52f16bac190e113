"""A run of reminders: twice, late, reordered, broken off in the middle, and where it is not on."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import boto3
import pytest
from tests.component.attendance.reminders import Message, Reminders, message, work_on
from tests.component.portal import Portal, a_school

from attendance.reminders import reminding, store
from attendance.reminders.reminder import Errand, Kind
from skolbro import aws, ids
from skolbro.access.relations import Kind as Relates
from skolbro.access.schools import School
from skolbro.access.scopes import at_work
from skolbro.calendar import SchoolCalendar

DAY, NEXT = "2026-11-25", "2026-11-26"
RINGS = datetime(2026, 11, 25, 5, 45, tzinfo=UTC)


def a_school_with(portal: Portal, *, children: int, **changes: Any) -> tuple[School, list[str]]:
    """A school with children at a fritids unit of whom nothing is registered."""
    functions = ("attendance", "timeRegistration")
    school = portal.add_school(a_school(**{"functions": functions, **changes}))
    unit, made = ids.new(), sorted(ids.new() for _ in range(children))
    portal.list_group(school, unit, "fritids")
    for child in made:
        portal.relate(child, Relates.MEMBER_OF, unit, school_id=school.id, group_kind="fritids")
    return school, made


def errand(school: School, kind: str = "missingWeek", day: str = DAY) -> Message:
    return message(json.dumps({"kind": kind, "date": day, "schoolId": school.id}))


def children_of(told: list[dict[str, Any]]) -> list[str]:
    return sorted(one["student_id"] for one in told)


def test_a_tick_reaches_every_school_that_has_the_function(
    portal: Portal, reminders: Reminders
) -> None:
    many = [a_school_with(portal, children=1) for _ in range(20)]
    off, _ = a_school_with(portal, children=1, functions=("attendance",))

    told = reminders.ring("missingWeek", DAY)

    assert children_of(told) == sorted(child for _, made in many for child in made)
    assert off.id not in {one["school_id"] for one in reminders.runs()}


def test_twice_is_once(portal: Portal, reminders: Reminders) -> None:
    a_school_with(portal, children=3)

    assert len(reminders.ring("missingWeek", DAY)) == 3
    assert reminders.ring("missingWeek", DAY) == []
    (run,) = reminders.runs()
    assert (run["sent"], run["done"]) == (3, True)


def test_what_becomes_due_after_the_run_is_not_told_by_a_second_one(
    portal: Portal, reminders: Reminders
) -> None:
    school, _ = a_school_with(portal, children=0)
    reminders.at(RINGS)
    reminders.deliver(errand(school))
    unit = ids.new()
    portal.list_group(school, unit, "fritids")
    portal.relate(ids.new(), Relates.MEMBER_OF, unit, school_id=school.id, group_kind="fritids")

    reminders.deliver(errand(school))

    assert reminders.told() == []


def test_late_the_same_day_is_told_and_the_day_after_is_not(
    portal: Portal, reminders: Reminders
) -> None:
    school, children = a_school_with(portal, children=2)
    reminders.at(datetime(2026, 11, 25, 22, 59, tzinfo=UTC))
    reminders.deliver(errand(school))
    assert children_of(reminders.told()) == children

    # A minute later it is Thursday on the school's wall.
    reminders.at(datetime(2026, 11, 25, 23, 0, tzinfo=UTC))
    other, _ = a_school_with(portal, children=2)
    reminders.deliver(errand(other))
    assert reminders.told() == []
    assert {one["school_id"] for one in reminders.runs()} == {school.id}


def test_a_late_tick_is_of_the_day_on_which_it_rang(portal: Portal, reminders: Reminders) -> None:
    school, _ = a_school_with(portal, children=1)
    reminders.at(RINGS + timedelta(hours=9))
    reminders.deliver(reminders.tick("missingWeek", RINGS))

    assert [(one["school_id"], one["day"]) for one in reminders.runs()] == [(school.id, DAY)]


def test_where_the_time_is_not_filled_in_it_has_just_rung(
    portal: Portal, reminders: Reminders
) -> None:
    a_school_with(portal, children=1)
    reminders.at(RINGS)
    told = {"kind": "missingWeek", "at": "<aws.scheduler.scheduled-time>"}
    reminders.deliver(message(json.dumps(told)))

    assert [one["day"] for one in reminders.runs()] == [DAY]


def test_a_function_that_is_switched_off_while_the_errand_waits_reminds_nobody(
    portal: Portal, reminders: Reminders
) -> None:
    school, _ = a_school_with(portal, children=1)
    reminders.at(RINGS)
    portal.add_school(replace(school, functions=("attendance",)))

    reminders.deliver(errand(school))

    assert (reminders.told(), reminders.runs()) == ([], [])


@pytest.mark.parametrize("kind", ["stillIll", "leaveDecision"])
def test_on_a_day_without_school_nobody_asks(
    portal: Portal, reminders: Reminders, kind: str
) -> None:
    a_school_with(portal, children=1, calendar=SchoolCalendar((), frozenset()))

    assert reminders.ring(kind, DAY) == []
    assert reminders.runs() == []


@pytest.mark.parametrize("survived", range(4))
def test_a_run_that_breaks_off_goes_on_where_it_was(
    portal: Portal, reminders: Reminders, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    school, children = a_school_with(portal, children=10)
    reminders.at(RINGS)
    monkeypatch.setattr(reminding, "TOLD_AT_ONCE", 3)
    remind = store.remind
    done: list[int] = []

    def breaks(*arguments: Any, **named: Any) -> Any:
        if len(done) == survived:
            raise ConnectionError
        done.append(1)
        return remind(*arguments, **named)

    monkeypatch.setattr(store, "remind", breaks)
    assert work_on([errand(school)])["batchItemFailures"]
    assert len(reminders.told()) == 3 * survived
    reminders.seen.clear()

    monkeypatch.setattr(store, "remind", remind)
    reminders.deliver(errand(school))

    assert children_of(reminders.told()) == children
    assert reminders.runs()[0]["sent"] == 10


def test_an_answer_that_was_lost_tells_of_nothing_twice(
    portal: Portal, reminders: Reminders, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, children = a_school_with(portal, children=5)
    reminders.at(RINGS)
    monkeypatch.setattr(reminding, "TOLD_AT_ONCE", 2)
    remind = store.remind

    def loses(*arguments: Any, **named: Any) -> Any:
        remind(*arguments, **named)
        raise ConnectionError

    monkeypatch.setattr(store, "remind", loses)
    for _ in range(2):
        assert work_on([errand(school)])["batchItemFailures"]
    monkeypatch.setattr(store, "remind", remind)
    reminders.deliver(errand(school), errand(school))

    assert children_of(reminders.told()) == children


def test_of_two_copies_at_once_each_child_is_told_of_by_one(
    portal: Portal, reminders: Reminders, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, children = a_school_with(portal, children=7)
    reminders.at(RINGS)
    monkeypatch.setattr(reminding, "TOLD_AT_ONCE", 2)
    remind = store.remind
    others: list[int] = []

    def interrupted(*arguments: Any, **named: Any) -> Any:
        if len(others) < 2:
            others.append(1)
            other = Errand(kind=Kind.MISSING_WEEK, day=RINGS.date(), school_id=school.id)
            reminding.attend_to(at_work("other"), other)
        return remind(*arguments, **named)

    monkeypatch.setattr(store, "remind", interrupted)
    reminders.deliver(errand(school))

    assert children_of(reminders.told()) == children
    assert (reminders.runs()[0]["sent"], len(others)) == (7, 2)


def test_kinds_days_and_schools_do_not_stand_in_each_others_way(
    portal: Portal, reminders: Reminders
) -> None:
    schools = [a_school_with(portal, children=1)[0] for _ in range(2)]
    ringing = [
        errand(school, kind, day)
        for day in (DAY, NEXT)
        for school in schools
        for kind in ("missingWeek", "holidayAnswer")
    ]
    reminders.at(RINGS)
    # Tomorrow's comes first, as a clock may be ahead; and everything comes twice.
    reminders.deliver(*reversed(ringing), *ringing)

    assert len(reminders.told()) == 4
    assert len(reminders.runs()) == 8


def test_one_message_that_cannot_be_read_does_not_stop_the_others(
    portal: Portal, reminders: Reminders
) -> None:
    school, children = a_school_with(portal, children=1)
    reminders.at(RINGS)

    failed = work_on([message("{}"), errand(school), message('{"kind":"tea","date":"2026-11-25"}')])

    assert [one["itemIdentifier"] for one in failed["batchItemFailures"]] == ["0", "2"]
    assert children_of(reminders.told()) == children


@pytest.mark.parametrize("taken", [0, 1, 2, 5])
def test_what_the_queue_does_not_take_is_sent_again(
    portal: Portal, reminders: Reminders, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    for _ in range(30):
        a_school_with(portal, children=1)
    client, sqs, calls = aws.client, aws.client("sqs"), count()

    class Full:
        """Takes so many batches, and then nothing of one, once."""

        def send_message_batch(self, **batch: Any) -> Any:
            return {"Failed": [{}]} if next(calls) == taken else sqs.send_message_batch(**batch)

    reminders.at(RINGS)
    left: tuple[Message, ...] = (reminders.tick("missingWeek", RINGS),)
    failures = 0
    with monkeypatch.context() as patched:
        patched.setattr(aws, "client", lambda name: Full() if name == "sqs" else client(name))
        while left:
            failed = {int(one["itemIdentifier"]) for one in work_on(left)["batchItemFailures"]}
            failures += len(failed)
            left = (*(left[number] for number in failed), *reminders.waiting())

    assert failures == 1
    told = children_of(reminders.told())
    assert len(told) == len(set(told)) == 30
    assert sum(one["sent"] for one in reminders.runs()) == 30


def test_the_queues_messages_hold_ids_and_codes_only(portal: Portal, reminders: Reminders) -> None:
    school, _ = a_school_with(portal, children=1)
    reminders.at(RINGS)
    work_on([reminders.tick("missingWeek", RINGS)])

    parts = [json.loads(one["body"]) for one in reminders.waiting()]
    assert [one["shard"] for one in parts] == list("0123456789ABCDEF")
    work_on([message(json.dumps(one)) for one in parts])
    (told,) = boto3.client("sqs").receive_message(QueueUrl=reminders.queue)["Messages"]
    assert json.loads(told["Body"]) == {"kind": "missingWeek", "date": DAY, "schoolId": school.id}

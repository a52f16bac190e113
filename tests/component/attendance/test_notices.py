"""An absence that nobody has reported: told once, and taken back when it was wrong."""

import json
from datetime import timedelta
from itertools import permutations
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient
from tests.component.attendance.deliveries import Deliveries
from tests.component.attendance.reports import listed, report, withdraw
from tests.component.attendance.roll_calls import (
    DURING,
    Classroom,
    a_classroom,
    a_lesson,
    mark,
    put_week,
)
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, Portal

from attendance.rollcall import store
from skolbro import ids

# Of all orders in one test, so that its tables stay small.
SHARES = 15
NOTICE, TAKEN_BACK = "unreported_absence", "unreported_absence_withdrawn"


@pytest.fixture
def room(portal: Portal) -> Classroom:
    return a_classroom(portal)


def told(room: Classroom) -> list[tuple[str, bool | None]]:
    """What has been told, in order, and whether it was the first of the day."""
    return [
        (one["type"].split(".")[1], one["data"].get("first_of_day"))
        for one in room.events(NOTICE, TAKEN_BACK)
        if one["data"]["lesson_id"] == room.lesson or one["data"]["student_id"] == room.alva
    ]


def test_guardians_are_told_of_an_absence_that_nobody_has_reported(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(DURING)
    room.save()

    deliveries.deliver()

    (event,) = room.events(NOTICE)
    assert event["data"] == {
        "student_id": room.alva,
        "school_id": room.family.school.id,
        "group_id": room.family.class_id,
        "lesson_id": room.lesson,
        "date": "2026-11-24",
        "first_of_day": True,
    }
    assert room.day()[f"notice#{room.lesson}"]["id"] == event["id"]
    assert room.day()["version"] == 2
    assert "notice#" not in str(room.day(room.bo))


def test_only_those_who_are_away_without_a_report_are_asked_about(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(TUESDAY)
    report(room.family)
    at(DURING)
    room.save(mark(room.alva, "absent"), mark(room.bo, "absent"), mark(room.cilla, "late", 5))

    deliveries.stream()

    (question,) = deliveries.questions()
    assert question == {
        "schoolId": room.family.school.id,
        "studentId": room.bo,
        "lessonId": room.lesson,
        "date": "2026-11-24",
    }


@pytest.mark.parametrize(("minutes", "delayed"), [(0, 0), (1, 1), (15, 1), (None, 1)])
def test_the_question_waits_as_long_as_the_school_wants(
    portal: Portal,
    deliveries: Deliveries,
    at: Clock,
    monkeypatch: pytest.MonkeyPatch,
    minutes: int | None,
    delayed: int,
) -> None:
    room = a_classroom(portal, minutes=0 if minutes is None else minutes)
    if minutes is None:
        portal.add_school(
            type(room.family.school)(
                **{
                    name: getattr(room.family.school, name)
                    for name in room.family.school.__slots__
                    if name != "settings"
                }
            )
        )
    sent: list[int] = []
    call = BaseClient._make_api_call  # type: ignore[attr-defined]  # noqa: SLF001 - to hear what is sent

    def heard(client: BaseClient, operation: str, parameters: dict[str, Any]) -> object:
        sent.extend(one["DelaySeconds"] for one in parameters.get("Entries", ()))
        return call(client, operation, parameters)

    monkeypatch.setattr(BaseClient, "_make_api_call", heard)
    at(DURING)
    room.save()

    deliveries.stream()

    assert sent == [60 * (5 if minutes is None else minutes)]
    attributes = boto3.client("sqs").get_queue_attributes(
        QueueUrl=deliveries.queue, AttributeNames=["ApproximateNumberOfMessagesDelayed"]
    )["Attributes"]
    assert int(attributes["ApproximateNumberOfMessagesDelayed"]) == delayed


def test_a_report_that_is_there_when_the_question_comes_wins(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(DURING)
    room.save()
    deliveries.stream()
    report(room.family)

    assert deliveries.decide(*deliveries.waiting()) == {"batchItemFailures": []}

    assert told(room) == []


def test_a_question_that_comes_twice_or_late_tells_once(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(DURING)
    room.save()
    deliveries.stream()
    (question,) = deliveries.waiting()

    deliveries.decide(question, {**question, "messageId": ids.new()})
    at(DURING + timedelta(hours=30))
    deliveries.decide(question)

    assert told(room) == [(NOTICE, True)]


def test_each_lesson_is_told_of_and_the_first_alone_is_the_first(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    second = a_lesson(room, id=ids.new(), starts="09:10", ends="10:00")
    put_week(room, a_lesson(room), second)
    at(DURING)
    room.save()
    deliveries.deliver()
    at(DURING + timedelta(hours=1))
    room.save(mark(room.alva, "absent"), address=room.address_of(second.id), starts="09:10",
              ends="10:00")  # fmt: skip

    deliveries.deliver()

    assert told(room) == [(NOTICE, True), (NOTICE, False)]


def test_a_correction_takes_the_notice_back_and_a_later_absence_is_told_of_again(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(DURING)
    room.save()
    deliveries.deliver()
    (notice,) = room.events(NOTICE)

    room.save(*room.all("late", missed=8), version='"2"')
    deliveries.deliver()

    (correction,) = room.events(TAKEN_BACK)
    assert correction["data"]["notice_id"] == notice["id"]
    room.save(version='"3"')
    deliveries.deliver()
    assert told(room) == [(NOTICE, True), (TAKEN_BACK, None), (NOTICE, True)]


def test_a_report_after_the_notice_leaves_it(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(DURING)
    room.save()
    deliveries.deliver()
    report(room.family)
    room.save(version='"2"')

    deliveries.deliver()

    assert told(room) == [(NOTICE, True)]


def test_a_report_that_is_taken_back_leaves_the_absence_unreported(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(TUESDAY)
    absence = report(room.family, wholeDay=None, span={"starts": "08:20", "ends": "10:00"})
    at(DURING - timedelta(minutes=15))
    room.save()
    deliveries.deliver()
    assert told(room) == []

    assert withdraw(room.family, absence.body["id"]).status == 204
    deliveries.deliver()

    assert told(room) == [(NOTICE, True)]


def test_an_end_after_the_lesson_leaves_its_minutes_reported(
    room: Classroom, deliveries: Deliveries, at: Clock
) -> None:
    at(TUESDAY)
    absence = report(room.family)
    at(DURING)
    room.save()
    at(DURING + timedelta(hours=1))
    withdraw(room.family, absence.body["id"])

    deliveries.deliver()

    assert listed(room.family)[0]["status"] == "ended"
    assert told(room) == []


@pytest.mark.parametrize("first", ["report", "correction"])
def test_what_happens_between_the_reading_and_the_writing_is_decided_on_anew(
    room: Classroom,
    deliveries: Deliveries,
    at: Clock,
    monkeypatch: pytest.MonkeyPatch,
    first: str,
) -> None:
    at(DURING)
    room.save()
    deliveries.stream()
    real = store.notify

    def late(*arguments: Any, **named: Any) -> None:
        monkeypatch.setattr(store, "notify", real)
        if first == "report":
            assert report(room.family).status == 201
        else:
            assert room.save(*room.all("present"), version='"2"').status == 200
        real(*arguments, **named)

    monkeypatch.setattr(store, "notify", late)
    answer = deliveries.decide(*deliveries.waiting())

    assert answer == {"batchItemFailures": []}
    assert told(room) == []


def test_a_day_that_is_never_still_comes_back_from_the_queue(
    room: Classroom, deliveries: Deliveries, at: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(DURING)
    room.save()
    deliveries.stream()
    real, version = store.notify, iter(range(2, 100))

    def busy(*arguments: Any, **named: Any) -> None:
        room.save(version=f'"{next(version)}"')
        real(*arguments, **named)

    monkeypatch.setattr(store, "notify", busy)
    (question,) = deliveries.waiting()
    answer = deliveries.decide(question)

    assert answer == {"batchItemFailures": [{"itemIdentifier": question["messageId"]}]}
    assert told(room) == []
    monkeypatch.setattr(store, "notify", real)
    deliveries.decide(question)
    assert told(room) == [(NOTICE, True)]


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"schoolId": "x"}'])
def test_a_message_that_is_no_question_fails_alone(
    room: Classroom, deliveries: Deliveries, at: Clock, body: str
) -> None:
    at(DURING)
    room.save()
    deliveries.stream()

    answer = deliveries.decide({"messageId": "bad", "body": body}, *deliveries.waiting())

    assert answer == {"batchItemFailures": [{"itemIdentifier": "bad"}]}
    assert told(room) == [(NOTICE, True)]


def test_a_question_about_nobody_tells_nobody(room: Classroom, deliveries: Deliveries) -> None:
    nobody = {"schoolId": ids.new(), "studentId": ids.new(), "lessonId": ids.new()}
    body = json.dumps({**nobody, "date": "2026-11-24"})

    assert deliveries.decide({"messageId": "m", "body": body}) == {"batchItemFailures": []}
    assert told(room) == []


def _orders() -> list[tuple[str, ...]]:
    """Every order of what may happen around one lesson, in which each actor keeps their own."""
    steps = ("absent", "correct", "report", "withdraw", "deliver", "deliver again")
    actors = (("absent", "correct"), ("report", "withdraw"), ("deliver", "deliver again"))
    return [
        order
        for order in permutations(steps)
        if all(order.index(first) < order.index(then) for first, then in actors)
    ]


@pytest.mark.parametrize("share", range(SHARES))
def test_in_every_order_a_report_that_is_there_first_wins(
    portal: Portal, deliveries: Deliveries, at: Clock, share: int
) -> None:
    # Before the lesson begins, so that what is withdrawn is as if it had never been.
    at(DURING - timedelta(minutes=15))
    orders = _orders()
    assert len(orders) == 90
    for order in orders[share::SHARES]:
        room = a_classroom(portal)
        _walk(room, deliveries, order)
        # However things went, once all has arrived nothing is told that is not so.
        deliveries.deliver()
        notice = room.day().get(f"notice#{room.lesson}")
        assert notice is None or "withdrawn_at" in notice, order


def _walk(room: Classroom, deliveries: Deliveries, order: tuple[str, ...]) -> None:
    body: dict[str, Any] = {"wholeDay": None, "span": {"starts": "08:20", "ends": "10:00"}}
    away = reported = notice = False
    expected: list[str] = []
    absence = ""
    for step in order:
        match step:
            case "absent":
                assert room.save().status == 200
                away = True
            case "correct":
                assert room.save(*room.all("present"), version='"2"').status == 200
                away = False
            case "report":
                absence = report(room.family, **body).body["id"]
                reported = True
            case "withdraw":
                assert withdraw(room.family, absence).status == 204
                reported = False
            case _:
                deliveries.deliver()
                if away and not reported and not notice:
                    expected.append(NOTICE)
                    notice = True
                if notice and not away:
                    expected.append(TAKEN_BACK)
                    notice = False
        assert [kind for kind, _ in told(room)] == expected, order

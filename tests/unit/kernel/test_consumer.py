"""A batch of a stream: each record by itself."""

from datetime import UTC, datetime
from typing import Any

import pytest

from skolbro import ids
from skolbro.access.scopes import WorkScope
from skolbro.events import EVENT, Event
from skolbro.events.consumer import Consumer
from skolbro.table import to_item

AT = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)


def record(event_type: str = "a.b.v1", **changes: Any) -> dict[str, Any]:
    item = {
        "id": ids.new(), "type": event_type, "at": "2026-11-24T06:41:00Z", "data": {"n": 1},
        "trace": "1-2", **changes,
    }  # fmt: skip
    image = to_item(EVENT.item(item))
    return {
        "eventID": ids.new(),
        "eventName": "INSERT",
        "dynamodb": {"NewImage": image, "SequenceNumber": ids.new()},
    }


class Told:
    """What a handler was told; it fails for the events it is to fail for."""

    def __init__(self, *failing: str) -> None:
        self.events: list[Event] = []
        self.scopes: list[WorkScope] = []
        self.failing = failing
        self.consumer = Consumer()
        self.consumer.on("a.b.v1")(self._hear)

    def _hear(self, scope: WorkScope, event: Event) -> None:
        if event.id in self.failing:
            raise RuntimeError("Alva Lind")
        self.events.append(event)
        self.scopes.append(scope)

    def deliver(self, *records: dict[str, Any]) -> list[str]:
        answer = self.consumer.handle({"Records": list(records)}, None)
        return [one["itemIdentifier"] for one in answer["batchItemFailures"]]


def sequence(of: dict[str, Any]) -> str:
    return str(of["dynamodb"]["SequenceNumber"])


def event_id(of: dict[str, Any]) -> str:
    return str(of["dynamodb"]["NewImage"]["id"]["S"])


def test_an_event_arrives_as_it_was_sent() -> None:
    sent, told = record(), Told()

    assert told.deliver(sent) == []

    event = told.events[0]
    assert event == Event(type="a.b.v1", at=AT, data={"n": 1}, id=event_id(sent), trace="1-2")
    assert told.scopes[0].reason == "event a.b.v1"


def test_only_the_records_that_failed_are_handed_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    records = [record() for _ in range(5)]
    told = Told(event_id(records[1]), event_id(records[3]))

    assert told.deliver(*records) == [sequence(records[1]), sequence(records[3])]

    assert [event.id for event in told.events] == [event_id(records[n]) for n in (0, 2, 4)]
    out = capsys.readouterr().out
    assert out.count('"what": "failed"') == 2
    assert "Alva" not in out


def test_when_all_fail_all_are_handed_back() -> None:
    records = [record() for _ in range(3)]
    told = Told(*map(event_id, records))

    assert told.deliver(*records) == list(map(sequence, records))


@pytest.mark.parametrize(
    "broken", [{"at": "yesterday"}, {"data": None}, {"type": None}, {"at": "2026-11-24"}]
)
def test_a_malformed_record_fails_alone_and_is_seen_in_the_log(
    broken: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good, told = record(**broken), record(), Told()

    assert told.deliver(bad, good) == [sequence(bad)]

    assert [event.id for event in told.events] == [event_id(good)]
    assert '"what": "unreadable"' in capsys.readouterr().out


def test_a_record_without_an_image_fails_alone() -> None:
    bad, good, told = record(), record(), Told()
    del bad["dynamodb"]["NewImage"]

    assert told.deliver(bad, good) == [sequence(bad)]
    assert len(told.events) == 1


@pytest.mark.parametrize("event_type", ["a.b.v2", "a.c.v1", "A.B.v1", ""])
def test_a_type_that_nobody_handles_is_passed_by(event_type: str) -> None:
    told = Told()

    assert told.deliver(record(event_type), record()) == []
    assert len(told.events) == 1


def test_a_record_delivered_twice_is_handed_on_with_the_same_id() -> None:
    sent, told = record(), Told()

    told.deliver(sent, sent)

    assert len({event.id for event in told.events}) == 1


def test_an_event_of_a_time_before_traces_is_read() -> None:
    told = Told()

    assert told.deliver(record(trace=None)) == []
    assert told.events[0].trace == ""

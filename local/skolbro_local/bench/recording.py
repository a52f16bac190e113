"""Listening to a DynamoDB client: which calls it made, when, and what they consumed.

Round trips *in sequence* are the longest chain of attempts in which each began when the one
before it had ended; calls made at the same time count once. An attempt begins at botocore's
`before-send` and ends at `response-received`, so a retry is a round trip of its own. To make the
chain exact, each attempt is held back for `HELD_SECONDS` after it has begun: two that were
started together then overlap however the machine schedules them, while one that waits for
another's answer can never overlap it. A machine too busy for that shows too many, never too few;
so the fewest of some repetitions is the number.

Units come from DynamoDB itself: `ReturnConsumedCapacity` is put into every call on its way out.
Those of batches and transactions are counted anew in `skolbro_local.bench.counting`.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

HELD_SECONDS = 0.02
READS = frozenset({"GetItem", "BatchGetItem", "Query", "TransactGetItems"})


@dataclass(frozen=True, slots=True)
class Call:
    """One operation with the parameters that the product gave it."""

    operation: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Consumed:
    """A call that was answered, and what it consumed of each table: `ConsumedCapacity`."""

    call: Call
    capacity: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Heard:
    """What one invocation did."""

    calls: list[Call] = field(default_factory=list)
    consumed: list[Consumed] = field(default_factory=list)
    attempts: list[tuple[float, float]] = field(default_factory=list)
    read_units: float = 0.0
    write_units: float = 0.0

    @property
    def in_sequence(self) -> int:
        """Round trips one after the other."""
        return longest_chain(self.attempts)


def longest_chain(attempts: Iterable[tuple[float, float]]) -> int:
    """The most attempts of which none overlaps another: the earliest to end goes first."""
    length, free_from = 0, float("-inf")
    for begun, ended in sorted(attempts, key=lambda attempt: attempt[1]):
        if begun >= free_from:
            length, free_from = length + 1, ended
    return length


@contextmanager
def calls_of(client: Any) -> Iterator[Heard]:  # noqa: ANN401 - boto3's client
    """Note the calls, and nothing else: costs next to no CPU."""
    heard = Heard()

    def note(params: dict[str, Any], model: Any, **_: object) -> None:  # noqa: ANN401
        heard.calls.append(Call(model.name, params))

    events = client.meta.events
    events.register("provide-client-params.dynamodb", note)
    try:
        yield heard
    finally:
        events.unregister("provide-client-params.dynamodb", note)


@contextmanager
def all_of(
    client: Any,  # noqa: ANN401 - boto3's client
    *,
    held_seconds: float = HELD_SECONDS,
    keep_parameters: bool = True,
) -> Iterator[Heard]:
    """Note calls, attempts in time, and units. Parameters of many calls fill the memory."""
    ear = _Ear(held_seconds, keep_parameters=keep_parameters)
    hooks = {
        "provide-client-params.dynamodb": ear.asked,
        "before-send.dynamodb": ear.sent,
        "response-received.dynamodb": ear.received,
        "after-call.dynamodb": ear.answered,
    }
    for event, hook in hooks.items():
        client.meta.events.register(event, hook)
    try:
        yield ear.heard
    finally:
        for event, hook in hooks.items():
            client.meta.events.unregister(event, hook)


class _Ear:
    def __init__(self, held_seconds: float, *, keep_parameters: bool) -> None:
        self.heard = Heard()
        self._keep = keep_parameters
        self._held = held_seconds
        self._begun = threading.local()

    def asked(self, params: dict[str, Any], model: Any, **_: object) -> dict[str, Any]:  # noqa: ANN401
        # A call is made, and answered, on one thread.
        self._begun.call = Call(model.name, params if self._keep else {})
        self.heard.calls.append(self._begun.call)
        return {**params, "ReturnConsumedCapacity": "INDEXES"}

    def sent(self, **_: object) -> None:
        self._begun.at = time.monotonic()
        time.sleep(self._held)

    def received(self, **_: object) -> None:
        self.heard.attempts.append((self._begun.at, time.monotonic()))

    def answered(self, parsed: dict[str, Any], model: Any, **_: object) -> None:  # noqa: ANN401
        told = parsed.get("ConsumedCapacity", [])
        capacity = tuple(told) if isinstance(told, list) else (told,)
        if self._keep:
            self.heard.consumed.append(Consumed(self._begun.call, capacity))
        units = sum(one["CapacityUnits"] for one in capacity)
        if model.name in READS:
            self.heard.read_units += units
        else:
            self.heard.write_units += units

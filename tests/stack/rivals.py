"""Many requests at the same moment, each in a process of its own.

Lambda gives an execution environment one request at a time, and Powertools keeps the request in
the process; so rivals in truth are processes, never threads of one. They are forked from one
that is warm.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.synchronize import Barrier
from typing import Any

from botocore.config import Config
from tests.component.portal import CLIENT, ISSUER, TUESDAY, Answer, call

from skolbro import aws, clock

RIVALS = 32
ROUNDS = 50
PATIENCE_SECONDS = 120
# The method of an attempt that is a message to a worker, which `module` names.
DELIVERY = "DELIVERY"

_start: Barrier | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One rival's request."""

    module: str
    method: str
    path: str
    parts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What it came to, and between which instants of the machine's clock."""

    answer: Answer
    began: float
    ended: float


class Rivals:
    """A field of processes that start at the same moment."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def race(
        self, attempts: Sequence[Attempt], *, meanwhile: Callable[[], object] = lambda: None
    ) -> list[Outcome]:
        """One attempt for each, in the order given; and something else while they run."""
        assert len(attempts) == RIVALS
        running = self._pool.map(_attempt, attempts, timeout=PATIENCE_SECONDS)
        meanwhile()
        return list(running)

    def crowd(self, attempts: Sequence[Attempt]) -> list[Outcome]:
        """Any number of attempts: all processes start at once, each with its share of them."""
        shares = [attempts[number::RIVALS] for number in range(RIVALS)]
        done = list(self._pool.map(_share, shares, timeout=PATIENCE_SECONDS))
        return [done[number % RIVALS][number // RIVALS] for number in range(len(attempts))]


@contextmanager
def rivals(table: str, *, engine: str) -> Iterator[Rivals]:
    """Functions of one module, on a database engine at an address."""
    environment = {
        "ACCESS_TABLE": "access",
        "TABLE": table,
        "SECRET_ARN": "none",
        "ISSUER": ISSUER,
        "CLIENT_ID": CLIENT,
        "AWS_ENDPOINT_URL_DYNAMODB": engine,
    }
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.stack.warm"])
    with ProcessPoolExecutor(
        RIVALS,
        mp_context=context,
        initializer=_enter,
        initargs=(environment, context.Barrier(RIVALS)),
    ) as pool:
        yield Rivals(pool)


def _enter(environment: dict[str, str], start: Barrier) -> None:
    global _start  # noqa: PLW0603 - what a process is given when it is made
    os.environ |= environment
    # All share a machine with the database: that it is slow is not what is raced for.
    aws.CONFIG = aws.CONFIG.merge(Config(read_timeout=60))
    _start = start
    clock.now = lambda: TUESDAY


def _attempt(attempt: Attempt) -> Outcome:
    if attempt.method == DELIVERY:
        return _delivery(attempt)
    (outcome,) = _share([attempt])
    return outcome


def _share(attempts: Sequence[Attempt]) -> list[Outcome]:
    # The handlers and their client are ready, as those of a warm function.
    for attempt in attempts:
        import_module(f"{attempt.module}.api")
    assert _start is not None
    _start.wait(PATIENCE_SECONDS)
    return [_request(attempt) for attempt in attempts]


def _request(attempt: Attempt) -> Outcome:
    handler = import_module(f"{attempt.module}.api").handler
    began = time.monotonic()
    answer = call(handler, attempt.method, attempt.path, **attempt.parts)
    return Outcome(answer, began, time.monotonic())


def _delivery(attempt: Attempt) -> Outcome:
    handler = import_module(attempt.module).handler
    assert _start is not None
    _start.wait(PATIENCE_SECONDS)
    began = time.monotonic()
    told = handler({"Records": [attempt.parts]}, None)
    return Outcome(Answer(200, {}, told), began, time.monotonic())

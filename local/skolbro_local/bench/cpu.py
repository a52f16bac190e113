"""CPU of a warm invocation, against a floor that makes the same calls with bare boto3.

The real handler's calls are noted and made again, with the same parameters, by a client of
boto3's own settings; the floor reads the body and writes the answer with `json` and does nothing
else. The two take turns, and the median of each is taken: what disturbs the machine meets both.
CPU is that of the whole process, threads included (`time.process_time`).
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

import boto3

from skolbro import aws
from skolbro.http.app import LambdaHandler
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.recording import Call, calls_of
from skolbro_local.bench.requests import requests
from skolbro_local.bench.routes import send, served, set_up, undo
from skolbro_local.bench.world import World

METHODS = {
    "GetItem": "get_item",
    "PutItem": "put_item",
    "UpdateItem": "update_item",
    "DeleteItem": "delete_item",
    "Query": "query",
    "BatchGetItem": "batch_get_item",
    "BatchWriteItem": "batch_write_item",
    "TransactWriteItems": "transact_write_items",
}
WARM_UP = 5
AIM = 2.0


@dataclass(frozen=True, slots=True)
class RouteCpu:
    """Seconds of CPU of one invocation."""

    name: str
    real: float
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.real / self.floor


def measure_cpu(world: World, *, repetitions: int) -> list[RouteCpu]:
    """Every request, warm."""
    measured = []
    for request in requests(world):
        with served(world, request) as handler:
            floor = boto3.client("dynamodb")
            turns = [_turn(request, handler, floor) for _ in range(WARM_UP + repetitions)]
        real, bare = zip(*turns[WARM_UP:], strict=True)
        measured.append(RouteCpu(request.name, median(real), median(bare)))
    return measured


def _turn(request: Request, handler: LambdaHandler, floor: Any) -> tuple[float, float]:  # noqa: ANN401 - boto3's client
    set_up(request)
    answers: list[Any] = []
    with calls_of(aws.dynamodb()) as heard:
        real = _cpu(lambda: answers.append(send(request, handler)))
    text = answers[0].get("body")
    answer = json.loads(text) if text and text.startswith("{") else text
    undo(heard.calls)
    set_up(request)
    calls, event = list(heard.calls), request.event()
    bare = _cpu(lambda: _answer_barely(event, calls, floor, answer))
    undo(calls)
    set_up(request)
    return real, bare


def _answer_barely(event: dict[str, Any], calls: list[Call], floor: Any, answer: Any) -> str:  # noqa: ANN401
    json.loads(event["body"] or "null")
    for call in calls:
        getattr(floor, METHODS[call.operation])(**call.parameters)
    return json.dumps(answer)


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun

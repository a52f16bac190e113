"""Round trips and units of every route, in a small school and in a large one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from attendance.fritids.kept import forget_units
from skolbro import aws
from skolbro.access.store import forget_schools
from skolbro.http.app import LambdaHandler
from skolbro_local.bench.counting import BATCH, TRANSACTION, one_by_one
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.recording import Call, Heard, all_of
from skolbro_local.bench.requests import requests
from skolbro_local.bench.world import World

MOST_ROUND_TRIPS = 2
# Letters to a class are written once a year, and go through its people a few at a time.
IN_PIECES = frozenset({"identity_print_letters"})
MOST_IN_PIECES = 15
MOST_GROWTH = 0.05
GOOD = frozenset({200, 201, 204, 304})


class RequestFailedError(RuntimeError):
    """A request of the bench was refused, so that nothing was measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteCost:
    """What one request costs. Units by the number of students in the school.

    `at_first` are the round trips of an execution environment that has not met the school for a
    minute and reads it on the way; calls and units are those of that request, which are the most.
    """

    operation: str
    name: str
    round_trips: int
    at_first: int
    calls: int
    read_units: dict[int, float]
    write_units: dict[int, float]

    @property
    def faults(self) -> list[str]:
        """Where it breaks the design's rule."""
        found = []
        allowed = MOST_IN_PIECES if self.operation in IN_PIECES else MOST_ROUND_TRIPS
        if self.round_trips > allowed:
            found.append(f"{self.name}: {self.round_trips} round trips in sequence")
        if self.at_first > allowed + 1:
            found.append(f"{self.name}: {self.at_first} round trips in sequence at first")
        for units in (self.read_units, self.write_units):
            least, most = min(units.values()), max(units.values())
            if most - least > MOST_GROWTH * least:
                found.append(f"{self.name}: units grow with the school: {units}")
        return found


def measure_routes(worlds: list[World], *, repetitions: int) -> list[RouteCost]:
    """Every request in every world, each time first of its minute and once more."""
    heard: dict[str, dict[int, list[tuple[Heard, Heard]]]] = {}
    operations: dict[str, str] = {}
    for world in worlds:
        for request in requests(world):
            operations[request.name] = request.operation
            with served(world, request) as handler:
                runs = [_first_and_next(request, handler) for _ in range(repetitions)]
            heard.setdefault(request.name, {})[world.size] = runs
    return [_cost(operations[name], name, by_size) for name, by_size in heard.items()]


@contextmanager
def served(world: World, request: Request) -> Iterator[LambdaHandler]:
    """The handler of a request's module, in the environment that the template gives it."""
    with world.deployment.serving(request.module):
        yield import_module(f"{request.module}.api").handler


def send(request: Request, handler: LambdaHandler) -> dict[str, Any]:
    """Let the real handler answer. Raises `RequestFailedError`."""
    answer = handler(request.event(), None)
    if answer["statusCode"] not in GOOD:
        raise RequestFailedError(f"{request.name}: {answer['statusCode']} {answer.get('body')}")
    return answer


def set_up(request: Request) -> None:
    """Let stand what the request needs."""
    for table, item in request.standing:
        aws.dynamodb().put_item(TableName=table, Item=item)


def count_anew(heard: Heard) -> None:
    """Put what each item of batches and transactions took in place of what was told of them."""
    for one in heard.consumed:
        told = sum(table["CapacityUnits"] for table in one.capacity)
        if one.call.operation == BATCH:
            heard.read_units -= told
        elif one.call.operation == TRANSACTION:
            heard.write_units -= told
    for item in one_by_one(aws.dynamodb(), heard.consumed):
        heard.read_units += item.read
        heard.write_units += item.write


def undo(calls: list[Call]) -> None:
    """Take away what calls have written, so that the same can be done again."""
    for call in calls:
        for table, key in written(call):
            aws.dynamodb().delete_item(TableName=table, Key=key)


def written(call: Call) -> Iterator[tuple[str, dict[str, Any]]]:
    """Table and key of what a call writes."""
    if call.operation in {"PutItem", "UpdateItem"}:
        yield _place(call.parameters)
    for action in call.parameters.get("TransactItems", ()):
        yield from (_place(action[kind]) for kind in ("Put", "Update") if kind in action)


def _place(action: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    keyed = action.get("Key") or action["Item"]
    return action["TableName"], {name: keyed[name] for name in ("pk", "sk")}


def _first_and_next(request: Request, handler: LambdaHandler) -> tuple[Heard, Heard]:
    forget_schools()
    forget_units()
    return _listen(request, handler), _listen(request, handler)


def _listen(request: Request, handler: LambdaHandler) -> Heard:
    set_up(request)
    with all_of(aws.dynamodb()) as heard:
        send(request, handler)
    count_anew(heard)
    undo(heard.calls)
    set_up(request)
    return heard


def _cost(operation: str, name: str, by_size: dict[int, list[tuple[Heard, Heard]]]) -> RouteCost:
    runs = [run for several in by_size.values() for run in several]
    firsts = {size: several[0][0] for size, several in by_size.items()}
    return RouteCost(
        operation=operation,
        name=name,
        round_trips=min(later.in_sequence for _, later in runs),
        at_first=min(first.in_sequence for first, _ in runs),
        calls=max(len(first.calls) for first in firsts.values()),
        read_units={size: first.read_units for size, first in firsts.items()},
        write_units={size: first.write_units for size, first in firsts.items()},
    )

"""What the requests of the morning consume of each key, through the real handlers."""

from collections.abc import Iterable

from skolbro import aws
from skolbro.access.store import forget_schools
from skolbro_local.bench.counting import one_by_one
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.recording import all_of
from skolbro_local.bench.requests import requests
from skolbro_local.bench.routes import send, served, set_up, undo
from skolbro_local.bench.world import World
from skolbro_local.capacity.load import Cost
from skolbro_local.capacity.touching import Key, UnknownShareError, totals, touched


def measure(world: World, operations: Iterable[str]) -> list[Cost]:
    """Every request that the bench has to these operations, each by who meets the school first."""
    wanted = frozenset(operations)
    return [_cost(world, one) for one in requests(world) if one.operation in wanted]


def _cost(world: World, request: Request) -> Cost:
    with served(world, request) as handler:
        forget_schools()
        set_up(request)
        with all_of(aws.dynamodb(), held_seconds=0) as heard:
            send(request, handler)
        items = tuple(one_by_one(aws.dynamodb(), heard.consumed))
        undo(heard.calls)
        set_up(request)
    found = touched(heard.consumed, items)
    keys = {Key(_plain(key.place, world), key.value): units for key, units in found.items()}
    if any(key.value == f"OBJECT#{world.school.id}" for key in keys):
        raise UnknownShareError(f"{request.name} looks up all the people of a school")
    return Cost(
        operation=request.operation,
        variant=request.variant,
        keys=keys,
        tables=totals(keys),
    )


def _plain(place: str, world: World) -> str:
    return place.replace(f"-{world.deployment.tag}", "")

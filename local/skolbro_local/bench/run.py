"""One run of the bench."""

from collections.abc import Callable

from skolbro_local.bench.cpu import measure_cpu
from skolbro_local.bench.deployment import Deployment
from skolbro_local.bench.importing import measure_import
from skolbro_local.bench.report import Report
from skolbro_local.bench.routes import RouteCost, measure_routes
from skolbro_local.bench.startup import measure_starts
from skolbro_local.bench.world import build_world
from skolbro_local.dynamodb_local import dynamodb_local
from skolbro_local.reference import openapi

SMALL, LARGE = 50, 5000
ROWS, ROWS_IN_A_QUICK_RUN = 50_000, 3_000
# The template's; and too few for more than one piece an invocation.
SECONDS, SECONDS_IN_A_QUICK_RUN = 300, 20


def run(*, quick: bool, progress: Callable[[str], None]) -> Report:
    """Measure all, or in a quick run only what is counted. Raises `CannotStartError`."""
    with dynamodb_local() as endpoint:
        worlds = []
        for size in (SMALL, LARGE):
            progress(f"making a school of {size} students")
            worlds.append(build_world(Deployment(endpoint), students=size))
        progress("round trips and units")
        routes = measure_routes(worlds, repetitions=2 if quick else 3)
        progress("importing")
        imported = measure_import(
            endpoint,
            rows=ROWS_IN_A_QUICK_RUN if quick else ROWS,
            seconds=SECONDS_IN_A_QUICK_RUN if quick else SECONDS,
        )
        progress("CPU")
        cpu = [] if quick else measure_cpu(worlds[0], repetitions=60)
        starts = [] if quick else measure_starts(repetitions=7)
    return Report(
        unmeasured=unmeasured(routes), routes=routes, cpu=cpu, starts=starts, imported=imported
    )


def unmeasured(routes: list[RouteCost]) -> list[str]:
    """Operations of the API that no request of the bench was made to."""
    described = {
        operation["operationId"]
        for operations in openapi()["paths"].values()
        for operation in operations.values()
    }
    return sorted(described - {route.operation for route in routes})

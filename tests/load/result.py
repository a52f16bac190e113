"""The result of a morning, as tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from tests.load.plan import Visit
from tests.load.roll_calls import Lesson
from tests.load.verification import Fault, Found, Kind

from skolbro_local.capacity.scenario import SPIKE

WINDOW_SECONDS = 10
MOST_SHOWN = 20


def tell(
    console: Console,
    outcome: Mapping[str, Any],
    found: Found,
    wrong: Sequence[Fault],
    *,
    borne: float,
    planned: Sequence[Visit],
    lessons: Sequence[Lesson],
) -> None:
    """Print how it went, how large it was, and what is wrong."""
    _requests(console, outcome)
    table = Table(title="The morning", title_justify="left", show_header=False)
    for name, value in _facts(outcome, found, borne=borne, planned=planned, lessons=lessons):
        table.add_row(name, value)
    console.print(table)
    by_kind = Counter(fault.kind for fault in wrong)
    table = Table(title="What is wrong", title_justify="left", show_header=False)
    table.add_row("failed requests of all kinds", str(outcome["failed"]))
    for kind in Kind:
        table.add_row(kind.value, str(by_kind[kind]))
    console.print(table)
    shown = [*outcome["errors"], *(f"{one.kind.value}: {one.what}" for one in wrong)]
    for text in shown[:MOST_SHOWN]:
        console.print(text, style="red", soft_wrap=True)


def height(times: Sequence[float]) -> float:
    """The most that came in ten seconds in a row, a second."""
    most = max(
        (sum(start <= one < start + WINDOW_SECONDS for one in times) for start in times), default=0
    )
    return most / WINDOW_SECONDS


def _requests(console: Console, outcome: Mapping[str, Any]) -> None:
    head = ("request", "number", "failed", "median, ms", "95 of 100, ms", "slowest, ms")
    table = Table(*head, title="Requests", title_justify="left")
    for row in outcome["rows"]:
        numbers = (row[name] for name in ("requests", "failed", "median", "slow", "slowest"))
        table.add_row(row["name"], *(f"{number:.0f}" for number in numbers))
    console.print(table)


def _facts(
    outcome: Mapping[str, Any],
    found: Found,
    *,
    borne: float,
    planned: Sequence[Visit],
    lessons: Sequence[Lesson],
) -> list[tuple[str, str]]:
    reports = height([one["at"] for one in outcome["answers"]])
    every = [float(at) for at, number in outcome["requests_at"].items() for _ in range(number)]
    children = sum(len(visit.children) for visit in planned)
    ways = Counter(visit.way for visit in planned)
    return [
        ("requests a second that the machine bears, measured before", f"{borne:.1f}"),
        ("requests a second at the height of the spike", f"{height(every):.1f}"),
        ("reports a second at the height of the spike", f"{reports:.1f}"),
        (f"of the {SPIKE:g} of the scenario", f"{reports / SPIKE:.0%}"),
        *((f"families who report {way.value}", str(number)) for way, number in ways.items()),
        ("children to be reported", str(children)),
        ("reports sent", str(len(outcome["answers"]))),
        ("classes whose roll is called", str(len(lessons))),
        ("saves of a class sent", str(len(outcome["saves"]))),
        ("absences that stand", str(len(found.absences))),
        ("events", str(len(found.events))),
        ("lines in the bells", str(len(found.lines))),
    ]

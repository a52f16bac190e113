"""What was measured, as a table for people, as JSON, and as the reference's page."""

from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from skolbro_local.bench import cpu, startup
from skolbro_local.bench.cpu import RouteCpu
from skolbro_local.bench.importing import ImportCost
from skolbro_local.bench.routes import RouteCost
from skolbro_local.bench.startup import Start


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One run of the bench. CPU and starts are empty in a quick one."""

    unmeasured: list[str]
    routes: list[RouteCost]
    cpu: list[RouteCpu]
    starts: list[Start]
    imported: ImportCost

    @property
    def faults(self) -> list[str]:
        """What breaks a rule, and so fails the command. Aims are shown, and fail nothing."""
        missing = [f"{operation}: has no request in the bench" for operation in self.unmeasured]
        broken = [fault for route in self.routes for fault in route.faults]
        return missing + broken + self.imported.faults

    def as_json(self) -> dict[str, Any]:
        """All of it, with times in seconds."""
        return {**asdict(self), "faults": self.faults}


TOLD = (
    "Written by `make bench`, which measures the real handlers on DynamoDB Local. Counts are the"
    " same on every machine; ratios of CPU differ a little from one machine to the next."
)
ROUTES_TOLD = (
    "DynamoDB round trips one after the other, and those of an execution environment that has not"
    " met the school for a minute; calls; units in a school of 50 / of 5,000 students; and CPU of a"
    " warm invocation against a floor that makes the same calls with bare boto3"
    f" (aim: at most {cpu.AIM:g} times). The rules are at most two round trips, three at first,"
    " and units that do not grow with the school."
)
STARTS_TOLD = (
    "CPU from the first import to the first client, against boto3 alone (aim: at most"
    f" {startup.AIM:g} times). pydantic and Powertools, with nothing built on them, take half of"
    " boto3's again."
)
ROUTES_HEAD = ("route", "in sequence", "at first", "calls", "read units", "write units", "CPU")


def tell(report: Report, console: Console) -> None:
    """Print tables."""
    _print(console, "Routes", ROUTES_HEAD, route_rows(report))
    if report.starts:
        _print(console, "Start", ("function", "CPU"), start_rows(report))
    _print(console, "Import", ("", "first time", "again"), import_rows(report.imported))
    for fault in report.faults:
        console.print(fault, style="red")


def route_rows(report: Report) -> list[tuple[str, ...]]:
    """A row a request. Units are shown for each size of school."""
    ratios = {one.name: one.ratio for one in report.cpu}
    return [
        (
            one.name, str(one.round_trips), str(one.at_first), str(one.calls),
            _units(one.read_units), _units(one.write_units), _ratio(ratios.get(one.name), cpu.AIM),
        )
        for one in report.routes
    ]  # fmt: skip


def start_rows(report: Report) -> list[tuple[str, ...]]:
    """A row a function."""
    return [(one.handler, _ratio(one.ratio, startup.AIM)) for one in report.starts]


def import_rows(cost: ImportCost) -> list[tuple[str, ...]]:
    """A row a measure, for the first import and the second of the same file."""
    both = (cost.first, cost.again)
    writes = [one.calls.get("BatchWriteItem", 0) for one in both]
    return [
        ("rows", *(str(cost.rows) for _ in both)),
        ("peak memory, MB", *(f"{one.peak_mb:.0f}" for one in both)),
        ("calls of DynamoDB", *(str(sum(one.calls.values())) for one in both)),
        ("of which batches written", *map(str, writes)),
        ("read units a row", *(f"{one.read_units / cost.rows:.2f}" for one in both)),
        ("write units a row", *(f"{one.write_units / cost.rows:.2f}" for one in both)),
    ]


def page(report: Report) -> str:
    """The reference's page: counts and ratios, which hold on other machines; no times."""
    memory = report.imported.memory_mb
    parts = [
        "# What things cost",
        "",
        TOLD,
        "",
        "## Routes",
        "",
        ROUTES_TOLD,
        "",
        *_markdown(ROUTES_HEAD, route_rows(report)),
        "",
        "## Start",
        "",
        STARTS_TOLD,
        "",
        *_markdown(("function", "CPU"), start_rows(report)),
        "",
        "## Import",
        "",
        f"One file, twice, through the import's worker, which has {memory} MB.",
        "",
        *_markdown(("", "first time", "again"), import_rows(report.imported)),
    ]
    return "\n".join(parts) + "\n"


def _units(by_size: dict[int, float]) -> str:
    return " / ".join(f"{by_size[size]:g}" for size in sorted(by_size))


def _ratio(ratio: float | None, aim: float) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.1f} ×" + (" (above the aim)" if round(ratio, 1) > aim else "")


def _print(
    console: Console, title: str, head: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    table = Table(title=title, title_justify="left")
    for number, name in enumerate(head):
        table.add_column(name, no_wrap=number == 0)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _markdown(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]

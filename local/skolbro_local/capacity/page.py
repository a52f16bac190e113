"""The morning as a page, and as the tables that the command prints."""

from rich.console import Console
from rich.table import Table

from skolbro_local.capacity import scenario
from skolbro_local.capacity.load import (
    MOST_OF_A_PARTITION,
    PARTITION,
    TABLE,
    Cost,
    Morning,
    hottest,
    part_of,
)
from skolbro_local.capacity.touching import Units

ABOUT = f"""# The morning peak

Written by `make capacity`, which measures the requests on DynamoDB Local through the real handlers
and does the arithmetic below. Counts are the same on every machine. The command fails when a key
takes more than {MOST_OF_A_PARTITION:.0%} of what one partition bears, which is
{PARTITION.write:,.0f} write units and {PARTITION.read:,.0f} read units a second.
`make load` replays the spike on your machine, scaled down to it.

## The scenario

A commune of {scenario.STUDENTS:,} students. {scenario.REPORTS:,} reports come from 07:00 to 08:30,
{scenario.MEAN:.1f} a second, and {scenario.SPIKE:g} a second at the spike; each by a guardian who
loads the portal first. {scenario.LESSONS:,} lessons begin within
{scenario.MINUTES_OF_LESSONS} minutes, {scenario.ROLL_CALLS:.1f} a second. Both are taken to happen
in the same second."""

HOT = """## The hottest key of each kind

Units a second on the one key of its kind that is asked for most. Where all requests meet, their
units are added; where only some of them can meet, each is taken for the dearest there is."""

EACH = """## What a request consumes

Of the key of each kind that it consumes most of: read + write units. The items of a batch and of a
transaction are counted one by one, as DynamoDB Local tells too little of them: each is read, or
written, once more by itself. A transaction's count twice, condition checks too."""

ALL = f"""## The tables

Units a second of the whole spike. A table on demand bears {TABLE.write:,.0f} of each before AWS is
asked for more; a new one bears 4,000 write and 12,000 read units at once, and grows from there
to twice its highest peak."""

LEFT_OUT = """## What is taken for granted, and left out

- Requests are measured as the first of its minute in an execution environment, which reads the
  school too. In truth a school is read once a minute by each environment.
- The school of the scenario is one: all reports meet at its key, which no school's do.
- Sign-in options are measured with ten communes. The list is read whole: with all 290 communes it
  is some thirty times as long, and its key as much hotter.
- A class has 25 students and a guardian has two children.
- Workers are left out. What an event sets off is read and written by the streams' workers, one
  batch after the other in each shard: they are late when there is much, and never many at once.
- What else goes on in the morning, such as checking in at fritids, is not in the scenario.
- Keys can share a partition. DynamoDB parts those that are hot; until then two keys that are each
  under the mark can together be above it.
- Requests made again after a refusal, and conflicts between transactions, are not counted.
- Sign-in is not DynamoDB: the user pool has quotas of its own.
- What the gateway lets through is not reckoned with: see `ThrottlingRateLimit` in the template."""


def page(morning: Morning) -> str:
    """The whole page."""
    parts = [
        ABOUT,
        _markdown(("request", "a second", "when"), part_rows(morning)),
        *([_missing(morning)] if morning.missing else []),
        HOT,
        _markdown(LOAD_HEAD, load_rows(morning)),
        verdict(morning),
        EACH,
        _markdown(("request", "keys"), cost_rows(morning)),
        ALL,
        _markdown(TABLE_HEAD, table_rows(morning)),
        LEFT_OUT,
    ]
    return "\n\n".join(parts) + "\n"


LOAD_HEAD = (
    "table", "key", "who meets there", "requests", "read units", "write units", "of a partition",
)  # fmt: skip
TABLE_HEAD = ("table", "read units", "write units", "of what it bears")


def tell(morning: Morning, console: Console) -> None:
    """Print what matters."""
    for title, head, rows in (
        ("The hottest key of each kind, a second", LOAD_HEAD, load_rows(morning)),
        ("The tables, a second", TABLE_HEAD, table_rows(morning)),
    ):
        table = Table(*head, title=title, title_justify="left")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    if morning.missing:
        console.print(_missing(morning))
    console.print(verdict(morning), style="red" if morning.faults else "")


def part_rows(morning: Morning) -> list[tuple[str, ...]]:
    """A row a request of the scenario."""
    return [(_name(cost), f"{part.per_second:.3g}", part.when) for part, cost in morning.costs]


def load_rows(morning: Morning) -> list[tuple[str, ...]]:
    """A row a kind of key, the hottest first."""
    return [
        (
            load.share.place,
            load.share.kind,
            load.share.who,
            f"{load.requests:.3g}",
            _number(load.units.read),
            _number(load.units.write),
            f"{load.of_a_partition:.1%}",
        )
        for load in morning.loads
    ]


def cost_rows(morning: Morning) -> list[tuple[str, ...]]:
    """A row a request, with its keys."""
    return [
        (
            _name(cost),
            ", ".join(
                f"{place} {kind} {_both(units)}"
                for (place, kind), units in sorted(hottest(cost).items())
            ),
        )
        for _, cost in morning.costs
    ]


def table_rows(morning: Morning) -> list[tuple[str, ...]]:
    """A row a table."""
    return [
        (name, _number(units.read), _number(units.write), f"{part_of(units, TABLE):.1%}")
        for name, units in sorted(morning.tables.items())
    ]


def verdict(morning: Morning) -> str:
    """In one line, whether it holds."""
    if morning.faults:
        return "Too hot: " + "; ".join(morning.faults) + "."
    load = morning.loads[0]
    return (
        f"The hottest of all takes {load.of_a_partition:.1%} of its partition:"
        f" {load.share.kind} of {load.share.place}. The mark is {MOST_OF_A_PARTITION:.0%}."
    )


def _missing(morning: Morning) -> str:
    names = ", ".join(f"`{one}`" for one in morning.missing)
    return f"Not reckoned with, as the API does not have them: {names}."


def _name(cost: Cost) -> str:
    return f"{cost.operation} ({cost.variant})" if cost.variant else cost.operation


def _both(units: Units) -> str:
    return f"{_number(units.read)} + {_number(units.write)}"


def _number(units: float) -> str:
    return f"{units:,.1f}".removesuffix(".0")


def _markdown(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

"""The arithmetic: from what requests consume of keys to the load of the hottest of each kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from skolbro_local.capacity.scenario import Part, Share
from skolbro_local.capacity.touching import Key, Units, UnknownShareError, most

# Of one partition, and of a table on demand before AWS is asked for more (Service Quotas).
PARTITION = Units(read=3_000, write=1_000)
TABLE = Units(read=40_000, write=40_000)
MOST_OF_A_PARTITION = 0.20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one request consumes of each key that it touches, and of each table."""

    operation: str
    variant: str
    keys: Mapping[Key, Units]
    tables: Mapping[str, Units]


@dataclass(frozen=True, slots=True)
class Load:
    """Units in a second on the hottest key of a kind."""

    share: Share
    requests: float
    units: Units

    @property
    def of_a_partition(self) -> float:
        """The larger part: of what may be read, or of what may be written."""
        return part_of(self.units, PARTITION)


@dataclass(frozen=True, slots=True)
class Morning:
    """What the spike asks of DynamoDB, and which parts of the scenario were not measured."""

    costs: tuple[tuple[Part, Cost], ...]
    loads: tuple[Load, ...]
    tables: Mapping[str, Units]
    missing: tuple[str, ...]

    @property
    def faults(self) -> list[str]:
        """What is too hot."""
        return [
            f"{load.share.place} {load.share.kind}: {load.of_a_partition:.0%} of a partition"
            for load in self.loads
            if load.of_a_partition > MOST_OF_A_PARTITION
        ]


def part_of(units: Units, whole: Units) -> float:
    """The larger of two parts."""
    return max(units.read / whole.read, units.write / whole.write)


def reckon(parts: Iterable[Part], costs: Sequence[Cost], shares: Sequence[Share]) -> Morning:
    """Raises `UnknownShareError` for a key of a kind that no share is declared of."""
    measured, missing = [], []
    for part in parts:
        cost = _cost(part, costs)
        if cost is None:
            missing.append(part.operation)
        else:
            measured.append((part, cost))
    tables: dict[str, Units] = {}
    for part, cost in measured:
        for table, units in cost.tables.items():
            tables[table] = tables.get(table, Units()) + units * part.per_second
    loads = sorted(_loads(measured, shares), key=_hottest_first)
    return Morning(tuple(measured), tuple(loads), tables, tuple(missing))


def hottest(cost: Cost) -> dict[tuple[str, str], Units]:
    """What one request consumes of the one key of each kind that it consumes most of."""
    found: dict[tuple[str, str], Units] = {}
    for key, units in cost.keys.items():
        kind = (key.place, key.value.partition("#")[0])
        found[kind] = most((found.get(kind, Units()), units))
    return found


def _hottest_first(load: Load) -> tuple[float, str, str]:
    return -load.of_a_partition, load.share.place, load.share.kind


def _cost(part: Part, costs: Sequence[Cost]) -> Cost | None:
    own = [
        cost
        for cost in costs
        if cost.operation == part.operation and part.variant in {None, cost.variant}
    ]
    return max(own, key=lambda cost: part_of(_all(cost), PARTITION), default=None)


def _all(cost: Cost) -> Units:
    return sum(cost.tables.values(), Units())


def _loads(measured: Sequence[tuple[Part, Cost]], shares: Sequence[Share]) -> Iterator[Load]:
    by_kind: dict[tuple[str, str], list[tuple[float, Units]]] = {}
    for part, cost in measured:
        for kind, units in hottest(cost).items():
            by_kind.setdefault(kind, []).append((part.per_second, units))
    declared = {(share.place, share.kind): share for share in shares}
    for kind, met in by_kind.items():
        if kind not in declared:
            raise UnknownShareError(f"the scenario does not say who shares a key of {kind}")
        yield _load(declared[kind], met)


def _load(share: Share, met: Sequence[tuple[float, Units]]) -> Load:
    if share.per_second is None:
        units = sum((units * per_second for per_second, units in met), Units())
        return Load(share, sum(per_second for per_second, _ in met), units)
    # Whoever they are: each is taken for the dearest.
    return Load(share, share.per_second, most(units for _, units in met) * share.per_second)

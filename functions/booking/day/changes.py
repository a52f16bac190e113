"""What a transaction does to people's days: take time, let go of it, or both as one act."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from typing import Any

from booking.day.cells import DayChange, Hold, day_changes
from booking.day.items import DAY, gone_at
from skolbro.config import Settings
from skolbro.table import Transaction

type Busy = Callable[[str, datetime], Exception]


def take_cells(transaction: Transaction, holds: Iterable[Hold], *, refusal: Busy) -> None:
    """As `move_cells`, for who lets go of nothing."""
    move_cells(transaction, take=holds, release=(), refusal=refusal)


def release_cells(transaction: Transaction, holds: Iterable[Hold]) -> None:
    """As `move_cells`, for who takes nothing. Twice is as good as once."""
    move_cells(transaction, take=(), release=holds, refusal=_never)


def move_cells(
    transaction: Transaction, *, take: Iterable[Hold], release: Iterable[Hold], refusal: Busy
) -> None:
    """Take people's time and let go of other, in one update for each person and day.

    One update is two write units. Once in a transaction, with all that it takes and lets go:
    DynamoDB refuses two changes of one item. No reading comes before: the condition is that each
    cell is free, or held by the same ref, or by what lets it go here. `refusal` is handed the
    person and the instant (UTC) at which somebody is held by something else. Raises
    `OverlapError`.
    """
    for change in day_changes(take=take, release=release):
        _change(transaction, change, refusal)


def _change(transaction: Transaction, change: DayChange, refusal: Busy) -> None:
    refs = sorted({*change.take.values(), *change.release.values()})
    names = {ref: f":r{number}" for number, ref in enumerate(refs)}
    gone = sorted(change.release.keys() - change.take.keys())
    taken = [f"{cell} = {names[ref]}" for cell, ref in sorted(change.take.items())]
    sets = ", ".join([*taken, "person_id = :person", "#date = :date", "#entity = :entity",
                      "expires_at = :expires"])  # fmt: skip
    transaction.update(
        Settings.load().table,
        DAY.key(person_id=change.person_id, date=change.day),
        change=f"SET {sets}" + (f" REMOVE {', '.join(gone)}" if gone else ""),
        names={"#date": "date", "#entity": "entity"},
        values=_values(change) | {name: ref for ref, name in names.items()},
        condition=" AND ".join(_conditions(change, names)),
        refusal=lambda found: refusal(change.person_id, _when(change, found or {})),
    )


def _conditions(change: DayChange, names: dict[str, str]) -> list[str]:
    # DynamoDB takes 300 operators and 4 KB: a day's times put out at once keep within both.
    said = []
    for cell in sorted(change.take.keys() | change.release.keys()):
        held = {one for one in (change.take.get(cell), change.release.get(cell)) if one}
        allowed = ", ".join(sorted(names[ref] for ref in held))
        said.append(f"(attribute_not_exists({cell}) OR {cell} IN ({allowed}))")
    return said


def _values(change: DayChange) -> dict[str, Any]:
    return {
        ":person": change.person_id,
        ":date": change.day.isoformat(),
        ":entity": DAY.name,
        ":expires": gone_at(change.day),
    }


def _when(change: DayChange, standing: dict[str, Any]) -> datetime:
    cell = change.in_the_way(standing) or min([*change.take, *change.release])
    return datetime.combine(change.day, time(int(cell[-4:-2]), int(cell[-2:])), UTC)


def _never(_: str, at: datetime) -> Exception:
    return RuntimeError(f"what is let go of at {at.isoformat()} is held by something else")

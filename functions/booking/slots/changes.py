"""What a transaction does to a round's times, and to the count of them."""

from datetime import datetime
from typing import Any

from booking.rounds.items import GROUP_ROUND, ROUND, SLOT, slot_attributes, slot_from
from booking.rounds.problems import RoundCancelledError
from booking.rounds.round import MOST_SLOTS, Round, RoundStatus
from booking.rounds.slot import Slot, SlotState
from booking.slots.laying import too_many
from booking.slots.problems import SlotBookedError
from skolbro.config import Settings
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction

# A time that was taken in is of use to a request made again, and to nobody a month later.
GONE_AFTER_SECONDS = 30 * 24 * 3600
_NAMES = {"#state": "state"}


class DoneBeforeError(Exception):
    """The same person has made the same change: its answer was lost."""


class ToldBeforeError(Exception):
    """Somebody else's times have been told of since the round was read."""


def count_slots(
    transaction: Transaction, planned: Round, more: int, *, tells: bool = False
) -> None:
    """So many times more in a round, which is told of with it if this `tells`.

    On commit raises `NotFoundError`, `RoundCancelledError`, `TooManySlotsError` and
    `ToldBeforeError`.
    """
    values = {":more": more, ":open": RoundStatus.OPEN.value, ":most": MOST_SLOTS - more}
    for item in (
        ROUND.key(id=planned.id),
        GROUP_ROUND.key(group_id=planned.group_id, id=planned.id),
    ):
        transaction.update(
            Settings.load().table,
            item,
            change="SET told = :yes ADD slots :more" if tells else "ADD slots :more",
            names={"#status": "status", "#slots": "slots"},
            values=values | ({":yes": True, ":no": False} if tells else {}),
            condition="#status = :open AND #slots <= :most" + (" AND told = :no" if tells else ""),
            refusal=lambda found: _why_not_counted(found, more),
        )


def _why_not_counted(found: dict[str, Any] | None, more: int) -> Exception:
    if found is None:
        return NotFoundError()
    if found["status"] != RoundStatus.OPEN:
        return RoundCancelledError()
    return too_many() if found["slots"] + more > MOST_SLOTS else ToldBeforeError()


def change_nobodys(transaction: Transaction, before: Slot, after: Slot) -> None:
    """A time that nobody has, as it shall be, after the version that was seen.

    On commit raises `NotFoundError`, `SlotBookedError`, `PreconditionFailedError` and
    `DoneBeforeError`.
    """
    wanted = slot_attributes(after)
    names = (
        "starts", "ends", "teachers", "place", "link", "sequence", "version", "expires_at",
    )  # fmt: skip
    said = ", ".join(f"#{name} = :{name}" for name in names)
    transaction.update(
        Settings.load().table,
        SLOT.key(round_id=before.round_id, id=before.id),
        change=f"SET {said}, #state = :state",
        names=_NAMES | {f"#{name}": name for name in names},
        values={
            **{f":{name}": wanted[name] for name in (*names, "state")},
            ":free": SlotState.FREE.value,
            ":blocked": SlotState.BLOCKED.value,
            ":before": before.version,
        },
        condition="#version = :before AND #state IN (:free, :blocked)",
        refusal=lambda found: _why_not_changed(found, after),
    )


def let_be_gone(transaction: Transaction, slot: Slot, *, version: int, now: datetime) -> None:
    """A time that nobody has, taken in: it names nobody. On commit raises as `change_nobodys`."""
    transaction.update(
        Settings.load().table,
        SLOT.key(round_id=slot.round_id, id=slot.id),
        change=(
            "SET #state = :gone, version = version + :one, teachers = :nobody,"
            " expires_at = :expires"
        ),
        names=_NAMES,
        values={
            ":gone": SlotState.CANCELLED.value,
            ":free": SlotState.FREE.value,
            ":blocked": SlotState.BLOCKED.value,
            ":version": version,
            ":one": 1,
            ":nobody": [],
            ":expires": int(now.timestamp()) + GONE_AFTER_SECONDS,
        },
        condition="version = :version AND #state IN (:free, :blocked)",
        refusal=lambda found: _why_not_gone(found, version),
    )


def _why_not_changed(found: dict[str, Any] | None, after: Slot) -> Exception:
    if found is None:
        return NotFoundError()
    stands = slot_from(found)
    return DoneBeforeError() if stands == after else _why_not(stands)


def _why_not_gone(found: dict[str, Any] | None, version: int) -> Exception:
    if found is None:
        return NotFoundError()
    stands = slot_from(found)
    if stands.state is SlotState.CANCELLED:
        return DoneBeforeError() if stands.version == version + 1 else NotFoundError()
    return _why_not(stands)


def _why_not(stands: Slot) -> Exception:
    if stands.state in {SlotState.BOOKED, SlotState.OFFERED}:
        return SlotBookedError()
    return NotFoundError() if stands.state is SlotState.CANCELLED else PreconditionFailedError()

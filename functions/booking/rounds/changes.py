"""What a transaction does to a round, and to the same round in its group's list."""

from datetime import datetime
from typing import Any

from booking.rounds.items import GROUP_ROUND, ROUND, group_round_attributes, round_from
from booking.rounds.problems import RoundCancelledError, RoundHasSlotsError, RoundOverError
from booking.rounds.round import Round, RoundStatus
from skolbro.calendar import school_date
from skolbro.config import Settings
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction

# What may be changed of a round.
PLANNED = (
    "title", "opens_at", "closes_at", "first_day", "last_day", "minutes", "gap", "place", "link",
    "note", "separate",
)  # fmt: skip
_RESERVED = {"#status": "status", "#slots": "slots", "#version": "version"}


class DoneBeforeError(Exception):
    """The same change has been made of the same version: the answer was lost."""


def change_round(transaction: Transaction, wanted: Round, *, version: int, now: datetime) -> None:
    """A round as it shall be, after the version that was seen.

    On commit raises `NotFoundError`, `RoundCancelledError`, `RoundOverError`,
    `RoundHasSlotsError`, `PreconditionFailedError` and `DoneBeforeError`.
    """
    listed = group_round_attributes(wanted)
    for entity, names in ((ROUND, PLANNED), (GROUP_ROUND, (*PLANNED, "expires_at"))):
        said = ", ".join(f"#{name} = :{name}" for name in names)
        transaction.update(
            Settings.load().table,
            entity.key(id=wanted.id, group_id=wanted.group_id),
            change=f"SET {said}, #version = :next",
            names=_RESERVED | {f"#{name}": name for name in names},
            values={f":{name}": listed[name] for name in names}
            | {
                ":group": wanted.group_id,
                ":before": version,
                ":next": version + 1,
                ":open": RoundStatus.OPEN.value,
                ":today": school_date(now).isoformat(),
                ":none": 0,
            },
            condition=(
                "group_id = :group AND #version = :before AND #status = :open"
                " AND last_day >= :today AND (#separate = :separate OR #slots = :none)"
            ),
            refusal=lambda found: _why_not_changed(found, wanted, version=version, now=now),
        )


def cancel_round(
    transaction: Transaction, planned: Round, *, reason: str, by: str, version: int
) -> None:
    """No more happens in a round: nothing is booked, put out or changed there.

    On commit raises `NotFoundError`, `RoundCancelledError`, `PreconditionFailedError` and
    `DoneBeforeError`.
    """
    for entity in (ROUND, GROUP_ROUND):
        transaction.update(
            Settings.load().table,
            entity.key(id=planned.id, group_id=planned.group_id),
            change="SET #status = :cancelled, reason = :reason, cancelled_by = :by,"
            " #version = :next",
            names={"#status": "status", "#version": "version"},
            values={
                ":cancelled": RoundStatus.CANCELLED.value,
                ":open": RoundStatus.OPEN.value,
                ":reason": reason,
                ":by": by,
                ":before": version,
                ":next": version + 1,
            },
            condition="#version = :before AND #status = :open",
            refusal=lambda found: _why_not_cancelled(found, reason=reason, version=version),
        )


def require_open(transaction: Transaction, round_id: str, *, group_id: str) -> None:
    """Let the change happen only in a round of the group that has not been cancelled."""
    transaction.require(
        Settings.load().table,
        ROUND.key(id=round_id),
        condition="group_id = :group AND #status = :open",
        names={"#status": "status"},
        values={":open": RoundStatus.OPEN.value, ":group": group_id},
        refusal=lambda found: _why_not_open(found, group_id),
    )


def _why_not_open(found: dict[str, Any] | None, group_id: str) -> Exception:
    if found is None or found["group_id"] != group_id:
        return NotFoundError()
    return RoundCancelledError()


def _why_not_changed(
    found: dict[str, Any] | None, wanted: Round, *, version: int, now: datetime
) -> Exception:
    if found is None or found["group_id"] != wanted.group_id:
        return NotFoundError()
    stands, asked = round_from(found), group_round_attributes(wanted)
    is_same = all(found[name] == asked[name] for name in PLANNED)
    if stands.version == version + 1 and is_same:
        return DoneBeforeError()
    if stands.status is RoundStatus.CANCELLED:
        return RoundCancelledError()
    if stands.version != version:
        return PreconditionFailedError()
    return RoundOverError() if stands.last_day < school_date(now) else RoundHasSlotsError()


def _why_not_cancelled(found: dict[str, Any] | None, *, reason: str, version: int) -> Exception:
    if found is None:
        return NotFoundError()
    stands = round_from(found)
    if stands.status is RoundStatus.CANCELLED:
        is_same = stands.version == version + 1 and stands.reason == reason
        return DoneBeforeError() if is_same else RoundCancelledError()
    return PreconditionFailedError()

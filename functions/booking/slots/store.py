"""The calls of booking's table that are about times."""

from datetime import datetime
from typing import Any

from booking.day.changes import move_cells, release_cells, take_cells
from booking.rounds.changes import require_open
from booking.rounds.items import (
    FLAGS,
    GROUP_ROUND,
    ROUND,
    SLOT,
    round_from,
    slot_attributes,
    slot_from,
    wish_from,
)
from booking.rounds.problems import RoundCancelledError
from booking.rounds.round import MOST_SLOTS, Round, RoundStatus
from booking.rounds.slot import MOST_TEACHERS, Slot, SlotState
from booking.slots.laying import too_many
from booking.slots.plan import RoundPlan
from booking.slots.problems import SlotBookedError, TeacherBusyError
from skolbro import ids
from skolbro.access.reads import read_logged
from skolbro.access.scopes import GroupScope, SelfScope
from skolbro.calendar import school_date, wall_time
from skolbro.config import Settings
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError, PreconditionFailedError
from skolbro.table import Transaction, read_keys, read_page, to_item

MOST_NAMED = MOST_TEACHERS
READING = "booking.round"
# A time that was taken in is of use to a request made again, and to nobody a month later.
GONE_AFTER_SECONDS = 30 * 24 * 3600
_NAMES = {"#state": "state"}


class DoneBeforeError(Exception):
    """The same person has made the same change: its answer was lost."""


def round_ahead(_: SelfScope, *, round_id: str, slot_id: str) -> tuple[Round | None, Slot | None]:
    """A round, and a time of it if one is named: of use to nobody before the group is proved.

    One round trip, a read unit each. A time that was taken in is none.
    """
    if not ids.is_id(round_id) or (slot_id and not ids.is_id(slot_id)):
        return None, None
    keys = [ROUND.key(id=round_id)]
    keys += [SLOT.key(round_id=round_id, id=slot_id)] if slot_id else []
    found = {item["entity"]: item for item in read_keys(Settings.load().table, keys)}
    planned, slot = found.get(ROUND.name), found.get(SLOT.name)
    return (round_from(planned) if planned else None, slot_from(slot) if slot else None)


def round_plan(scope: GroupScope, round_id: str) -> RoundPlan:
    """A round with its times and wishes. One round trip; units grow with its times only.

    Raises `NotFoundError`, also for a round of another group.
    """
    if not ids.is_id(round_id):
        raise NotFoundError
    page = read_logged(
        lambda: read_page(
            TableName=Settings.load().table,
            KeyConditionExpression="pk = :round",
            ExpressionAttributeValues=to_item({":round": f"ROUND#{round_id}"}),
            ConsistentRead=True,
        ),
        table=Settings.load().table,
        reader_id=scope.actor.person_id,
        protected=(one.person_id for one in scope.students if one.person_protected),
        what=READING,
        now=scope.now,
    )
    plan = _plan(page.items)
    if plan is None or plan.round.group_id != scope.group_id:
        raise NotFoundError
    return plan


def put_out(
    scope: GroupScope,
    planned: Round,
    slots: tuple[Slot, ...],
    *,
    key: IdempotencyKey,
    answer: str,
) -> None:
    """Put times out, and take their teachers' time: one transaction.

    Two write units for each time, for each teacher's day, and 10 for the rest. Raises
    `AlreadyAnswered`, `NotFoundError`, `RoundCancelledError`, `TooManySlotsError` and
    `TeacherBusyError`.
    """
    table = Settings.load().table
    transaction = Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    _count(transaction, planned, len(slots))
    for slot in slots:
        transaction.put(table, SLOT.item(slot_attributes(slot)))
    holds = [hold for slot in slots for hold in slot.teachers_holds()]
    take_cells(transaction, holds, refusal=_busy)
    transaction.commit()


def change_slot(scope: GroupScope, before: Slot, after: Slot) -> None:
    """Change a time that nobody has, and its teachers' time with it: one transaction.

    Two write units each for the time, the round, and for each teacher's day. Raises
    `NotFoundError`, `RoundCancelledError`, `SlotBookedError`, `PreconditionFailedError` and
    `TeacherBusyError`.
    """
    transaction = Transaction()
    scope.require(transaction)
    require_open(transaction, before.round_id, group_id=scope.group_id)
    _change(transaction, before, after)
    move_cells(
        transaction, take=after.teachers_holds(), release=before.teachers_holds(), refusal=_busy
    )
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def take_in(scope: GroupScope, planned: Round, slot: Slot, *, version: int) -> None:
    """Let a time that nobody has be gone, and its teachers be free: one transaction.

    Raises `NotFoundError`, `RoundCancelledError`, `SlotBookedError` and `PreconditionFailedError`.
    """
    transaction = Transaction()
    scope.require(transaction)
    _gone(transaction, slot, version=version, now=scope.now)
    _count(transaction, planned, -1)
    release_cells(transaction, slot.teachers_holds())
    try:
        transaction.commit()
    except DoneBeforeError:
        return


def recall(_: GroupScope, key: IdempotencyKey) -> None:
    """Raise `AlreadyAnswered` for times that were put out before. One round trip."""
    key.recall(table=Settings.load().table)


def _plan(items: tuple[dict[str, Any], ...]) -> RoundPlan | None:
    planned = [round_from(item) for item in items if item["entity"] == ROUND.name]
    slots = [slot_from(item) for item in items if item["entity"] == SLOT.name]
    wishes = [item for item in items if item["entity"] == FLAGS.name]
    left = [one for one in slots if one.state is not SlotState.CANCELLED]
    if not planned:
        return None
    return RoundPlan(
        planned[0],
        tuple(sorted(left, key=lambda one: (one.span.starts, one.id))),
        {item["student_id"]: wish_from(item) for item in wishes},
    )


def _count(transaction: Transaction, planned: Round, more: int) -> None:
    values = {":more": more, ":open": RoundStatus.OPEN.value, ":most": MOST_SLOTS - more}
    for item in (
        ROUND.key(id=planned.id),
        GROUP_ROUND.key(group_id=planned.group_id, id=planned.id),
    ):
        transaction.update(
            Settings.load().table,
            item,
            change="ADD slots :more",
            names={"#status": "status", "#slots": "slots"},
            values=values,
            condition="#status = :open AND #slots <= :most",
            refusal=_why_not_counted,
        )


def _why_not_counted(found: dict[str, Any] | None) -> Exception:
    if found is None:
        return NotFoundError()
    if found["status"] != RoundStatus.OPEN:
        return RoundCancelledError()
    return too_many()


def _change(transaction: Transaction, before: Slot, after: Slot) -> None:
    wanted = slot_attributes(after)
    names = ("starts", "ends", "teachers", "place", "link", "sequence", "version")
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


def _gone(transaction: Transaction, slot: Slot, *, version: int, now: datetime) -> None:
    transaction.update(
        Settings.load().table,
        SLOT.key(round_id=slot.round_id, id=slot.id),
        change="SET #state = :gone, version = version + :one, expires_at = :expires",
        names=_NAMES,
        values={
            ":gone": SlotState.CANCELLED.value,
            ":free": SlotState.FREE.value,
            ":blocked": SlotState.BLOCKED.value,
            ":version": version,
            ":one": 1,
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


def _busy(_: str, at: datetime) -> Exception:
    return TeacherBusyError(clock=wall_time(at), day=school_date(at).isoformat())

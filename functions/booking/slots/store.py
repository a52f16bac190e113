"""The calls of booking's table that are about times."""

from datetime import datetime
from typing import Any

from booking.day.changes import move_cells, release_cells, take_cells
from booking.rounds.changes import require_open
from booking.rounds.events import RoundOpened, RoundPlanned, about
from booking.rounds.items import (
    FLAGS,
    ROUND,
    SLOT,
    round_from,
    slot_attributes,
    slot_from,
    wish_from,
)
from booking.rounds.round import Round
from booking.rounds.slot import MOST_TEACHERS, Slot, SlotState
from booking.slots.changes import (
    DoneBeforeError,
    ToldBeforeError,
    change_nobodys,
    count_slots,
    let_be_gone,
)
from booking.slots.plan import RoundPlan
from booking.slots.problems import TeacherBusyError
from skolbro import ids
from skolbro.access.reads import read_logged
from skolbro.access.scopes import GroupScope, SelfScope
from skolbro.calendar import school_date, wall_time
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.http.idempotency import IdempotencyKey
from skolbro.http.problems import NotFoundError
from skolbro.table import Transaction, read_keys, read_page, to_item

MOST_NAMED = MOST_TEACHERS
READING = "booking.round"


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

    Two write units for each time, for each teacher's day, and 10 for the rest. The first times of
    a round that is open are told of. Raises `AlreadyAnswered`, `NotFoundError`,
    `RoundCancelledError`, `TooManySlotsError` and `TeacherBusyError`.
    """
    tells = planned.is_open(scope.now) and not planned.told
    try:
        _put_out(scope, planned, slots, key=key, answer=answer, tells=tells)
    except ToldBeforeError:
        _put_out(scope, planned, slots, key=key, answer=answer, tells=False)


def _put_out(
    scope: GroupScope,
    planned: Round,
    slots: tuple[Slot, ...],
    *,
    key: IdempotencyKey,
    answer: str,
    tells: bool,
) -> None:
    table = Settings.load().table
    transaction = Transaction()
    scope.require(transaction)
    key.record(transaction, table=table, answer=answer)
    count_slots(transaction, planned, len(slots), tells=tells)
    for slot in slots:
        transaction.put(table, SLOT.item(slot_attributes(slot)))
    holds = [hold for slot in slots for hold in slot.teachers_holds()]
    take_cells(transaction, holds, refusal=_busy)
    if not planned.told:
        # It may open before this is written: then the worker tells, of what it sees afterwards.
        kind = RoundOpened if tells else RoundPlanned
        emit(transaction, kind.model_validate(about(planned)).happened(scope.now), table=table)
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
    change_nobodys(transaction, before, after)
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
    let_be_gone(transaction, slot, version=version, now=scope.now)
    count_slots(transaction, planned, -1)
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


def _busy(_: str, at: datetime) -> Exception:
    return TeacherBusyError(clock=wall_time(at), day=school_date(at).isoformat())

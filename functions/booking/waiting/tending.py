"""What the worker does for the waiting list: a time that is given back is offered, in order.

It looks at the round as it stands, not at what the event says, so an event that comes twice, late
or out of order does no harm, and the next one does what one that was lost would have done.
"""

from dataclasses import replace
from datetime import datetime

from booking.rounds.round import RoundStatus
from booking.rounds.slot import Slot
from booking.waiting import store
from booking.waiting.offers import Line, Waiting, in_line, is_offered, left_over, offer_until
from skolbro.access.scopes import WorkScope
from skolbro.table import ConditionFailedError

# Rivals are guardians, each of whom changes the round once: more than this is no coincidence.
TRIES = 8


def tend(scope: WorkScope, round_id: str) -> tuple[datetime, ...]:
    """Offer what is left over of a round, and say when the offers that stand are over.

    A round trip to look, and one or two for each time that is left over. Who let an offer pass
    is off the list. Raises `ConditionFailedError` if others change the round all the time.
    """
    rivals = 0
    while True:
        line = store.line_of(scope, round_id)
        if line is None or line.made.status is not RoundStatus.OPEN:
            return ()
        try:
            if not _one_step(scope, line):
                return _ends(line, now=scope.now)
        except ConditionFailedError:
            rivals += 1
            if rivals == TRIES:
                raise


def _one_step(scope: WorkScope, line: Line) -> bool:
    """Do the first thing that there is to do, as each changes what comes after."""
    for one in line.waiting:
        if one.offered_until is not None and not one.has_offer(scope.now):
            store.take_off_line(scope, one)
            return True
        if one.has_offer(scope.now) and not any(is_offered(slot, one) for slot in line.slots):
            store.withdraw_offer(scope, one)
            return True
    slots = left_over(line.slots, line.waiting, now=scope.now)
    if not slots:
        return False
    _give(scope, line, slots[0])
    return True


def _give(scope: WorkScope, line: Line, slot: Slot) -> None:
    until = offer_until(starts_at=slot.span.starts, closes_at=line.made.closes_at, now=scope.now)
    following = next(iter(in_line(line.waiting, now=scope.now)), None)
    if until is None or following is None:
        store.free_slot(scope, slot)
        return
    offered = replace(following, offered_slot=slot.id, offered_until=until)
    try:
        store.offer_slot(scope, slot, offered, made=line.made)
    except store.HasMeetingError:
        store.take_off_line(scope, following)


def _ends(line: Line, *, now: datetime) -> tuple[datetime, ...]:
    standing: list[Waiting] = [one for one in line.waiting if one.has_offer(now)]
    return tuple(sorted(one.offered_until for one in standing if one.offered_until))

"""How the waiting list of a round is kept."""

from typing import Any

from booking.rounds.slot import Holder
from booking.waiting.offers import Waiting
from skolbro import clock
from skolbro.table import AccessPattern, Entity

# `place` is the student's id, or `STUDENT#GUARDIAN` for a meeting with one guardian alone.
WAITING = Entity(
    name="Waiting",
    what="A student's place in a round's waiting list, with the time that is held, if any.",
    pk="ROUND#{round_id}",
    sk="WAIT#{place}",
    expires=True,
)
ENTITIES = (WAITING,)
PATTERNS = (
    AccessPattern(name="a round's waiting list", entity=WAITING, by="pk, sk begins with WAIT"),
)


def waiting_place(holder: Holder) -> str:
    """Where somebody's place in the list stands: at most one for each."""
    if holder.guardian_id:
        return f"{holder.student_id}#{holder.guardian_id}"
    return holder.student_id


def waiting_key(round_id: str, holder: Holder) -> dict[str, Any]:
    """The key of a place in the list."""
    return WAITING.key(round_id=round_id, place=waiting_place(holder))


def waiting_attributes(waiting: Waiting, *, expires_at: int) -> dict[str, Any]:
    """A place in the list as its item is to hold it."""
    until = waiting.offered_until
    return {
        "round_id": waiting.round_id,
        "place": waiting_place(waiting.holder),
        "student_id": waiting.holder.student_id,
        "guardian_id": waiting.holder.guardian_id,
        "since": clock.to_wire(waiting.since),
        "offered_slot": waiting.offered_slot or None,
        "offered_until": clock.to_wire(until) if until else None,
        "expires_at": expires_at,
    }


def waiting_from(item: dict[str, Any]) -> Waiting:
    """A place in the list as its item holds it."""
    until = item.get("offered_until")
    return Waiting(
        round_id=item["round_id"],
        holder=Holder(item["student_id"], item["guardian_id"]),
        since=clock.from_wire(item["since"]),
        offered_slot=item.get("offered_slot", ""),
        offered_until=clock.from_wire(until) if until else None,
    )

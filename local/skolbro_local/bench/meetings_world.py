"""Parent meetings that are open: a round to choose in, one with a meeting, and a sibling's."""

from datetime import timedelta

from booking.day.cells import Span
from booking.day.items import DAY
from booking.meetings.booking import Booking
from booking.meetings.items import BOOKING, booking_attributes
from booking.rounds.items import (
    GROUP_ROUND,
    ROUND,
    SLOT,
    group_round_attributes,
    round_attributes,
    slot_attributes,
)
from booking.rounds.round import Round, Venue
from booking.rounds.slot import Holder, Slot, SlotState, Teacher
from booking.waiting.items import WAITING, waiting_attributes
from booking.waiting.offers import Waiting
from skolbro import ids
from skolbro.table import Item, put_items
from skolbro_local.bench.deployment import MORNING

# As many times as a class has students.
SLOTS = 30
FREE, BOOKED, OF_SIBLING = ids.new(), ids.new(), ids.new()
_FOUR = MORNING.replace(hour=15, minute=0) + timedelta(days=9)
_IDS = {round_id: [ids.new() for _ in range(SLOTS)] for round_id in (FREE, BOOKED, OF_SIBLING)}
_DAYS = {FREE: 0, BOOKED: 1, OF_SIBLING: 0}


def lay_meetings(table: str, *, school: str, class_id: str, other: str, mentor: str) -> None:
    """Three rounds with their times, of a class and of another group."""
    items: list[Item] = []
    for round_id, group_id in ((FREE, class_id), (BOOKED, class_id), (OF_SIBLING, other)):
        made = _round(round_id, group_id, school=school, mentor=mentor)
        items += [
            ROUND.item(round_attributes(made)),
            GROUP_ROUND.item(group_round_attributes(made)),
            *(slot_item(round_id, number, group_id, mentor=mentor) for number in range(SLOTS)),
        ]
    put_items(table, items)


def slot_id(round_id: str, number: int) -> str:
    """One of a round's times."""
    return _IDS[round_id][number]


def slot_item(
    round_id: str, number: int, group_id: str, *, mentor: str, holder: Holder | None = None
) -> Item:
    """The same as its item, free unless it has a holder."""
    slot = Slot(
        id=slot_id(round_id, number),
        round_id=round_id,
        group_id=group_id,
        span=_span(round_id, number),
        teachers=(Teacher(mentor, "Maria Ek"),),
        venue=Venue(place="Sal 12"),
        state=SlotState.BOOKED if holder else SlotState.FREE,
        holder=holder,
    )
    return SLOT.item(slot_attributes(slot))


def booked(*, school: str, class_id: str, child: str, guardian: str) -> list[Item]:
    """A child's meeting at the first time of its round, and what it takes of people's days."""
    booking = Booking(
        holder=Holder(child),
        round_id=BOOKED,
        group_id=class_id,
        school_id=school,
        slot_id=slot_id(BOOKED, 0),
        span=_span(BOOKED, 0),
        guardian_id=guardian,
        booked_by=guardian,
        booked_at=MORNING,
    )
    days = [
        {"person_id": hold.person_id, "date": day.isoformat(), "expires_at": 9_999_999_999}
        | {cell: hold.ref for _, cell in hold.cells()}
        for hold in booking.holds()
        for day in (booking.span.starts.date(),)
    ]
    return [BOOKING.item(booking_attributes(booking)), *map(DAY.item, days)]


def waits(child: str) -> Item:
    """A child's place in the waiting list."""
    waiting = Waiting(round_id=FREE, holder=Holder(child), since=MORNING)
    return WAITING.item(waiting_attributes(waiting, expires_at=9_999_999_999))


def _span(round_id: str, number: int) -> Span:
    # Siblings' times begin when the other's end.
    shift = 10 if round_id == OF_SIBLING else 0
    starts = _FOUR + timedelta(days=_DAYS[round_id], minutes=20 * number + shift)
    return Span(starts, starts + timedelta(minutes=10))


def _round(round_id: str, group_id: str, *, school: str, mentor: str) -> Round:
    day = _FOUR.date() + timedelta(days=_DAYS[round_id])
    return Round(
        id=round_id,
        group_id=group_id,
        group_name="4B",
        school_id=school,
        title="Utvecklingssamtal",
        opens_at=MORNING - timedelta(days=1),
        closes_at=_FOUR - timedelta(days=1),
        first_day=day,
        last_day=day + timedelta(days=1),
        minutes=10,
        gap=10,
        venue=Venue(place="Sal 12"),
        note="",
        separate=False,
        created_by=mentor,
        slots=SLOTS,
    )

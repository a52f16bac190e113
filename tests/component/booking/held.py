"""What booking's table says, held against itself: the invariants of parent meetings."""

from collections import Counter
from dataclasses import dataclass

from tests.component.portal import Portal

from booking.day.cells import Hold
from booking.meetings.booking import Booking, BookingStatus
from booking.meetings.items import booking_from
from booking.rounds.items import slot_from
from booking.rounds.slot import Slot, SlotState
from skolbro.table import from_item

type Cells = Counter[tuple[str, str, str, str]]
NO_CELLS = {"pk", "sk", "entity", "person_id", "date", "expires_at"}


@dataclass(frozen=True)
class Kept:
    """All that stands in the table at one moment."""

    bookings: list[Booking]
    slots: list[Slot]
    cells: Cells

    def slot(self, slot_id: str) -> Slot:
        return next(one for one in self.slots if one.id == slot_id)


def kept(portal: Portal) -> Kept:
    """One look at the table; bookings without those that are cancelled."""
    items = [from_item(one) for one in portal.items("booking")]
    of = {name: [one for one in items if one["entity"] == name] for name in KINDS}
    bookings = map(booking_from, of["Booking"])
    return Kept(
        bookings=[one for one in bookings if one.status is BookingStatus.BOOKED],
        slots=list(map(slot_from, of["Slot"])),
        cells=Counter(
            (day["person_id"], day["date"], cell, ref)
            for day in of["PersonDay"]
            for cell, ref in day.items()
            if cell not in NO_CELLS
        ),
    )


KINDS = ("Booking", "Slot", "PersonDay")


def check(all_of: Kept) -> None:
    """Every invariant.

    A time has the one holder whose booking names it, and a holder has one meeting a round. What
    people's days hold is what times and meetings say, neither less nor more: as each five minutes
    hold one thing, nobody is in two places at once.
    """
    made, out = all_of.bookings, all_of.slots
    taken = {(one.round_id, one.id): one for one in out if one.state is SlotState.BOOKED}
    named = {(one.round_id, one.slot_id): one for one in made}
    assert len(named) == len(made), "a time has two bookings"
    assert named.keys() == taken.keys(), "bookings and times do not name each other"
    for place, slot in taken.items():
        assert slot.holder == named[place].holder
        assert slot.span == named[place].span
    holders = Counter((one.round_id, one.holder) for one in made)
    assert all(number == 1 for number in holders.values())
    for one in out:
        assert (one.offer_until is not None) == (one.state is SlotState.OFFERED)
        assert one.holder is None or one.state in {SlotState.BOOKED, SlotState.OFFERED}
    standing = [one for one in out if one.state is not SlotState.CANCELLED]
    holds = [hold for slot in standing for hold in slot.teachers_holds()]
    holds += [hold for booking in made for hold in booking.holds()]
    assert said_of(holds) == all_of.cells


def said_of(holds: list[Hold]) -> Cells:
    """Person, day, cell and what holds it, as times and bookings say."""
    return Counter(
        (hold.person_id, day.isoformat(), cell, hold.ref)
        for hold in holds
        for day, cell in hold.cells()
    )

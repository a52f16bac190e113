"""The calls of booking's table that a teacher's day takes."""

from collections.abc import Iterable
from datetime import date

from booking.day.items import DAY
from booking.daylist.day import days_in_utc
from booking.rounds.items import ROUND, SLOT, round_from, slot_from
from booking.rounds.round import Round
from booking.rounds.slot import Slot, SlotRef, slot_ref
from skolbro.access.scopes import SelfScope, StaffScope
from skolbro.config import Settings
from skolbro.table import read_keys


def times_held(scope: SelfScope, day: date) -> frozenset[SlotRef]:
    """Which times hold the person's day. One round trip, one read unit for each 4 KB of it."""
    keys = [DAY.key(person_id=scope.actor.person_id, date=one) for one in days_in_utc(day)]
    found = read_keys(Settings.load().table, keys)
    texts = {value for item in found for name, value in item.items() if name.startswith("c")}
    return frozenset(ref for text in texts if isinstance(text, str) and (ref := slot_ref(text)))


def slots_and_rounds(
    _: StaffScope, refs: Iterable[SlotRef]
) -> tuple[tuple[Slot, ...], tuple[Round, ...]]:
    """The times, and the rounds that they are of. One round trip, one read unit each."""
    found = read_keys(
        Settings.load().table,
        [
            *(SLOT.key(round_id=one.round_id, id=one.slot_id) for one in refs),
            *(ROUND.key(id=round_id) for round_id in {one.round_id for one in refs}),
        ],
    )
    slots = tuple(slot_from(item) for item in found if item["entity"] == SLOT.name)
    return slots, tuple(round_from(item) for item in found if item["entity"] == ROUND.name)

"""An evening of parent meetings of the bench's class: a round, its times, and one booking."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from booking.day.cells import Hold, Span
from booking.day.items import DAY
from booking.meetings.booking import Booking, BookingStatus
from booking.meetings.items import BOOKING, booking_attributes
from booking.rounds.items import (
    FLAGS,
    GROUP_ROUND,
    ROUND,
    SLOT,
    group_round_attributes,
    round_attributes,
    slot_attributes,
    wish_attributes,
)
from booking.rounds.round import Round, Venue
from booking.rounds.slot import Holder, Slot, SlotState, Teacher
from booking.rounds.wish import StudentWish, Wish
from booking.series.items import SERIES, series_attributes
from booking.series.series import GroupsRound, Series
from skolbro import ids
from skolbro.table import Entity, to_item
from skolbro_local.bench.deployment import MORNING
from skolbro_local.bench.world import World

type Standing = tuple[tuple[str, dict[str, Any]], ...]

THURSDAY = date(2026, 12, 3)
FOUR = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)
# One for each student of a class.
TIMES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """Ids are the same in every run, so that what a request changes is put back before the next."""

    world: World
    round: Round
    slots: tuple[Slot, ...]
    series: Series

    @property
    def booking(self) -> Booking:
        """The child's meeting, at the first time."""
        first = self.slots[0]
        return Booking(
            holder=Holder(self.world.child), round_id=self.round.id, group_id=self.round.group_id,
            school_id=self.round.school_id, slot_id=first.id, span=first.span, guardian_id="",
            booked_by=self.world.mentor, booked_at=MORNING,
        )  # fmt: skip

    def standing(self, *, booked: bool = False) -> Standing:
        """All of it, with the first time free or the child's."""
        holder = Holder(self.world.child)
        taken = replace(self.slots[0], state=SlotState.BOOKED, holder=holder)
        slots = (taken, *self.slots[1:]) if booked else self.slots
        meeting = replace(self.booking, status=BookingStatus.CANCELLED)
        holds = [hold for slot in slots for hold in slot.teachers_holds()]
        childs = list(self.booking.holds()) if booked else []
        items = [
            self._of(ROUND, round_attributes(self.round)),
            self._of(GROUP_ROUND, group_round_attributes(self.round)),
            self._of(SERIES, series_attributes(self.series)),
            self._of(BOOKING, booking_attributes(self.booking if booked else meeting)),
            self._of(FLAGS, wish_attributes(
                StudentWish(Wish.REQUESTED, 4), round_id=self.round.id, student_id=self.world.child
            )),
            self._day(self.world.mentor, holds),
            self._day(self.world.child, childs),
            *(self._of(SLOT, slot_attributes(one)) for one in slots),
        ]  # fmt: skip
        return tuple(items)

    def _day(self, person_id: str, holds: list[Hold]) -> tuple[str, dict[str, Any]]:
        cells = {cell: hold.ref for hold in holds for _, cell in hold.cells()}
        attributes = {"person_id": person_id, "date": THURSDAY.isoformat(), **cells}
        return self._of(DAY, {**attributes, "expires_at": int(FOUR.timestamp()) * 2})

    def _of(self, entity: Entity, attributes: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        return self.world.deployment.table("booking"), to_item(entity.item(attributes))


def evening(world: World) -> Evening:
    """Open now; a time for each student, with the mentor."""
    series_id = ids.new()
    made = Round(
        id=ids.new(), group_id=world.class_id, group_name="1A", school_id=world.school.id,
        title="Utvecklingssamtal", opens_at=MORNING - timedelta(days=1),
        closes_at=FOUR - timedelta(days=1), first_day=THURSDAY, last_day=THURSDAY, minutes=10,
        gap=0, venue=Venue(place="Sal 12"), note="", separate=False, created_by=world.mentor,
        series=series_id, slots=TIMES, told=True,
    )  # fmt: skip
    teacher = Teacher(world.mentor, "Maria Ek")
    slots = tuple(
        Slot(
            id=ids.new(), round_id=made.id, group_id=made.group_id, teachers=(teacher,),
            venue=made.venue, span=Span(starts, starts + timedelta(minutes=made.minutes)),
        )
        for number in range(TIMES)
        for starts in [FOUR + timedelta(minutes=made.minutes * number)]
    )  # fmt: skip
    series = Series(
        id=series_id, school_id=world.school.id, title=made.title, opens_at=made.opens_at,
        closes_at=made.closes_at, first_day=THURSDAY, last_day=THURSDAY,
        rounds=(GroupsRound(made.id, made.group_id, made.group_name),),
    )  # fmt: skip
    return Evening(world=world, round=made, slots=slots, series=series)

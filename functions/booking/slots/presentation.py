"""Times as staff see them."""

from collections.abc import Mapping
from datetime import datetime

from booking.rounds.presentation import show_round, show_venue
from booking.rounds.slot import Slot, SlotState, Teacher
from booking.rounds.wish import StudentWish
from booking.slots.plan import RoundPlan
from booking.slots.schemas import (
    MeetsOut,
    RoundStudentOut,
    RoundWithSlotsOut,
    SlotListOut,
    SlotOut,
    TeacherOut,
)
from skolbro.access.scopes import GroupScope


def show_plan(
    plan: RoundPlan, scope: GroupScope, *, teachers: tuple[Teacher, ...]
) -> RoundWithSlotsOut:
    """A round with its times, the students whom the reader may see, and who may hold meetings."""
    names = names_in(scope)
    return RoundWithSlotsOut(
        round=show_round(plan.round),
        slots=[show_slot(one, names=names, now=scope.now) for one in plan.slots],
        students=[
            RoundStudentOut(
                id=student_id, display_name=name, wish=wish.wish.value if wish.wish else None,
                version=wish.version,
            )
            for student_id, name in sorted(names.items(), key=lambda one: one[1])
            for wish in [plan.wishes.get(student_id, StudentWish())]
        ],
        teachers=[TeacherOut(id=one.id, name=one.name) for one in teachers],
    )  # fmt: skip


def show_slots(slots: tuple[Slot, ...], scope: GroupScope) -> SlotListOut:
    """Times in order."""
    names = names_in(scope)
    return SlotListOut(
        items=[show_slot(one, names=names, now=scope.now) for one in slots], next=None
    )


def show_slot(slot: Slot, *, names: Mapping[str, str], now: datetime) -> SlotOut:
    """A time; `names` are of the students whom the reader may see."""
    holder = None if slot.is_free(now) else slot.holder
    state = SlotState.FREE if slot.is_free(now) else slot.state
    return SlotOut.model_validate(
        {
            "id": slot.id,
            "starts_at": slot.span.starts,
            "ends_at": slot.span.ends,
            "teachers": [TeacherOut(id=one.id, name=one.name) for one in slot.teachers],
            "venue": show_venue(slot.venue),
            "state": state.value,
            "meets": MeetsOut(
                student_id=holder.student_id,
                display_name=names[holder.student_id],
                alone_guardian_id=holder.guardian_id or None,
            )
            if holder and holder.student_id in names
            else None,
            "version": slot.version,
        }
    )


def names_in(scope: GroupScope) -> dict[str, str]:
    """The students whom the reader may see, with their names."""
    return {one.person_id: one.person_name for one in scope.students}

"""An evening of parent meetings whose times are put out, and what guardians ask of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.component.portal import Answer, Family, Portal, call

from booking.api import handler
from booking.day.cells import Span
from booking.day.changes import take_cells
from booking.rounds.items import (
    GROUP_ROUND,
    ROUND,
    SLOT,
    group_round_attributes,
    round_attributes,
    slot_attributes,
)
from booking.rounds.round import Round, Venue
from booking.rounds.slot import Slot, Teacher
from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.table import Transaction, to_item

# A Thursday in December; times are minutes after 16:00 on the school's wall.
FOUR = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)
QUARTER = 15


def a_round(family: Family, **changes: Any) -> Round:
    """Open since yesterday, until the evening before the meetings."""
    made = Round(
        id=ids.new(),
        group_id=family.class_id,
        group_name="4B",
        school_id=family.school.id,
        title="Utvecklingssamtal",
        opens_at=clock.now() - timedelta(days=1),
        closes_at=FOUR - timedelta(hours=20),
        first_day=date(2026, 12, 3),
        last_day=date(2026, 12, 3),
        minutes=QUARTER,
        gap=5,
        venue=Venue(place="Sal 12"),
        note="",
        separate=False,
        created_by=family.mentor,
    )
    return replace(made, **changes)


def a_slot(made: Round, family: Family, minute: int, **changes: Any) -> Slot:
    """A time with the mentor."""
    starts = FOUR + timedelta(minutes=minute)
    slot = Slot(
        id=ids.new(),
        round_id=made.id,
        group_id=made.group_id,
        span=Span(starts, starts + timedelta(minutes=made.minutes)),
        teachers=(Teacher(family.mentor, "Maria Ek"),),
        venue=made.venue,
    )
    return replace(slot, **changes)


def put_out(
    portal: Portal,
    family: Family,
    minutes: Sequence[int] = (0, 20, 40),
    *,
    made: Round | None = None,
    **changes: Any,
) -> tuple[Round, list[Slot]]:
    """A round with times, as the mentor would have put them out; `changes` are of the round."""
    made = made or a_round(family, **changes)
    slots = [a_slot(made, family, minute) for minute in minutes]
    for item in (
        ROUND.item(round_attributes(made)),
        GROUP_ROUND.item(group_round_attributes(made)),
        *(SLOT.item(slot_attributes(one)) for one in slots),
    ):
        portal.dynamodb.put_item(TableName="booking", Item=to_item(item))
    for one in slots:
        transaction = Transaction()
        take_cells(transaction, one.teachers_holds(), refusal=lambda _, at: AssertionError(at))
        transaction.commit()
    return made, slots


def a_sibling(portal: Portal, family: Family, *, name: str = "Bo Lind") -> Family:
    """Another child of the same guardians, in a class of its own with a mentor of the same name."""
    child, class_id, mentor = (ids.new() for _ in range(3))
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    for person_id in (family.anna, family.erik):
        portal.relate(person_id, Kind.GUARDIAN_OF, child, object_name=name, **place)
    _in_class(portal, child, class_id, mentor, name=name, **place)
    return replace(family, child=child, class_id=class_id, mentor=mentor)


def a_classmate(portal: Portal, family: Family) -> Family:
    """Another child of the same class, with a guardian of its own in Anna's place."""
    child, guardian = ids.new(), ids.new()
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    portal.relate(guardian, Kind.GUARDIAN_OF, child, object_name="Cia Berg", **place)
    portal.relate(
        child, Kind.MEMBER_OF, family.class_id, person_name="Cia Berg", object_name="4B",
        group_kind="class", **place,
    )  # fmt: skip
    return replace(family, child=child, anna=guardian, erik=ids.new())


def _in_class(
    portal: Portal, child: str, class_id: str, mentor: str, *, name: str, **place: str
) -> None:
    group = {"object_name": "6A", "group_kind": "class", **place}
    portal.relate(child, Kind.MEMBER_OF, class_id, person_name=name, **group)
    portal.relate(mentor, Kind.MENTOR_OF, class_id, person_name="Maria Ek", **group)


def path(family: Family, made: Round, rest: str = "/booking") -> str:
    return f"/booking/students/{family.child}/rounds/{made.id}{rest}"


def ask(
    method: str, family: Family, made: Round, rest: str = "/booking", *, by: str | None = None,
    **parts: Any,
) -> Answer:  # fmt: skip
    """A request of Anna's, unless said otherwise."""
    return call(handler, method, path(family, made, rest), person=by or family.anna, **parts)


def book(family: Family, made: Round, slot: Slot | str, **parts: Any) -> Answer:
    return ask("POST", family, made, body=_wanted(slot), **parts)


def move(family: Family, made: Round, slot: Slot | str, *, version: int, **parts: Any) -> Answer:
    headers = {"if-match": f'"{version}"'}
    return ask("PUT", family, made, body=_wanted(slot), headers=headers, **parts)


def cancel(family: Family, made: Round, *, version: int, **parts: Any) -> Answer:
    return ask("DELETE", family, made, headers={"if-match": f'"{version}"'}, **parts)


def see(family: Family, made: Round, *, by: str | None = None) -> Answer:
    return ask("GET", family, made, "", by=by)


def free(family: Family, made: Round, *, by: str | None = None) -> list[str]:
    """The times that a guardian may choose."""
    return [one["id"] for one in see(family, made, by=by).body["slots"]]


def _wanted(slot: Slot | str) -> dict[str, str]:
    return {"slotId": slot if isinstance(slot, str) else slot.id}

"""How rounds and their times are kept: items, keys, and what stands in them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from booking.day.cells import Span
from booking.day.items import gone_at
from booking.rounds.round import Round, RoundStatus, Venue
from booking.rounds.slot import Holder, Slot, SlotState, Teacher
from booking.rounds.wish import StudentWish, Wish
from skolbro import clock
from skolbro.table import AccessPattern, Entity

ROUND = Entity(
    name="Round",
    what="A round of parent meetings of one group: its window, its days and its rules.",
    pk="ROUND#{id}",
    sk="ROUND",
)
SLOT = Entity(
    name="Slot",
    what="A time of a round, for one meeting: when, where, with whom, and whose it is.",
    pk="ROUND#{round_id}",
    sk="SLOT#{id}",
    expires=True,
)
GROUP_ROUND = Entity(
    name="GroupRound",
    what="The same round in its group's list, changed together with it.",
    pk="GROUP#{group_id}",
    sk="ROUND#{id}",
    expires=True,
)
FLAGS = Entity(
    name="RoundStudent",
    what="What the teacher has said of a student in a round: none needed, or asked for.",
    pk="ROUND#{round_id}",
    sk="STUDENT#{student_id}",
)
ENTITIES = (ROUND, SLOT, GROUP_ROUND, FLAGS)
PATTERNS = (
    AccessPattern(name="one round", entity=ROUND, by="pk, sk"),
    AccessPattern(name="one time of a round", entity=SLOT, by="pk, sk"),
    AccessPattern(name="a round's times", entity=SLOT, by="pk, sk begins with SLOT"),
    AccessPattern(name="a group's rounds", entity=GROUP_ROUND, by="pk, sk begins with ROUND"),
    AccessPattern(
        name="the teacher's wishes of a round", entity=FLAGS, by="pk, sk begins with STUDENT"
    ),
)
# A round is off its group's list this long after its last day.
LISTED_AFTER = timedelta(days=60)


def round_attributes(made: Round) -> dict[str, Any]:
    """A round as its item is to hold it."""
    return {
        "id": made.id,
        "group_id": made.group_id,
        "title": made.title,
        "opens_at": clock.to_wire(made.opens_at),
        "closes_at": clock.to_wire(made.closes_at),
        "first_day": made.first_day.isoformat(),
        "last_day": made.last_day.isoformat(),
        "separate": made.separate,
        "status": made.status.value,
        "slots": made.slots,
        "told": made.told,
        "version": made.version,
        "group_name": made.group_name,
        "school_id": made.school_id,
        "minutes": made.minutes,
        "gap": made.gap,
        "note": made.note,
        "created_by": made.created_by,
        "series": made.series,
        "reason": made.reason,
        **venue_attributes(made.venue),
    }


def group_round_attributes(made: Round) -> dict[str, Any]:
    """A round as its group's list is to hold it."""
    over = datetime.combine(made.last_day, time(), UTC) + LISTED_AFTER
    return {**round_attributes(made), "expires_at": int(over.timestamp())}


def round_from(item: dict[str, Any]) -> Round:
    """A round as its item, or its group's list, holds it."""
    return Round(
        id=item["id"],
        group_id=item["group_id"],
        group_name=item["group_name"],
        school_id=item["school_id"],
        title=item["title"],
        opens_at=clock.from_wire(item["opens_at"]),
        closes_at=clock.from_wire(item["closes_at"]),
        first_day=date.fromisoformat(item["first_day"]),
        last_day=date.fromisoformat(item["last_day"]),
        minutes=item["minutes"],
        gap=item["gap"],
        venue=venue_from(item),
        note=item["note"],
        separate=item["separate"],
        created_by=item["created_by"],
        series=item["series"],
        status=RoundStatus(item["status"]),
        reason=item["reason"],
        slots=item["slots"],
        told=item["told"],
        version=item["version"],
    )


def slot_attributes(slot: Slot) -> dict[str, Any]:
    """A time as its item is to hold it."""
    holder = slot.holder
    return {
        "id": slot.id,
        "round_id": slot.round_id,
        "group_id": slot.group_id,
        "starts": clock.to_wire(slot.span.starts),
        "ends": clock.to_wire(slot.span.ends),
        "teachers": [{"id": one.id, "name": one.name} for one in slot.teachers],
        **venue_attributes(slot.venue),
        "state": slot.state.value,
        "student_id": holder.student_id if holder else None,
        "guardian_id": holder.guardian_id if holder else None,
        "offer_until": clock.to_wire(slot.offer_until) if slot.offer_until else None,
        "sequence": slot.sequence,
        "version": slot.version,
        "expires_at": gone_at(slot.span.starts.date()),
    }


def slot_from(item: dict[str, Any]) -> Slot:
    """A time as its item holds it."""
    student_id, offered = item.get("student_id"), item.get("offer_until")
    return Slot(
        id=item["id"],
        round_id=item["round_id"],
        group_id=item["group_id"],
        span=Span(clock.from_wire(item["starts"]), clock.from_wire(item["ends"])),
        teachers=tuple(Teacher(one["id"], one["name"]) for one in item["teachers"]),
        venue=venue_from(item),
        state=SlotState(item["state"]),
        holder=Holder(student_id, item.get("guardian_id", "")) if student_id else None,
        offer_until=clock.from_wire(offered) if offered else None,
        sequence=item["sequence"],
        version=item["version"],
    )


def venue_attributes(venue: Venue) -> dict[str, Any]:
    """A place or a link, as an item is to hold it."""
    return {"place": venue.place, "link": venue.link}


def venue_from(item: dict[str, Any]) -> Venue:
    """A place or a link, as an item holds it."""
    return Venue(place=item["place"], link=item["link"])


def wish_from(item: dict[str, Any]) -> StudentWish:
    """What has been said of a student, as its item holds it."""
    wish = item.get("wish")
    return StudentWish(Wish(wish) if wish else None, item["version"])


def wish_attributes(wish: StudentWish, *, round_id: str, student_id: str) -> dict[str, Any]:
    """What has been said of a student, as its item is to hold it."""
    return {
        "round_id": round_id,
        "student_id": student_id,
        "wish": wish.wish.value if wish.wish else None,
        "version": wish.version,
    }

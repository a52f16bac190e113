"""How leave is kept: its items, their keys, and what stands in them."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from attendance.leave.application import Decider, Leave, Place, Status, WaitingLeave
from skolbro import clock
from skolbro.table import AccessPattern, Entity

LEAVE = Entity(
    name="Leave",
    what="One application for leave, and what became of it.",
    pk="STUDENT#{student_id}",
    sk="LEAVE#{id}",
)
CLASS_LEAVE = Entity(
    name="ClassLeave",
    what="A leave that waits for the mentor of a class; gone when it is decided.",
    pk="GROUP#{class_id}",
    sk="LEAVE#{id}",
    expires=True,
)
SCHOOL_LEAVE = Entity(
    name="SchoolLeave",
    what="A leave that waits for a decision at a school; gone when it is decided.",
    pk="SCHOOL#{school_id}",
    sk="LEAVE#{id}",
    expires=True,
)
UNCONFIRMED_LEAVE = Entity(
    name="UnconfirmedLeave",
    what="A leave that waited for the other guardian when it was applied for; gone when it begins.",
    pk="SCHOOL#{school_id}",
    sk="UNCONFIRMED#{id}",
    expires=True,
)
ENTITIES = (LEAVE, CLASS_LEAVE, SCHOOL_LEAVE, UNCONFIRMED_LEAVE)
PATTERNS = (
    AccessPattern(name="a student's leaves", entity=LEAVE, by="pk, sk begins with LEAVE"),
    AccessPattern(name="one leave", entity=LEAVE, by="pk, sk"),
    AccessPattern(
        name="what waits for a mentor", entity=CLASS_LEAVE, by="pk, sk begins with LEAVE"
    ),
    AccessPattern(
        name="what waited for a guardian at a school",
        entity=UNCONFIRMED_LEAVE,
        by="pk, sk begins with UNCONFIRMED",
    ),
    AccessPattern(
        name="what waits at a school", entity=SCHOOL_LEAVE, by="pk, sk begins with LEAVE"
    ),
)
# A leave that nobody has decided is off the lists a month after it is over.
LISTED_AFTER = timedelta(days=30)
MOST_LEAVES = 100


def leave_attributes(leave: Leave) -> dict[str, Any]:
    """A new application as its item is to hold it."""
    return {
        "id": leave.id,
        "student_id": leave.student_id,
        "school_id": leave.school_id,
        "class_id": leave.class_id,
        "school_days": leave.school_days,
        "reason": leave.reason,
        "applied_by": leave.applied_by,
        "applicant_name": leave.applicant_name,
        "applied_at": clock.to_wire(leave.applied_at),
        "status": leave.status.value,
        "decider": leave.decider.value,
        "awaits": list(leave.awaits),
        "confirmed": list(leave.confirmed),
        "version": leave.version,
    }


def leave_from(item: dict[str, Any]) -> Leave:
    """A leave as its item holds it."""
    closed_at = item.get("closed_at")
    return Leave(
        id=item["id"],
        student_id=item["student_id"],
        school_id=item["school_id"],
        class_id=item["class_id"],
        school_days=item["school_days"],
        reason=item["reason"],
        applied_by=item["applied_by"],
        applicant_name=item["applicant_name"],
        applied_at=clock.from_wire(item["applied_at"]),
        status=Status(item["status"]),
        decider=Decider(item["decider"]),
        awaits=tuple(item["awaits"]),
        confirmed=tuple(item["confirmed"]),
        closed_by=item.get("closed_by", ""),
        closer_name=item.get("closer_name", ""),
        closed_at=clock.from_wire(closed_at) if closed_at else None,
        comment=item.get("comment") or None,
        version=item["version"],
    )


def unconfirmed_attributes(leave: Leave) -> dict[str, Any]:
    """Where a leave is that waits for a guardian, until it would begin: then nobody is reminded."""
    begins = datetime.combine(leave.period.first, time(), UTC)
    return {
        "id": leave.id,
        "student_id": leave.student_id,
        "school_id": leave.school_id,
        "expires_at": int(begins.timestamp()),
    }


def waiting_attributes(waiting: WaitingLeave, place: Place) -> dict[str, Any]:
    """A waiting leave as a list is to hold it, until a month after the leave is over."""
    over = datetime.combine(waiting.period.last, time(), UTC)
    return {
        "id": waiting.id,
        "student_id": waiting.student_id,
        "student_name": waiting.student_name,
        "group_name": waiting.group_name,
        "school_id": place.school_id,
        "class_id": place.class_id,
        "school_days": waiting.school_days,
        "decider": waiting.decider.value,
        "waits_since": clock.to_wire(waiting.waits_since),
        "expires_at": int((over + LISTED_AFTER).timestamp()),
    }


def waiting_from(item: dict[str, Any]) -> WaitingLeave:
    """A waiting leave as a list holds it."""
    return WaitingLeave(
        id=item["id"],
        student_id=item["student_id"],
        student_name=item["student_name"],
        group_name=item["group_name"],
        school_days=item["school_days"],
        decider=Decider(item["decider"]),
        waits_since=clock.from_wire(item["waits_since"]),
    )

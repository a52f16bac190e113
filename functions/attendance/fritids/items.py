"""Time registration as its items hold it, and back. No calls.

What there are many of in an item stands in an attribute each, under a prefix: so one can be
written without reading the others.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from attendance.day.items import under
from attendance.fritids.pickup import AllowedAdult, DayPickUp, LeavesWith, PickUp
from attendance.fritids.presence import Touch, TouchKind, presence
from attendance.fritids.registered import DayLog, Registered
from attendance.fritids.residence import Residence, ResidenceProposal, WeekRule
from attendance.fritids.schedule import Base, HolidayAnswer, Plan, SetByStaff, WeekPlan
from attendance.fritids.spans import Span
from attendance.fritids.today import Comment, CommentSide
from attendance.fritids.unit import FritidsUnit, Holiday
from skolbro import clock

BASE, TIMES, PICK_UP, TOUCH = "base#", "times#", "pickup#", "touch#"
BY_STAFF = "staff#"
ALL_WEEKS, TOGETHER = "ALL", "together"


def at_version(version: int) -> tuple[str, dict[str, Any]]:
    """The condition that an item is as it was read; before the first change it is not there."""
    if version == 1:
        return "attribute_not_exists(version)", {}
    return "version = :version", {":version": version}


def named_day(student_id: str, day: date) -> dict[str, Any]:
    """The values of a change that may make a child's day."""
    return {":student": student_id, ":date": day.isoformat(), ":entity": "FritidsDay"}


def base_name(base: Base) -> str:
    """The attribute of a base: one a Monday and owner."""
    return f"{BASE}{base.owner_id or ALL_WEEKS}#{base.valid_from}"


def base_attribute(base: Base) -> dict[str, Any]:
    """A base as a plan is to hold it."""
    return {"weeks": [[times_attribute(spans) for spans in week] for week in base.weeks]}


def times_attribute(spans: Iterable[Span]) -> list[list[str]]:
    """Times as an item is to hold them."""
    return [[span.starts, span.ends] for span in spans]


def pick_up_attributes(pick_up: PickUp) -> dict[str, Any]:
    """What holds any day. Adults stand under their ids, where a condition reaches them."""
    adults = {one.id: {"name": one.name, "phone": one.phone} for one in pick_up.adults}
    return {"alone_at": pick_up.alone_at, "goes_with": pick_up.goes_with, "adults": adults}


def day_pick_up_attribute(pick_up: DayPickUp) -> dict[str, Any]:
    """What holds one day instead, as a week is to hold it."""
    told = {"alone_at": pick_up.alone_at, "adult_id": pick_up.adult_id, "note": pick_up.note}
    return {name: value for name, value in told.items() if value}


def residence_attribute(residence: Residence | None) -> dict[str, Any]:
    """A division of the weeks, or that there is none."""
    if residence is None:
        return {"rule": TOGETHER, "owners": []}
    return {"rule": residence.rule.value, "owners": list(residence.owners)}


def by_staff_attribute(told: SetByStaff) -> dict[str, Any]:
    """What staff have set of a day, as a week is to hold it."""
    return {
        "times": times_attribute(told.times),
        "by": told.by,
        "name": told.name,
        "at": clock.to_wire(told.at),
    }


def plan_from(item: dict[str, Any]) -> Plan:
    """A child's plan; of an empty item, one of which nothing has been said."""
    adults = item.get("adults", {}).items()
    proposal = item.get("proposal")
    return Plan(
        bases=tuple(_base(name, one) for name, one in sorted(under(item, BASE).items())),
        residence=_residence(item.get("residence")),
        proposal=ResidenceProposal(by=proposal["by"], residence=_residence(proposal["residence"]))
        if proposal
        else None,
        pick_up=PickUp(
            alone_at=item.get("alone_at"),
            goes_with=item.get("goes_with", ""),
            adults=tuple(AllowedAdult(id=name, **one) for name, one in sorted(adults)),
        ),
        version=item.get("version", 1),
    )


def week_from(item: dict[str, Any]) -> WeekPlan:
    """A week's exceptions; of an empty item, none."""
    return WeekPlan(
        exceptions=_days(item),
        by_staff={
            date.fromisoformat(day): _set_by_staff(one)
            for day, one in under(item, BY_STAFF).items()
        },
        pick_ups={
            date.fromisoformat(day): DayPickUp(**one) for day, one in under(item, PICK_UP).items()
        },
        version=item.get("version", 1),
    )


def answer_from(item: dict[str, Any]) -> HolidayAnswer:
    """An answer to a lov."""
    return HolidayAnswer(
        holiday_id=item["holiday_id"], days=_days(item), version=item.get("version", 1)
    )


def log_from(item: dict[str, Any]) -> DayLog:
    """A child's day as it was."""
    touches = (_touch(item["student_id"], *one) for one in under(item, TOUCH).items())
    return DayLog(
        presence=presence(touches),
        comments=tuple(map(_comment, item.get("comments", ()))),
        came=item.get("came", False),
    )


def registered_from(items: Iterable[dict[str, Any]]) -> Registered:
    """All that was read of one child."""
    plan, weeks, answers, days = Plan(), {}, {}, {}
    for item in items:
        match item["entity"]:
            case "FritidsPlan":
                plan = plan_from(item)
            case "FritidsWeek":
                weeks[date.fromisoformat(item["monday"])] = week_from(item)
            case "HolidayAnswer":
                answers[item["holiday_id"]] = answer_from(item)
            case _:
                days[date.fromisoformat(item["date"])] = log_from(item)
    return Registered(plan=plan, weeks=weeks, answers=answers, days=days)


def unit_attributes(unit: FritidsUnit) -> dict[str, Any]:
    """A unit's settings."""
    return {
        "group_id": unit.group_id,
        "hours": [[one.starts, one.ends] if one else [] for one in unit.hours],
        "closed_days": sorted(day.isoformat() for day in unit.closed_days),
        "lock_days": unit.lock_days,
        "holidays": [
            {
                "id": one.id,
                "name": one.name,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "last_answer_day": one.last_answer_day.isoformat(),
            }
            for one in unit.holidays
        ],
        "version": unit.version,
    }


def unit_from(item: dict[str, Any]) -> FritidsUnit:
    """A unit as it has been set up."""
    day = date.fromisoformat
    return FritidsUnit(
        group_id=item["group_id"],
        hours=tuple(_span(one) if one else None for one in item["hours"]),
        closed_days=frozenset(map(day, item["closed_days"])),
        lock_days=item["lock_days"],
        holidays=tuple(
            Holiday(
                id=one["id"],
                name=one["name"],
                first=day(one["first"]),
                last=day(one["last"]),
                last_answer_day=day(one["last_answer_day"]),
            )
            for one in item["holidays"]
        ),
        version=item["version"],
    )


def touch_attribute(touch: Touch) -> dict[str, Any]:
    """A touch, under its id."""
    told = {
        "kind": touch.kind.value,
        "at": clock.to_wire(touch.at),
        "by": touch.by,
        "undoes": touch.undoes,
        "leaves_with": touch.leaves_with and touch.leaves_with.value,
        "who": touch.who,
        "reason": touch.reason,
    }
    return {name: value for name, value in told.items() if value}


def comment_attribute(comment: Comment) -> dict[str, Any]:
    """A comment."""
    return {
        "id": comment.id,
        "text": comment.text,
        "side": comment.side.value,
        "by": comment.by,
        "name": comment.name,
        "at": clock.to_wire(comment.at),
    }


def _base(name: str, stored: dict[str, Any]) -> Base:
    owner, _, valid_from = name.partition("#")
    weeks = tuple(tuple(_times(spans) for spans in week) for week in stored["weeks"])
    return Base(
        valid_from=date.fromisoformat(valid_from),
        weeks=weeks,
        owner_id=None if owner == ALL_WEEKS else owner,
    )


def _set_by_staff(stored: dict[str, Any]) -> SetByStaff:
    return SetByStaff(
        times=_times(stored["times"]),
        by=stored["by"],
        name=stored["name"],
        at=clock.from_wire(stored["at"]),
    )


def _residence(stored: dict[str, Any] | None) -> Residence | None:
    if stored is None or stored["rule"] == TOGETHER:
        return None
    return Residence(rule=WeekRule(stored["rule"]), owners=tuple(stored["owners"]))


def _touch(student_id: str, touch_id: str, stored: dict[str, Any]) -> Touch:
    leaves_with = stored.get("leaves_with")
    return Touch(
        id=touch_id,
        student_id=student_id,
        kind=TouchKind(stored["kind"]),
        at=clock.from_wire(stored["at"]),
        by=stored["by"],
        undoes=stored.get("undoes"),
        leaves_with=LeavesWith(leaves_with) if leaves_with else None,
        who=stored.get("who"),
        reason=stored.get("reason", ""),
    )


def _comment(stored: dict[str, Any]) -> Comment:
    return Comment(
        id=stored["id"],
        text=stored["text"],
        side=CommentSide(stored["side"]),
        by=stored["by"],
        name=stored["name"],
        at=clock.from_wire(stored["at"]),
    )


def _days(item: dict[str, Any]) -> dict[date, tuple[Span, ...]]:
    return {date.fromisoformat(day): _times(spans) for day, spans in under(item, TIMES).items()}


def _times(stored: Iterable[list[str]]) -> tuple[Span, ...]:
    return tuple(map(_span, stored))


def _span(stored: list[str]) -> Span:
    starts, ends = stored
    return Span(starts=starts, ends=ends)

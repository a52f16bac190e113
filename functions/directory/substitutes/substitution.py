"""From what the timetable tells of a day to who is let in, and until when. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from skolbro import ids
from skolbro.access.relations import Kind, Relation, substitution_attributes
from skolbro.calendar import day_bounds

# Longer than a message can be on its way: two days in the queue, two weeks among the dead letters.
KEPT = timedelta(days=21)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstitutesOfDay:
    """Of one group's day: to each person named the lessons to substitute in; none is no more."""

    school_id: str
    group_id: str
    day: date
    version: int
    lessons: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who of those whom a message names works at the school, and the group, if it is there."""

    staff: Mapping[str, Relation]
    group: Mapping[str, Any] | None


def told_in(body: str) -> SubstitutesOfDay:
    """A message as attendance sends it. Raises `ValueError` for anything else."""
    said = json.loads(body)
    try:
        told = SubstitutesOfDay(
            school_id=said["school_id"],
            group_id=said["group_id"],
            day=date.fromisoformat(said["date"]),
            version=said["version"],
            lessons={person: tuple(lessons) for person, lessons in said["lessons"].items()},
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("not a day's substitutes") from error
    named = (told.school_id, told.group_id, *told.lessons)
    lessons = (one for lessons in told.lessons.values() for one in lessons)
    if not all(map(ids.is_id, (*named, *lessons))) or not isinstance(told.version, int):
        raise ValueError("not the ids of a day's substitutes")
    return told


def substitution(told: SubstitutesOfDay, person_id: str, *, known: Known) -> Relation:
    """What one of those named may, from the first instant of the day until the next day.

    It ends with the person's work at the school, if that is sooner. Nothing for who has no lessons
    there, or does not work there, and nothing in a group that is not the school's: it has ended
    before it began, and stands so that an older message does not bring it back.
    """
    begins, ends = day_bounds(told.day)
    work, group, lessons = known.staff.get(person_id), known.group, told.lessons[person_id]
    nothing = Relation(
        person_id=person_id,
        kind=Kind.SUBSTITUTES_FOR,
        object_id=told.group_id,
        school_id=told.school_id,
        valid_from=begins,
        valid_until=begins,
        date=told.day.isoformat(),
    )
    if not lessons or work is None or group is None or group["school_id"] != told.school_id:
        return nothing
    until = max(begins, min(ends, work.valid_until))
    return replace(nothing, valid_until=until, lesson_ids=lessons, **_named(work, group))


def _named(work: Relation, group: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "commune_id": group["commune_id"],
        "object_name": group["name"],
        "group_kind": group["kind"],
        "person_name": work.person_name,
        "person_protected": work.person_protected,
    }


def substitution_item(told: SubstitutesOfDay, relation: Relation) -> dict[str, Any]:
    """A substitution as it is to be stored: with the version that it follows from."""
    expires_at = int((day_bounds(told.day)[1] + KEPT).timestamp())
    attributes = substitution_attributes(relation)
    return {**attributes, "version": told.version, "expires_at": expires_at}

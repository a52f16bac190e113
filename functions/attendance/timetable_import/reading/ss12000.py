"""Activities and calendar events after SS 12000:2020, as one JSON document. Pure.

The lists are those of the standard's API: `activities` and `calendarEvents`, and beside them, where
the system has them, `duties`, `rooms`; each as a list, or as a page of it (`{"data": […]}`). What
the standard has and a timetable does not need is passed by.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from attendance.timetable.lesson import LessonKind
from attendance.timetable_import.reading.exceptions import students_of, teachers_of
from attendance.timetable_import.reading.fields import (
    Row,
    bool_of,
    day_of,
    id_of,
    list_of,
    reference,
)
from attendance.timetable_import.reading.rows import (
    MOST_GROUPS,
    MOST_IN_A_ROOM,
    MOST_IN_A_TITLE,
    WRONG_TYPE,
    Draft,
    FileRefusedError,
    Place,
    Reading,
    RowError,
    note,
    text,
)
from attendance.timetable_import.reading.wall import span, wall_of_text
from skolbro.text import mark

MOST_EVENTS = 100_000
# What is a teacher's own working time is no part of a student's day.
TEACHERS_OWN = "Läraraktivitet"
KINDS = {
    "Undervisning": LessonKind.LESSON,
    "Elevaktivitet": LessonKind.LESSON,
    "Provaktivitet": LessonKind.LESSON,
    "Övrigt": LessonKind.BREAK,
    TEACHERS_OWN: LessonKind.BREAK,
}
NOWHERE = mark("Hänvisningen leder inte till någon godkänd rad.")
TWICE = mark("Samma id finns på en tidigare rad.")
NO_SUCH_KIND = mark("Välj en aktivitetstyp som SS 12000 tillåter.")
NO_ROOM = mark("Lokalen finns inte bland filens rooms. Lektionen togs in utan lokal.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A teacher of an activity, by the registry's id of the person, between two days."""

    teacher: str
    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether the teacher is assigned that day."""
        return (self.first or day) <= day <= (self.last or day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What is taught, to whom and by whom."""

    title: str
    kind: LessonKind
    groups: tuple[str, ...]
    teachers: tuple[Assignment, ...]
    shown: bool


@dataclass(slots=True)
class _Document:
    rooms: dict[str, str]
    people: dict[str, str]
    activities: dict[str, Activity]

    def person(self, duty: str) -> str:
        """Whose duty it is; without a list of duties, systems name the person."""
        return self.people.get(duty, duty)


def read_ss12000(content: bytes) -> Reading:
    """Read it all, row by row. Raises `FileRefusedError` when the file cannot be used at all."""
    told = _parsed(content)
    reading = Reading()
    document = _Document(
        rooms=dict(_rooms(told)),
        people=dict(_people(told)),
        activities={},
    )
    _each(reading, told, "activities", lambda row, _: _take_activity(document, row))
    for activity in document.activities.values():
        if activity.shown:
            reading.groups.update(activity.groups)
    seen: set[str] = set()
    _each(
        reading,
        told,
        "calendarEvents",
        lambda row, place: _take_event(reading, document, row, place=place, seen=seen),
    )
    return reading


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileRefusedError(mark("Filen är inte UTF-8. Spara den som UTF-8.")) from None
    except (ValueError, RecursionError):
        raise FileRefusedError(mark("Filen går inte att läsa som JSON.")) from None
    if not isinstance(told, dict):
        raise FileRefusedError(mark("Filen ska vara ett JSON-objekt med listor."))
    for name in ("activities", "calendarEvents"):
        if _listed(told, name) is None:
            raise FileRefusedError(mark("Filen saknar listan {name}."), name=name)
    if len(_listed(told, "calendarEvents") or ()) > MOST_EVENTS:
        raise FileRefusedError(
            mark("Filen har fler än {most} lektioner. Dela upp den."), most=MOST_EVENTS
        )
    return told


def _listed(told: dict[str, Any], name: str) -> list[Any] | None:
    found = told.get(name)
    if isinstance(found, dict):
        found = found.get("data")
    return found if isinstance(found, list) else None


def _each(
    reading: Reading, told: dict[str, Any], section: str, take: Callable[[Row, Place], None]
) -> None:
    for number, row in enumerate(_listed(told, section) or (), start=1):
        place = Place(section=section, number=number)
        reading.rows += 1
        try:
            take(_object(row), place)
        except RowError as wrong:
            reading.reject(place, wrong)


def _object(row: object) -> Row:
    if not isinstance(row, dict):
        raise RowError("", WRONG_TYPE)
    return row


def _good(told: dict[str, Any], section: str) -> Iterator[Row]:
    # Names to look up: a bad one is told of where something refers to it.
    return (row for row in _listed(told, section) or () if isinstance(row, dict))


def _rooms(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for row in _good(told, "rooms"):
        room, name = row.get("id"), row.get("displayName")
        if isinstance(room, str) and isinstance(name, str):
            yield room, name


def _people(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for row in _good(told, "duties"):
        duty, person = row.get("id"), row.get("person")
        if isinstance(duty, str) and isinstance(person, dict):
            named = person.get("id")
            if isinstance(named, str):
                yield duty, named


def _take_activity(document: _Document, row: Row) -> None:
    activity_id = id_of(row, "id")
    if activity_id in document.activities:
        raise RowError("id", TWICE)
    kind = row.get("activityType", "Undervisning")
    if not isinstance(kind, str) or kind not in KINDS:
        raise RowError("activityType", NO_SUCH_KIND)
    groups = list_of(row, "groups", most=MOST_GROUPS, needed=True)
    document.activities[activity_id] = Activity(
        title=text(row.get("displayName"), "displayName", most=MOST_IN_A_TITLE),
        kind=KINDS[kind],
        groups=tuple(reference(one, "groups") for one in groups),
        teachers=tuple(_assignments(document, row)),
        shown=kind != TEACHERS_OWN,
    )


def _assignments(document: _Document, row: Row) -> Iterator[Assignment]:
    for one in list_of(row, "teachers", most=MOST_GROUPS):
        yield Assignment(
            teacher=document.person(reference(one.get("duty"), "teachers")),
            first=day_of(one, "startDate", "teachers"),
            last=day_of(one, "endDate", "teachers"),
        )


def _take_event(
    reading: Reading, document: _Document, row: Row, *, place: Place, seen: set[str]
) -> None:
    event_id = id_of(row, "id")
    if event_id in seen:
        raise RowError("id", TWICE)
    activity = document.activities.get(reference(row.get("activity"), "activity"))
    if activity is None:
        raise RowError("activity", NOWHERE)
    draft, has_rooms = _draft(row, activity, document, place)
    seen.add(event_id)
    if not activity.shown:
        return
    reading.drafts.append(draft)
    if not has_rooms:
        reading.remark(place, "rooms", NO_ROOM)


def _draft(row: Row, activity: Activity, document: _Document, place: Place) -> tuple[Draft, bool]:
    names = ("startTime", "endTime")
    when = span(row.get(names[0]), row.get(names[1]), wall=wall_of_text, names=names)
    usual = tuple(one.teacher for one in activity.teachers if one.holds(when.day))
    teachers, substitutes = teachers_of(row, usual, document.person)
    room, has_rooms = _room(document, row)
    draft = Draft(
        id=id_of(row, "id"),
        place=place,
        groups=activity.groups,
        day=when.day,
        starts=when.starts,
        ends=when.ends,
        title=activity.title,
        kind=activity.kind,
        room=room,
        teachers=teachers,
        substitutes=substitutes,
        cancelled=bool_of(row, "cancelled"),
        note=note(row.get("comment"), "comment"),
        exceptions=students_of(row, when),
    )
    return draft, has_rooms


def _room(document: _Document, row: Row) -> tuple[str, bool]:
    """The rooms' names, and whether all have one."""
    references = list_of(row, "rooms", most=MOST_GROUPS)
    found = [
        document.rooms.get(reference(one, "rooms"), one.get("displayName")) for one in references
    ]
    names = [name for name in found if isinstance(name, str) and name.strip()]
    shown = text(", ".join(names), "rooms", most=MOST_IN_A_ROOM, may_be_empty=True)
    return shown, len(names) == len(references)

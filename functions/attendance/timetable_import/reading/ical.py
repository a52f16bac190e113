"""Lessons from iCalendar (RFC 5545), series and their exceptions unrolled. Pure.

A calendar says nothing of groups and teachers by their ids, so three properties of ours do:
`X-SKOLBRO-GROUP`, `X-SKOLBRO-TEACHER` and `X-SKOLBRO-SUBSTITUTE`, each with one or more ids of the
commune's registry. A calendar of one class needs none: whoever starts the import names the group.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Event

from attendance.timetable.lesson import LessonKind
from attendance.timetable_import.reading.rows import (
    EMPTY,
    MOST_GROUPS,
    MOST_IN_A_ROOM,
    MOST_IN_A_TITLE,
    MOST_IN_AN_ID,
    MOST_TEACHERS,
    TOO_MANY,
    Draft,
    FileRefusedError,
    Place,
    Reading,
    RowError,
    note,
    text,
)
from attendance.timetable_import.reading.wall import NO_INSTANT, OUT_OF_TIME, Wall, span, wall_of
from skolbro.text import mark

MOST_EVENTS = 20_000
MOST_LESSONS = 100_000
# Twice a day is a break; a hundred a day is an attack.
MOST_IN_A_SERIES = 1_000
OLDEST_SERIES = timedelta(days=5 * 366)
TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
BREAKS = frozenset({"rast", "lunch", "paus", "break"})
SECTION = "VEVENT"

ALL_DAY = mark("Händelsen gäller hela dagen och är ingen lektion. Ange klockslag.")
UNREADABLE = mark("Händelsen går inte att läsa. Exportera den på nytt.")
TOO_OFTEN_REASON = mark("Händelsen upprepas för tätt. Använd högst en gång om dagen.")
NO_GROUP = mark("Ange gruppen med X-SKOLBRO-GROUP, eller välj en grupp när du startar importen.")

type Numbered = tuple[Place, Event]


def read_icalendar(content: bytes, *, first: date, last: date) -> Reading:
    """The lessons from a day to another: what lies outside is history, or has no end.

    A draft without groups is of the group that was named with the file. Raises
    `FileRefusedError`.
    """
    reading = Reading()
    series: defaultdict[str, list[Numbered]] = defaultdict(list)
    for number, event in enumerate(_events(content), start=1):
        place = Place(section=SECTION, number=number)
        reading.rows += 1
        try:
            series[_checked(event, first=first)].append((place, event))
        except RowError as wrong:
            reading.reject(place, wrong)
    for uid, events in series.items():
        _take_series(reading, uid, events, first=first, last=last)
        if len(reading.drafts) > MOST_LESSONS:
            raise FileRefusedError(
                mark("Filen har fler än {most} lektioner. Dela upp den."), most=MOST_LESSONS
            )
    return reading


def _events(content: bytes) -> list[Event]:
    try:
        calendars = Calendar.from_ical(content.decode("utf-8-sig"), multiple=True)
        walked = (event for one in calendars for event in one.walk(SECTION))
        events = [event for event in walked if isinstance(event, Event)]
    except UnicodeDecodeError:
        raise FileRefusedError(mark("Filen är inte UTF-8. Spara den som UTF-8.")) from None
    except Exception:  # noqa: BLE001 - the library raises what it pleases on what strangers wrote
        raise FileRefusedError(mark("Filen går inte att läsa som iCalendar.")) from None
    if not events:
        raise FileRefusedError(mark("Filen har inga händelser. Exportera kalendern på nytt."))
    if len(events) > MOST_EVENTS:
        raise FileRefusedError(
            mark("Filen har fler än {most} lektioner. Dela upp den."), most=MOST_EVENTS
        )
    return events


def _checked(event: Event, *, first: date) -> str:
    """The UID of an event that can be unrolled. Raises `RowError`."""
    if event.errors:
        raise RowError(str(event.errors[0][0] or ""), UNREADABLE)
    start = _start(event)
    frequencies = list(_frequencies(event))
    if any(one in TOO_OFTEN for one in frequencies):
        raise RowError("RRULE", TOO_OFTEN_REASON)
    if frequencies and start.date() < first - OLDEST_SERIES:
        raise RowError("DTSTART", OUT_OF_TIME)
    if "DTEND" in event:
        # The library mends what ends before it begins.
        end = getattr(event["DTEND"], "dt", None)
        span(start, end, wall=_wall, names=("DTSTART", "DTEND"))
    # What no occurrence changes is told once, not once a lesson.
    text(_plain(event, "SUMMARY"), "SUMMARY", most=MOST_IN_A_TITLE)
    return text(_plain(event, "UID"), "UID", most=MOST_IN_AN_ID)


def _start(event: Event) -> datetime:
    told = event.get("DTSTART")
    start = getattr(told, "dt", None)
    if isinstance(start, datetime):
        return start
    if told is None:
        raise RowError("DTSTART", EMPTY)
    raise RowError("DTSTART", ALL_DAY if isinstance(start, date) else UNREADABLE)


def _frequencies(event: Event) -> Iterator[str]:
    for rule in _listed(event.get("RRULE")):
        yield from (str(one).upper() for one in rule.get("FREQ", ()))
        if any(name in rule for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
            yield "HOURLY"


def _take_series(
    reading: Reading, uid: str, events: list[Numbered], *, first: date, last: date
) -> None:
    places = {_own_date(event): place for place, event in events}
    usual = next((place for place, event in events if "RECURRENCE-ID" not in event), events[0][0])
    try:
        drafts = []
        for found in _occurrences(events, first=first, last=last):
            place = places.get(_own_date(found), usual)
            drafts.append(_draft(found, uid=uid, place=place))
    except RowError as wrong:
        reading.reject(usual, wrong)
    except Exception:  # noqa: BLE001 - as above: a series that cannot be unrolled
        reading.reject(usual, RowError("RRULE", UNREADABLE))
    else:
        reading.drafts.extend(drafts)


def _own_date(event: Event) -> object:
    """What tells an exception of a series from the series."""
    found = event.get("RECURRENCE-ID")
    return found.dt if found is not None else None


def _occurrences(events: list[Numbered], *, first: date, last: date) -> list[Event]:
    calendar = Calendar()
    for _, event in events:
        calendar.add_component(event)
    query = recurring_ical_events.of(calendar, components=["VEVENT"])
    found = []
    for one in query.between(first, last + timedelta(days=1)):
        found.append(one)
        if len(found) > MOST_IN_A_SERIES:
            raise RowError("RRULE", TOO_OFTEN_REASON)
    return found


def _draft(event: Event, *, uid: str, place: Place) -> Draft:
    when = span(event.start, event.end, wall=_wall, names=("DTSTART", "DTEND"))
    meant = event.get("RECURRENCE-ID")
    planned = _wall(meant.dt, "RECURRENCE-ID") if meant is not None else None
    stands = Wall(when.day, when.starts)
    moved = planned is not None and planned != stands
    return Draft(
        id=f"{uid}#{planned or ''}",
        place=place,
        groups=_ids(event, "X-SKOLBRO-GROUP", most=MOST_GROUPS),
        day=when.day,
        starts=when.starts,
        ends=when.ends,
        title=text(_plain(event, "SUMMARY"), "SUMMARY", most=MOST_IN_A_TITLE),
        kind=_kind(event),
        room=text(_plain(event, "LOCATION"), "LOCATION", most=MOST_IN_A_ROOM, may_be_empty=True),
        teachers=_ids(event, "X-SKOLBRO-TEACHER", most=MOST_TEACHERS),
        substitutes=_ids(event, "X-SKOLBRO-SUBSTITUTE", most=MOST_TEACHERS),
        cancelled=_plain(event, "STATUS").upper() == "CANCELLED",
        moved_from=str(planned) if moved else None,
        note=note(_plain(event, "DESCRIPTION"), "DESCRIPTION"),
    )


def _wall(moment: object, where: str) -> Wall:
    if not isinstance(moment, datetime):
        raise RowError(where, NO_INSTANT)
    return wall_of(moment, where)


def _kind(event: Event) -> LessonKind:
    named = {
        str(category).strip().lower()
        for one in _listed(event.get("CATEGORIES"))
        for category in getattr(one, "cats", ())
    }
    return LessonKind.BREAK if named & BREAKS else LessonKind.LESSON


def _ids(event: Event, name: str, *, most: int) -> tuple[str, ...]:
    parts = (part for one in _listed(event.get(name)) for part in str(one).split(","))
    found = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
    if len(found) > most:
        raise RowError(name, TOO_MANY)
    return tuple(text(one, name, most=MOST_IN_AN_ID) for one in found)


def _plain(event: Event, name: str) -> str:
    found = _listed(event.get(name))
    return str(found[0]) if found else ""


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - the library's: one, several or none
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

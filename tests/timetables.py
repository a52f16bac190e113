"""Small timetable files for tests, as a timetable system exports them."""

import json
from collections.abc import Iterable
from typing import Any

type Json = dict[str, Any]


def an_activity(**changes: Any) -> Json:
    """Mathematics for class 4B with Maria."""
    return {
        "id": "activity-1",
        "displayName": "Matematik",
        "activityType": "Undervisning",
        "groups": [{"id": "class-4B"}],
        "teachers": [{"duty": {"id": "duty-maria"}}],
        **changes,
    }


def an_event(**changes: Any) -> Json:
    """Tuesday 24 November 2026, 08:20 to 09:20 on the wall, in room 12."""
    return {
        "id": "event-1",
        "activity": {"id": "activity-1"},
        "startTime": "2026-11-24T08:20:00+01:00",
        "endTime": "2026-11-24T09:20:00+01:00",
        "rooms": [{"id": "room-12"}],
        **changes,
    }


def a_document(*events: Json, activities: Iterable[Json] | None = None, **lists: Any) -> Json:
    """The lists of SS 12000's API in one object."""
    return {
        "activities": list(activities) if activities is not None else [an_activity()],
        "calendarEvents": list(events),
        "rooms": [{"id": "room-12", "displayName": "Sal 12"}],
        "duties": [
            {"id": "duty-maria", "person": {"id": "teacher-maria"}},
            {"id": "duty-omar", "person": {"id": "teacher-omar"}},
        ],
        **lists,
    }


def as_json(document: object) -> bytes:
    """As a file."""
    return json.dumps(document).encode()


def a_calendar(*events: Iterable[str]) -> bytes:
    """An iCalendar file of events, each given by its lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//sv"]
    for event in events:
        lines += ["BEGIN:VEVENT", "DTSTAMP:20260801T000000Z", *event, "END:VEVENT"]
    return ("\r\n".join([*lines, "END:VCALENDAR"]) + "\r\n").encode()


def a_vevent(*more: str, start: str = "20261124T082000", end: str = "20261124T092000") -> list[str]:
    """Mathematics for class 4B; times on the wall in Stockholm."""
    return [
        "UID:lesson-1",
        f"DTSTART;TZID=Europe/Stockholm:{start}",
        f"DTEND;TZID=Europe/Stockholm:{end}",
        "SUMMARY:Matematik",
        "X-SKOLBRO-GROUP:class-4B",
        *more,
    ]

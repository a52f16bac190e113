"""The demo schools' timetables as a timetable system would export them: SS 12000, in JSON.

Seven weeks around a day. A second file, of this week and the next, has what has happened since: a
cancelled lesson, one that has moved, and a substitute.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from skolbro.calendar import SATURDAY, STOCKHOLM, is_public_holiday
from skolbro_local.demo.commune import ALMDALEN, EKEBRO, SUBJECTS, YEARS

WEEKS_BEFORE, WEEKS = 2, 7
# What stands in a day, from when until when; a dash is a break.
HOURS = (
    ("08:20", "09:20"),
    ("09:20", "09:40"),
    ("09:40", "10:40"),
    ("10:50", "11:40"),
    ("11:40", "12:20"),
    ("12:20", "13:20"),
    ("13:30", "14:20"),
)
DAYS = (
    ("Matematik", "-Rast", "Svenska", "NO", "-Lunch", "Engelska", "Bild"),
    ("Svenska", "-Rast", "Matematik", "SO", "-Lunch", "Idrott och hälsa", "Musik"),
    ("Engelska", "-Rast", "NO", "Matematik", "-Lunch", "Svenska", "Slöjd"),
    ("Matematik", "-Rast", "Idrott och hälsa", "Svenska", "-Lunch", "SO", "Engelska"),
    ("SO", "-Rast", "Svenska", "Matematik", "-Lunch", "NO", "Klassråd"),
)
ROOMS = {"Idrott och hälsa": "Idrottshallen", "Musik": "Musiksalen", "Slöjd": "Slöjdsalen"}
SUBSTITUTES = {EKEBRO: "1A", ALMDALEN: "7A"}

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hour:
    """One lesson or break of a class on a day."""

    class_name: str
    school: str
    day: date
    number: int
    title: str

    @property
    def activity(self) -> str:
        return f"activity-{self.school}-{self.class_name}-{self.title}"

    @property
    def group(self) -> str:
        # In the upper years subjects have groups of their own.
        taught_apart = self.school == ALMDALEN and self.title in SUBJECTS
        name = f"{self.title}-{self.class_name}" if taught_apart else self.class_name
        return f"class-{self.school}-{name}"

    @property
    def is_break(self) -> bool:
        return self.title.startswith("-")


def write_timetable(file: Path, *, school: str, today: date) -> None:
    """The timetable as it was laid."""
    monday = today - timedelta(days=today.weekday())
    _write(file, school, monday - timedelta(weeks=WEEKS_BEFORE), weeks=WEEKS)


def write_changes(file: Path, *, school: str, today: date) -> None:
    """This week and the next, as they are now."""
    monday = today - timedelta(days=today.weekday())
    _write(file, school, monday, weeks=2, changed_from=today)


def _write(
    file: Path, school: str, monday: date, *, weeks: int, changed_from: date | None = None
) -> None:
    hours = list(_hours(school, monday, weeks=weeks))
    document = {
        "activities": [_activity(one) for one in {one.activity: one for one in hours}.values()],
        "calendarEvents": [_event(one, changed_from) for one in hours],
        "rooms": [{"id": name, "displayName": name} for name in sorted(set(map(_room, hours)))],
        "duties": [
            {"id": f"duty-{name}", "person": {"id": f"teacher-{name}"}} for name in _classes(school)
        ],
    }
    file.write_text(json.dumps(document, ensure_ascii=False))


def _classes(school: str) -> list[str]:
    return [f"{year}{letter}" for year in YEARS[school] for letter in "AB"]


def _hours(school: str, monday: date, *, weeks: int) -> Iterator[_Hour]:
    for place, class_name in enumerate(_classes(school)):
        for number in range(7 * weeks):
            day = monday + timedelta(days=number)
            if day.weekday() >= SATURDAY or is_public_holiday(day):
                continue
            # Each class begins its week elsewhere, so that not all are in the gym at once.
            titles = DAYS[(day.weekday() + place) % len(DAYS)]
            for hour, title in enumerate(titles):
                yield _Hour(class_name=class_name, school=school, day=day, number=hour, title=title)


def _activity(one: _Hour) -> Json:
    return {
        "id": one.activity,
        "displayName": one.title.removeprefix("-"),
        "activityType": "Övrigt" if one.is_break else "Undervisning",
        "groups": [{"id": one.group}],
        "teachers": [] if one.is_break else [{"duty": {"id": f"duty-{one.class_name}"}}],
    }


def _event(one: _Hour, changed_from: date | None) -> Json:
    starts, ends = HOURS[one.number]
    event = {
        "id": f"event-{one.school}-{one.class_name}-{one.day}-{one.number}",
        "activity": {"id": one.activity},
        "startTime": _instant(one.day, starts),
        "endTime": _instant(one.day, ends),
        "rooms": [] if one.is_break else [{"id": _room(one)}],
    }
    has_changes = changed_from is not None and one.class_name in {"4B", "8A"}
    return {**event, **_change(one)} if has_changes else event


def _change(one: _Hour) -> Json:
    """What has become of every day's second, fourth and last lesson."""
    match one.number:
        case 2:
            away = {"duty": {"id": f"duty-{one.class_name}"}, "participates": False}
            instead = {"duty": {"id": f"duty-{SUBSTITUTES[one.school]}"}}
            return {"teacherExceptions": [away, {**instead, "participates": True}]}
        case 5:
            return {"cancelled": True, "comment": "Läraren är på utbildning"}
        case 6:
            return {
                "startTime": _instant(one.day, "14:30"),
                "endTime": _instant(one.day, "15:20"),
            }
        case _:
            return {}


def _room(one: _Hour) -> str:
    return ROOMS.get(one.title, f"Sal {one.class_name}")


def _instant(day: date, clock: str) -> str:
    return datetime.combine(day, time.fromisoformat(clock), STOCKHOLM).isoformat()

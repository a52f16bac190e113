"""A meeting as a file for one's own calendar (RFC 5545). Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from skolbro.calendar import STOCKHOLM

if TYPE_CHECKING:
    from icalendar import Alarm, Timezone

MEDIA_TYPE = "text/calendar; charset=utf-8"
# The domain only makes the id unique in the world; nothing is to be found there.
_DOMAIN = "skolbro.se"
_REMINDER = timedelta(hours=-24)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeeting:
    """A meeting as a calendar is to show it.

    `uid` is the same for as long as a child has a place in the round, `sequence` one higher for
    each change, so that a calendar replaces what it has. `place` is a room or an https link.
    """

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    video_link: str
    changed_at: datetime
    is_cancelled: bool


def calendar_file(meeting: CalendarMeeting) -> bytes:
    """The file. Times are the school's, with the rules of Europe/Stockholm beside them.

    Nobody's name or e-mail address is in it but what the title has: neither organizer nor
    attendee, as the file is passed on, and a calendar would write to those whom it names. For
    the same reason it has no method (RFC 5546): it is no invitation.
    """
    # Imported on first use: it is large, and most requests ask for no file.
    from icalendar import Calendar, Event  # noqa: PLC0415

    event = Event()
    for name, value in _properties(meeting).items():
        event.add(name, value)
    if not meeting.is_cancelled:
        event.add_component(_alarm(meeting.title))
    calendar = Calendar()
    calendar.add("prodid", "-//Skolbro//Skolbro//SV")
    calendar.add("version", "2.0")
    calendar.add_component(_stockholm())
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _properties(meeting: CalendarMeeting) -> dict[str, Any]:
    known = {
        "uid": f"{meeting.uid}@{_DOMAIN}",
        "sequence": meeting.sequence,
        "dtstamp": meeting.changed_at,
        "dtstart": meeting.starts_at.astimezone(STOCKHOLM),
        "dtend": meeting.ends_at.astimezone(STOCKHOLM),
        "summary": meeting.title,
        "location": meeting.place or meeting.video_link,
        "url": meeting.video_link,
        "class": "PRIVATE",
        "status": "CANCELLED" if meeting.is_cancelled else "CONFIRMED",
    }
    return {name: value for name, value in known.items() if value != ""}


def _alarm(title: str) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415 - as above

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _REMINDER)
    return alarm


def _stockholm() -> "Timezone":
    """The zone by the rule of förordningen (2001:127) om sommartid, which has no last year.

    From 1996, when the European Union's last Sunday of October came.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # noqa: PLC0415 - as above

    zone = Timezone()
    zone.add("tzid", STOCKHOLM.key)
    for kind, clock, month, winter in (
        (TimezoneStandard, datetime(1996, 10, 27, 3), 10, True),  # noqa: DTZ001 - a wall's time
        (TimezoneDaylight, datetime(1996, 3, 31, 2), 3, False),  # noqa: DTZ001 - a wall's time
    ):
        part = kind()
        part.add("dtstart", clock)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", "CET" if winter else "CEST")
        part.add("tzoffsetfrom", timedelta(hours=2 if winter else 1))
        part.add("tzoffsetto", timedelta(hours=1 if winter else 2))
        zone.add_component(part)
    return zone

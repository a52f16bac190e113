"""A demo child's time at fritids, by the requests that staff and a guardian would make."""

from datetime import timedelta
from typing import Any

import httpx

from skolbro import calendar, clock, ids

HOURS = [{"starts": "06:00", "ends": "18:00"}] * 5 + [None, None]
MORNING, AFTERNOON = {"starts": "06:45", "ends": "08:00"}, {"starts": "13:30", "ends": "16:15"}
USUAL = [[MORNING, AFTERNOON], [AFTERNOON], [MORNING, AFTERNOON], [AFTERNOON], [], [], []]


def open_fritids(staff: httpx.Client, guardian: httpx.Client, unit: str, child: str) -> None:
    """Days are locked only after they have been registered, so that the demo has some today."""
    _set_up(staff, unit, lock_days=0)
    today = calendar.school_date(clock.now())
    monday = today + timedelta(days=7 - today.weekday())
    plan, week = f"{child}/fritids-plan", f"{child}/fritids-weeks/{today}"
    base = {"validFrom": monday.isoformat(), "weeks": [USUAL], "ownWeeks": False}
    _change(guardian, plan, base, part="/schedule")
    granny = {"id": ids.new(), "name": "Asta Lind", "phone": "070-123 45 67"}
    _change(guardian, plan, {"aloneAt": None, "adults": [granny]}, part="/pick-up")
    shown = guardian.get(week).raise_for_status().json()["days"]
    open_days = [
        {"weekday": number, "times": USUAL[number - 1]}
        for number, day in enumerate(shown, start=1)
        if day["lock"] is None
    ]
    if open_days:
        _change(guardian, week, {"days": open_days})
    _set_up(staff, unit, lock_days=7)


def _set_up(staff: httpx.Client, unit: str, *, lock_days: int) -> None:
    settings = {"hours": HOURS, "closedDays": [], "lockDays": lock_days, "holidays": []}
    _change(staff, unit, settings)


def _change(api: httpx.Client, address: str, body: dict[str, Any], *, part: str = "") -> None:
    """Change what is read at an address, or a part of it, at the version that stands."""
    tag = api.get(address).raise_for_status().headers["etag"]
    api.put(f"{address}{part}", json=body, headers={"If-Match": tag}).raise_for_status()

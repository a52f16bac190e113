"""A demo class's parent meetings, by the requests that its mentor would make."""

from datetime import date, timedelta

import httpx

from skolbro import calendar, clock, ids

SATURDAY = 5
EVENING = {"starts": "16:00", "ends": "18:00"}
# A time that the mentor keeps for who cannot come in the evening.
KEPT = {"starts": "08:00", "ends": "08:20", "single": True, "blocked": True}


def hold_meetings(mentor: httpx.Client, group: str) -> None:
    """A round that is open for two weeks, and times on the two weekdays after."""
    rounds = f"/booking/groups/{group}/rounds"
    if mentor.get(rounds).raise_for_status().json()["items"]:
        return
    today = calendar.school_date(clock.now())
    closes = today + timedelta(days=14)
    first, second = _weekdays_after(closes)
    body = {
        "title": "Utvecklingssamtal",
        "opens": {"day": today.isoformat(), "time": "00:00"},
        "closes": {"day": closes.isoformat(), "time": "12:00"},
        "firstDay": first.isoformat(),
        "lastDay": second.isoformat(),
        "minutes": 15,
        "gap": 5,
        "place": "Sal 12",
        "note": "Barnet är välkommet att vara med.",
    }
    made = _post(mentor, rounds, body)
    for day, times in ((first, EVENING), (second, EVENING), (second, KEPT)):
        _post(mentor, f"{rounds}/{made}/slots", {"day": day.isoformat(), **times})


def _weekdays_after(day: date) -> tuple[date, date]:
    days = (day + timedelta(days=number) for number in range(1, 8))
    first, second, *_ = (one for one in days if one.weekday() < SATURDAY)
    return first, second


def _post(api: httpx.Client, address: str, body: dict[str, object]) -> str:
    answer = api.post(address, json=body, headers={"Idempotency-Key": ids.new()})
    return str(answer.raise_for_status().json().get("id", ""))

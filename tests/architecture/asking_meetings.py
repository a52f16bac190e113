"""Valid requests of the routes of parent meetings."""

from typing import Any

from tests.architecture.village import Village

A_ROUND = {
    "title": "Utvecklingssamtal",
    "opens": {"day": "2026-11-24", "time": "07:00"},
    "closes": {"day": "2026-12-02", "time": "12:00"},
    "firstDay": "2026-12-03",
    "lastDay": "2026-12-04",
    "minutes": 15,
    "gap": 5,
    "place": "Sal 12",
}


def bodies_of_meetings(_: Village) -> dict[str, dict[str, Any]]:
    """A body that would be taken, by operation."""
    return {"booking_make_round": A_ROUND}


def in_path_of_meetings(_: Village, __: str) -> dict[str, str]:
    """What stands in the braces of an operation's path."""
    return {}

"""What tests of parent meetings ask for."""

from typing import Any

from tests.component.portal import Answer, Family, Portal, a_family, a_school, call

from booking.api import handler

DAY = "2026-12-03"


def a_family_with_meetings(portal: Portal, **parts: Any) -> Family:
    """The family of the other tests, at a school that has parent meetings."""
    school = parts.pop("school", None) or a_school(functions=("attendance", "meetings"))
    return a_family(portal, school=school, **parts)


def a_round(**changes: Any) -> dict[str, Any]:
    """Open now, with meetings of a quarter of an hour on a Thursday in December."""
    return {
        "title": "Utvecklingssamtal HT 2026",
        "opens": {"day": "2026-11-24", "time": "07:00"},
        "closes": {"day": "2026-12-02", "time": "12:00"},
        "firstDay": "2026-12-03",
        "lastDay": "2026-12-04",
        "minutes": 15,
        "gap": 5,
        "place": "Sal 12",
        **changes,
    }


def make_round(family: Family, *, person: str | None = None, **changes: Any) -> Answer:
    """The mentor makes a round; `changes` are of the body."""
    return call(
        handler,
        "POST",
        f"/booking/groups/{family.class_id}/rounds",
        person=person or family.mentor,
        body=a_round(**changes),
    )

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


def rounds_path(family: Family, round_id: str = "") -> str:
    """The address of the class's rounds, or of one of them."""
    path = f"/booking/groups/{family.class_id}/rounds"
    return f"{path}/{round_id}" if round_id else path


def times(**changes: Any) -> dict[str, Any]:
    """Thursday from four to six in the afternoon."""
    return {"day": DAY, "starts": "16:00", "ends": "18:00", **changes}


def put_out(family: Family, round_id: str, *, person: str | None = None, **changes: Any) -> Answer:
    """The mentor puts out times; `changes` are of the body."""
    return call(
        handler,
        "POST",
        f"{rounds_path(family, round_id)}/slots",
        person=person or family.mentor,
        body=times(**changes),
    )


def read_round(family: Family, round_id: str, *, person: str | None = None) -> Answer:
    """The round with its times, as the mentor sees it."""
    return call(handler, "GET", rounds_path(family, round_id), person=person or family.mentor)


def change_slot(
    family: Family, slot: dict[str, Any], *, round_id: str, version: int = 1, **changes: Any
) -> Answer:
    """The mentor changes a time; `changes` are of the body, which else is a quarter past four."""
    body = {
        "day": DAY,
        "starts": "16:00",
        "ends": "16:15",
        "blocked": False,
        "teacherIds": [family.mentor],
        **changes,
    }
    return call(
        handler,
        "PUT",
        f"{rounds_path(family, round_id)}/slots/{slot['id']}",
        person=family.mentor,
        body=body,
        headers={"if-match": f'"{version}"'},
    )


def take_in(family: Family, slot: dict[str, Any], *, round_id: str, version: int = 1) -> Answer:
    """The mentor takes a time in."""
    return call(
        handler,
        "DELETE",
        f"{rounds_path(family, round_id)}/slots/{slot['id']}",
        person=family.mentor,
        headers={"if-match": f'"{version}"'},
    )


def cells_of(portal: Portal, person_id: str) -> dict[str, str]:
    """What holds each five minutes of a person's days, by day in UTC and cell."""
    return {
        f"{item['date']['S']} {name}": value["S"]
        for item in portal.items("booking", "PersonDay")
        if item["person_id"]["S"] == person_id
        for name, value in item.items()
        if name.startswith(("c0", "c1", "c2", "l"))
    }

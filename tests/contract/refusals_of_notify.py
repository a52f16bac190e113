"""A request that meets each problem of notify."""

from collections.abc import Callable
from typing import Any

from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.component.portal import Answer


def choose(village: Village, **kind: Any) -> Answer:
    """Anna chooses for one kind."""
    body = {
        "language": "sv",
        "quietHours": {"begins": "20:30", "ends": "06:30"},
        "kinds": [{"channels": [], "when": "now", **kind}],
    }
    return village.portal.call(
        "PUT",
        "/notify/preferences",
        person=village.people[Who.GUARDIAN],
        body=body,
        headers={"if-match": '"1"'},
    )


def register(village: Village, number: int = 0, token: str = "a1" * 32) -> Answer:
    """Anna registers a phone."""
    return village.portal.call(
        "PUT",
        f"/notify/devices/01HZ00000000000000000000{number:02d}",
        person=village.people[Who.GUARDIAN],
        body={"platform": "apns", "token": token},
    )


def too_many(village: Village) -> Answer:
    """Anna registers ten phones, and one more."""
    for number in range(10):
        assert register(village, number).status == 204
    return register(village, 10)


def too_many_broadcasts(village: Village) -> Answer:
    """The mentor writes to the class all day long."""
    answers = [
        village.portal.call(
            "POST",
            f"/notify/groups/{village.class_id}/broadcasts",
            person=village.people[Who.MENTOR],
            body={"text": "Idrottsdag"},
        )
        for _ in range(21)
    ]
    assert {one.status for one in answers[:-1]} == {201}
    return answers[-1]


REFUSALS: dict[str, Callable[[Village], Answer]] = {
    "mandatory-kind": lambda village: choose(village, kind="attendance.unreported_absence"),
    "too-many-broadcasts": too_many_broadcasts,
    "too-many-devices": too_many,
    "unusable-device": lambda village: register(village, token="x"),
    "unknown-kind": lambda village: choose(village, kind="astrology.eclipse"),
}

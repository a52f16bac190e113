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


REFUSALS: dict[str, Callable[[Village], Answer]] = {
    "mandatory-kind": lambda village: choose(village, kind="attendance.unreported_absence"),
    "unknown-kind": lambda village: choose(village, kind="astrology.eclipse"),
}

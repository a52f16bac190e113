"""Parent meetings of the village: a round of the class with times, and rounds of the school."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.architecture.matrix import Who

if TYPE_CHECKING:
    from tests.architecture.village import Village

A_ROUND = {
    "title": "Samtalskanarie",
    "opens": {"day": "2026-11-24", "time": "07:00"},
    "closes": {"day": "2026-12-02", "time": "12:00"},
    "firstDay": "2026-12-03",
    "lastDay": "2026-12-04",
    "minutes": 15,
    "gap": 5,
    "place": "Sal 12",
}
A_DAY = "2026-12-03"


@dataclass
class Meetings:
    """Ids of the round, of its times in order, and of the rounds that the school has made."""

    round: str = ""
    slots: tuple[str, ...] = ()
    series: str = ""

    def ids(self) -> set[str]:
        """What nobody who is refused may read."""
        return {one for one in (self.round, *self.slots, self.series) if one}


def meet(village: "Village") -> None:
    """The mentor has put out six times, and the school has made a round for the class."""
    group = f"/booking/groups/{village.class_id}/rounds"
    made = _post(village, Who.MENTOR, group, A_ROUND)
    times = {"day": A_DAY, "starts": "16:00", "ends": "18:00"}
    slots = _post(village, Who.MENTOR, f"{group}/{made['id']}/slots", times)
    school = f"/booking/schools/{village.school.id}/rounds"
    wanted = {**A_ROUND, "groupIds": [village.class_id]}
    series = _post(village, Who.SCHOOL_ADMIN, school, wanted)
    village.meetings.round = made["id"]
    village.meetings.slots = tuple(one["id"] for one in slots["items"])
    village.meetings.series = series["id"]


def _post(village: "Village", who: Who, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = village.portal.call("POST", path, person=village.people[who], body=body)
    assert answer.status == 201, answer
    found: dict[str, Any] = answer.body
    return found

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
A_DAY, ANOTHER_DAY = "2026-12-03", "2026-12-04"


@dataclass
class Meetings:
    """Ids of rounds and of their times in order, and of what the school has made in one go.

    In the first round nothing is booked, and in the other Alva has the first time.
    """

    round: str = ""
    slots: tuple[str, ...] = ()
    booked_round: str = ""
    booked_slots: tuple[str, ...] = ()
    series: str = ""

    def ids(self) -> set[str]:
        """What nobody who is refused may read."""
        rounds = (self.round, self.booked_round, self.series)
        return {one for one in (*rounds, *self.slots, *self.booked_slots) if one}


def meet(village: "Village") -> None:
    """The mentor has put out six times a round, and the school has made a round for the class."""
    meetings = village.meetings
    meetings.round, meetings.slots = _round(village, A_DAY)
    meetings.booked_round, meetings.booked_slots = _round(village, ANOTHER_DAY)
    booked = f"{_rounds(village)}/{meetings.booked_round}/students/{village.child}/booking"
    _post(village, Who.MENTOR, booked, {"slotId": meetings.booked_slots[0]})
    school = f"/booking/schools/{village.school.id}/rounds"
    wanted = {**A_ROUND, "groupIds": [village.class_id]}
    series = _post(village, Who.SCHOOL_ADMIN, school, wanted)
    meetings.series = series["id"]


def _rounds(village: "Village") -> str:
    return f"/booking/groups/{village.class_id}/rounds"


def _round(village: "Village", day: str) -> tuple[str, tuple[str, ...]]:
    made = _post(village, Who.MENTOR, _rounds(village), A_ROUND)
    times = {"day": day, "starts": "16:00", "ends": "18:00"}
    slots = _post(village, Who.MENTOR, f"{_rounds(village)}/{made['id']}/slots", times)
    return made["id"], tuple(one["id"] for one in slots["items"])


def _post(village: "Village", who: Who, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = village.portal.call("POST", path, person=village.people[who], body=body)
    assert answer.status == 201, answer
    found: dict[str, Any] = answer.body
    return found

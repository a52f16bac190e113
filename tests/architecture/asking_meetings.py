"""Valid requests of the routes of parent meetings."""

from typing import Any

from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.architecture.village_meetings import A_DAY, A_ROUND


def bodies_of_meetings(village: Village) -> dict[str, dict[str, Any]]:
    """A body that would be taken, by operation."""
    reason = {"reason": "Maria är sjuk"}
    return {
        "booking_make_round": A_ROUND,
        "booking_change_round": A_ROUND,
        "booking_cancel_round": reason,
        "booking_say_wish": {"wish": "requested"},
        "booking_put_out_slots": {"day": A_DAY, "starts": "08:00", "ends": "09:00"},
        "booking_change_slot": {
            "day": A_DAY,
            "starts": "15:00",
            "ends": "15:15",
            "blocked": True,
            "teacherIds": [village.people[Who.MENTOR]],
        },
        "booking_make_school_rounds": {**A_ROUND, "groupIds": [village.class_id]},
        "booking_cancel_school_rounds": reason,
    }


def in_path_of_meetings(village: Village, operation_id: str) -> dict[str, str]:
    """What stands in the braces of an operation's path."""
    found = {
        "round_id": village.meetings.round,
        "slot_id": village.meetings.slots[0],
        "series_id": village.meetings.series,
    }
    return found | ({"day": A_DAY} if operation_id == "booking_read_own_day" else {})

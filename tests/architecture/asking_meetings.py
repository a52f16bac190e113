"""Valid requests of the routes of parent meetings."""

from typing import Any

from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.architecture.village_meetings import A_DAY, A_ROUND

# What there must be a meeting for.
OF_A_MEETING = {
    "booking_read_for_student",
    "booking_move_for_student",
    "booking_cancel_for_student",
    "booking_read_meeting",
    "booking_change_meeting",
    "booking_cancel_meeting",
    "booking_read_calendar_file",
}


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
        "booking_book_for_student": {"slotId": village.meetings.slots[0]},
        "booking_move_for_student": {"slotId": village.meetings.booked_slots[1]},
        "booking_book_meeting": {"slotId": village.meetings.slots[0]},
        "booking_change_meeting": {"slotId": village.meetings.booked_slots[1]},
        "booking_make_school_rounds": {**A_ROUND, "groupIds": [village.class_id]},
        "booking_cancel_school_rounds": reason,
    }


def in_path_of_meetings(village: Village, operation_id: str) -> dict[str, str]:
    """What stands in the braces of an operation's path."""
    is_booked = operation_id in OF_A_MEETING
    found = {
        "round_id": village.meetings.booked_round if is_booked else village.meetings.round,
        "slot_id": village.meetings.slots[0],
        "series_id": village.meetings.series,
    }
    return found | ({"day": A_DAY} if operation_id == "booking_read_own_day" else {})


def query_of_meetings(village: Village, operation_id: str) -> dict[str, str] | None:
    """What stands in the query, where an operation needs something there."""
    if operation_id != "booking_propose_times":
        return None
    return {"students": village.child, "rounds": village.meetings.round}

"""What a valid request of time registration has in its path, its body and its headers."""

from typing import Any

from tests.architecture.village import TODAY, Village, eken_as_it_is

from skolbro import ids

# A day that is not locked yet.
LATER = "2026-12-08"
# What the village has set up already, so that it is at its second version.
SET_UP = {
    "attendance_change_fritids_unit",
    "attendance_change_school_fritids_unit",
    "attendance_change_fritids_schedule",
    "attendance_change_pick_up",
    "attendance_propose_residence",
    "attendance_accept_residence",
}


def version_of(operation_id: str) -> str:
    """The ETag of what an operation changes."""
    return '"2"' if operation_id in SET_UP else '"1"'


def in_path_of_fritids(village: Village, path: str, operation_id: str) -> dict[str, str]:
    """The unit in place of the class, and a day that may be changed."""
    found = {"holiday_id": village.holiday}
    if "/groups/{group_id}/fritids" in path:
        found["group_id"] = village.fritids
    if operation_id == "attendance_change_fritids_week":
        found["day"] = LATER
    return found


def bodies_of_fritids(village: Village) -> dict[str, dict[str, Any]]:
    """Bodies that would be taken."""
    free: list[list[Any]] = [[], [], [], [], [], [], []]
    touch = {"id": ids.new(), "studentId": village.child, "kind": "in"}
    return {
        "attendance_change_fritids_week": {"days": [{"weekday": 2, "times": []}]},
        "attendance_copy_fritids_week": {
            "studentIds": [village.child],
            "week": LATER,
            "weekOffset": {"first": 1, "last": 1},
            "days": free,
        },
        "attendance_change_fritids_schedule": {
            "validFrom": "2026-12-07",
            "weeks": [free],
            "ownWeeks": False,
        },
        "attendance_change_pick_up": {"adults": []},
        "attendance_propose_residence": {"rule": "together", "owners": [], "firstWeek": TODAY},
        "attendance_answer_holiday": {"off": True},
        "attendance_comment_fritids_day": {"text": "Hej"},
        "attendance_comment_child_day": {"text": "Hej", "studentId": village.child},
        "attendance_change_child_times": {"times": []},
        "attendance_change_fritids_unit": eken_as_it_is(village),
        "attendance_change_school_fritids_unit": eken_as_it_is(village),
        "attendance_check_in_and_out": {"touches": [{**touch, "at": "2026-11-24T06:41:00Z"}]},
    }

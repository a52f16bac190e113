"""What is asked of notify's routes."""

from typing import Any

A_MESSAGE = {"text": "I morgon har vi idrottsdag."}


def bodies_of_notify() -> dict[str, dict[str, Any]]:
    """Bodies that would be taken."""
    return {
        "notify_tell_group": A_MESSAGE,
        "notify_tell_school": A_MESSAGE,
        "notify_tell_commune": A_MESSAGE,
        "notify_register_device": {"platform": "apns", "token": "a1" * 32},
        "notify_change_preferences": {
            "language": "sv",
            "quietHours": {"begins": "20:30", "ends": "06:30"},
            "kinds": [
                {"kind": "attendance.leave_approved", "channels": ["email"], "when": "digest"}
            ],
        },
    }

"""What is asked of notify's routes."""

from datetime import date
from typing import Any

from tests.architecture.matrix import Who
from tests.architecture.village import TODAY, Village

from notify.unsubscribing.letter_key import LetterKey
from skolbro import aws

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


def letter_of(village: Village) -> str:
    """The key of a letter that the other guardian got."""
    reader = village.people[Who.OTHER_GUARDIAN]
    key = LetterKey(reader, "attendance.leave_approved", date.fromisoformat(TODAY))
    return key.sealed(secret=aws.secret())

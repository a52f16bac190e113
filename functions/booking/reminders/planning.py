"""One-off schedules of booking, and the messages that they send."""

import hashlib
import json
from datetime import datetime
from typing import NamedTuple

from booking.meetings.items import booking_place
from booking.openings.planning import OPENS
from booking.rounds.slot import Holder
from skolbro import ids
from skolbro.schedules import ScheduleSettings, cancel, set_once


class MeetingSettings(ScheduleSettings):
    """With the queue of what is due."""

    meeting_queue_arn: str


class Reminder(NamedTuple):
    """A meeting that is to be reminded of, at the time of the round that it had."""

    round_id: str
    holder: Holder
    slot_id: str


def plan_reminder(reminder: Reminder, *, at: datetime) -> None:
    """Let the reminder come at an instant; one that was planned before is moved there.

    What has passed is not planned: who books the day before has no need of it. Two calls at most.
    """
    message = {
        "roundId": reminder.round_id,
        "studentId": reminder.holder.student_id,
        "aloneId": reminder.holder.guardian_id,
        "slotId": reminder.slot_id,
    }
    name = _reminder_name(reminder.round_id, reminder.holder)
    set_once(name, at=at, queue_arn=_queue(), message=json.dumps(message))


def drop_reminder(round_id: str, holder: Holder) -> None:
    """Let no reminder come. One call."""
    cancel(_reminder_name(round_id, holder))


def plan_look(round_id: str, *, at: datetime) -> None:
    """Let the waiting list of a round be looked at, at an instant: when an offer is over."""
    message = json.dumps({"roundId": round_id})
    set_once(f"offers-{round_id}", at=at, queue_arn=_queue(), message=message)


class Opening(NamedTuple):
    """A round that is to open."""

    round_id: str


def read_message(body: str) -> Reminder | Opening | str:
    """What is due; or the round whose list is to be looked at. Raises `ValueError`."""
    told = json.loads(body)
    if OPENS in told:
        return Opening(_id(told[OPENS]))
    if "slotId" not in told:
        return _id(told["roundId"])
    alone_id = _id(told["aloneId"]) if told["aloneId"] else ""
    return Reminder(
        _id(told["roundId"]), Holder(_id(told["studentId"]), alone_id), _id(told["slotId"])
    )


def _id(text: object) -> str:
    if not ids.is_id(text):
        raise ValueError("not an id of what is due")
    return str(text)


def _reminder_name(round_id: str, holder: Holder) -> str:
    # Three ids are longer than a schedule's name may be.
    place = f"{holder.student_id}#{booking_place(round_id, holder)}"
    return f"meeting-{hashlib.sha256(place.encode()).hexdigest()[:40]}"


def _queue() -> str:
    return MeetingSettings.load().meeting_queue_arn

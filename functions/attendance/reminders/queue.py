"""The queue of reminders: a schedule's tick becomes sixteen errands, and each one a school."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from itertools import batched

from attendance.reminders.reminder import Errand, Kind
from skolbro import aws, clock, ids
from skolbro.access.schools import SHARDS
from skolbro.calendar import school_date
from skolbro.config import Settings

# What SQS takes in one call.
IN_ONE_CALL = 10


class ReminderSettings(Settings):
    """With the queue of reminders."""

    reminder_queue_url: str


class NotSentError(Exception):
    """The queue did not take all of it: the message comes back, and all of it is sent again."""


def send(errands: Iterable[Errand]) -> int:
    """Put errands into the queue, ten a call; how many they were. Raises `NotSentError`."""
    url, sent = ReminderSettings.load().reminder_queue_url, 0
    for some in batched(errands, IN_ONE_CALL, strict=False):
        answer = aws.client("sqs").send_message_batch(
            QueueUrl=url,
            Entries=[
                {"Id": str(number), "MessageBody": _body(one)} for number, one in enumerate(some)
            ],
        )
        if answer.get("Failed"):
            raise NotSentError
        sent += len(some)
    return sent


def errand_of(body: str) -> Errand:
    """A message as it was sent, or as a schedule sends it. Raises `ValueError` for anything else.

    A schedule tells when it was to ring, so that a tick that comes late, or twice, is of its day.
    """
    told = json.loads(body)
    kind = Kind(told["kind"])
    if "at" in told:
        return Errand(kind=kind, day=school_date(_rang(told["at"])))
    shard, school_id = told.get("shard", ""), told.get("schoolId", "")
    if (shard and shard not in SHARDS) or (school_id and not ids.is_id(school_id)):
        raise ValueError("not an errand")
    return Errand(kind=kind, day=date.fromisoformat(told["date"]), shard=shard, school_id=school_id)


def _rang(told: str) -> datetime:
    # Filled in by AWS. Where it is not, as on one machine, the schedule has just rung.
    return clock.now() if told.startswith("<") else datetime.fromisoformat(told)


def _body(errand: Errand) -> str:
    told = {"kind": errand.kind.value, "date": errand.day.isoformat()}
    if errand.shard:
        told["shard"] = errand.shard
    if errand.school_id:
        told["schoolId"] = errand.school_id
    return json.dumps(told)

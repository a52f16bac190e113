"""The one-off schedule of a round's opening, and the message that it sends."""

import json
from datetime import datetime

from skolbro.schedules import ScheduleSettings, set_once

# How the message names the round.
OPENS = "opensRoundId"


class OpeningSettings(ScheduleSettings):
    """With the queue of what is due."""

    meeting_queue_arn: str


def plan_opening(round_id: str, *, at: datetime) -> None:
    """Let the opening be looked at, at an instant; one that was planned before is moved there."""
    message = json.dumps({OPENS: round_id})
    queue = OpeningSettings.load().meeting_queue_arn
    set_once(f"opening-{round_id}", at=at, queue_arn=queue, message=message)

"""One-off schedules: a message that a queue is to get at an instant, such as a meeting's reminder.

EventBridge Scheduler keeps each under a name that the caller derives from what it is about, so
whatever comes twice or late sets the same schedule again. It is gone when it has run.

The instant is handed over in UTC: on a wall's clock half past two comes twice on the night in
October, and on the night in March not at all, and AWS would skip it then. Whoever means a time on
the wall asks `wall_instant` first.
"""

import re
from datetime import UTC, datetime

from skolbro import aws, clock
from skolbro.config import Settings

_NAME = re.compile(r"[0-9A-Za-z_.-]{1,64}")


class ScheduleSettings(Settings):
    """With the deployment's group of schedules, the role they run as, and their dead letters.

    The template gives a function that sets schedules these three, lets it create, update and delete
    schedules of the group and pass the role, and lets the role send to the function's queue.
    """

    schedule_group: str
    schedule_role_arn: str
    schedule_dead_letters_arn: str


def set_once(name: str, *, at: datetime, queue_arn: str, message: str) -> bool:
    """Let a queue get a message at an aware instant; a schedule of that name is moved there.

    One call, two where it is moved. Returns False, and keeps none of that name, when the instant
    has passed: AWS takes no schedule for the past. Raises `ValueError` for a name that AWS refuses.
    """
    _check(name)
    if at <= clock.now():
        cancel(name)
        return False
    client, schedule = aws.client("scheduler"), _schedule(name, at, queue_arn, message)
    try:
        client.create_schedule(**schedule)
    except client.exceptions.ConflictException:
        client.update_schedule(**schedule)
    return True


def cancel(name: str) -> None:
    """Let a schedule be gone, whether it stood there, has run, or never was. One call."""
    _check(name)
    client = aws.client("scheduler")
    try:
        client.delete_schedule(Name=name, GroupName=ScheduleSettings.load().schedule_group)
    except client.exceptions.ResourceNotFoundException:
        return


def _schedule(name: str, at: datetime, queue_arn: str, message: str) -> dict[str, object]:
    settings = ScheduleSettings.load()
    return {
        "Name": name,
        "GroupName": settings.schedule_group,
        "ScheduleExpression": at.astimezone(UTC).strftime("at(%Y-%m-%dT%H:%M:%S)"),
        "ScheduleExpressionTimezone": "UTC",
        "FlexibleTimeWindow": {"Mode": "OFF"},
        "ActionAfterCompletion": "DELETE",
        "Target": {
            "Arn": queue_arn,
            "RoleArn": settings.schedule_role_arn,
            "Input": message,
            "DeadLetterConfig": {"Arn": settings.schedule_dead_letters_arn},
        },
    }


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError("a schedule's name is 1 to 64 letters, digits, dots, dashes, underscores")

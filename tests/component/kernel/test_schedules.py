"""One-off schedules, as AWS keeps them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from skolbro import aws, clock
from skolbro.calendar import wall_instant
from skolbro.config import Settings
from skolbro.schedules import cancel, set_once

NOW = datetime(2026, 10, 20, 6, tzinfo=UTC)
QUEUE = "arn:aws:sqs:eu-north-1:123456789012:meetings"
DEAD = "arn:aws:sqs:eu-north-1:123456789012:dead"
NAME = "meeting-01JTQ8ZK1V6S4M3N2P1R0T9X8Y"


@pytest.fixture
def schedules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Where they are kept; empty."""
    told = {
        "TABLE": "booking", "ACCESS_TABLE": "access", "SECRET_ARN": "arn", "SCHEDULE_GROUP": "g",
        "SCHEDULE_ROLE_ARN": "arn:aws:iam::123456789012:role/r", "SCHEDULE_DEAD_LETTERS_ARN": DEAD,
    }  # fmt: skip
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with mock_aws():
        aws.client.cache_clear()
        Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
        client = boto3.client("scheduler")
        client.create_schedule_group(Name="g")
        yield client
    aws.client.cache_clear()
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]


def kept(schedules: Any) -> list[str]:
    return [one["Name"] for one in schedules.list_schedules(GroupName="g")["Schedules"]]


def test_a_schedule_runs_once_and_is_gone(schedules: Any) -> None:
    assert set_once(NAME, at=NOW + timedelta(days=1), queue_arn=QUEUE, message='{"a":1}')

    made = schedules.get_schedule(Name=NAME, GroupName="g")
    assert made["ActionAfterCompletion"] == "DELETE"
    assert made["Target"]["Arn"] == QUEUE
    assert made["Target"]["Input"] == '{"a":1}'
    assert made["Target"]["DeadLetterConfig"] == {"Arn": DEAD}


@pytest.mark.parametrize(
    ("day", "shown", "expected"),
    [
        # Before and after the night in October, and in its doubled hour.
        (date(2026, 10, 24), "10:00", "at(2026-10-24T08:00:00)"),
        (date(2026, 10, 25), "02:30", "at(2026-10-25T00:30:00)"),
        (date(2026, 10, 25), "10:00", "at(2026-10-25T09:00:00)"),
        (date(2027, 3, 28), "02:30", "at(2027-03-28T01:30:00)"),
        (date(2027, 3, 28), "10:00", "at(2027-03-28T08:00:00)"),
    ],
)
def test_a_time_on_the_wall_is_handed_over_without_a_doubt(
    schedules: Any, day: date, shown: str, expected: str
) -> None:
    set_once(NAME, at=wall_instant(day, shown), queue_arn=QUEUE, message="{}")

    made = schedules.get_schedule(Name=NAME, GroupName="g")
    assert (made["ScheduleExpression"], made["ScheduleExpressionTimezone"]) == (expected, "UTC")


def test_setting_it_again_moves_it(schedules: Any) -> None:
    for days in (1, 2, 2):
        set_once(NAME, at=NOW + timedelta(days=days), queue_arn=QUEUE, message="{}")

    assert kept(schedules) == [NAME]
    moved = schedules.get_schedule(Name=NAME, GroupName="g")["ScheduleExpression"]
    assert moved == "at(2026-10-22T06:00:00)"


def test_what_is_moved_into_the_past_is_gone(schedules: Any) -> None:
    set_once(NAME, at=NOW + timedelta(days=1), queue_arn=QUEUE, message="{}")

    assert not set_once(NAME, at=NOW, queue_arn=QUEUE, message="{}")
    assert kept(schedules) == []


def test_cancelling_twice_is_as_good_as_once(schedules: Any) -> None:
    set_once(NAME, at=NOW + timedelta(days=1), queue_arn=QUEUE, message="{}")

    cancel(NAME)
    cancel(NAME)

    assert kept(schedules) == []


@pytest.mark.parametrize("name", ["", "a b", "å", "a" * 65, "a\n"])
@pytest.mark.usefixtures("schedules")
def test_a_name_that_aws_would_refuse_is_refused_here(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        set_once(name, at=NOW + timedelta(days=1), queue_arn=QUEUE, message="{}")
    with pytest.raises(ValueError, match="name"):
        cancel(name)

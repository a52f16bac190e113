from typing import Any

import boto3
import pytest
from tests.component.booking.deliveries import Deliveries
from tests.component.portal import Portal

QUEUE = "arn:aws:sqs:eu-north-1:123456789012:meetings"


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "TABLE": "booking",
        "MEETING_QUEUE_ARN": QUEUE,
        "SCHEDULE_GROUP": "meetings",
        "SCHEDULE_ROLE_ARN": "arn:aws:iam::123456789012:role/meetings",
        "SCHEDULE_DEAD_LETTERS_ARN": f"{QUEUE}-dead",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def deliveries(portal: Portal) -> Deliveries:
    """Booking's own stream and its schedules."""
    scheduler: Any = boto3.client("scheduler")
    scheduler.create_schedule_group(Name="meetings")
    return Deliveries(portal, scheduler)

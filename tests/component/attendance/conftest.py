import boto3
import pytest
from tests.component.attendance.deliveries import Deliveries
from tests.component.portal import Portal


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "attendance")


@pytest.fixture(autouse=True)
def notices(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> str:  # noqa: ARG001 - made first
    """The address of the queue in which questions wait."""
    queue: str = boto3.client("sqs").create_queue(QueueName="notices")["QueueUrl"]
    monkeypatch.setenv("NOTICE_QUEUE_URL", queue)
    return queue


@pytest.fixture
def deliveries(portal: Portal, notices: str) -> Deliveries:
    return Deliveries(portal, notices)

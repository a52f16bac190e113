import boto3
import pytest
from tests.component.attendance.deliveries import Deliveries
from tests.component.attendance.intake import BUCKET, Intake
from tests.component.attendance.reminders import reminders  # noqa: F401 - a fixture for every test
from tests.component.attendance.substituting import Substituting
from tests.component.portal import Portal


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "attendance")
    monkeypatch.setenv("IMPORT_BUCKET", BUCKET)


@pytest.fixture
def intake(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Intake:
    """A school whose administrator may import its timetable."""
    boto3.client("s3").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"}
    )
    queue = boto3.client("sqs").create_queue(QueueName="timetables")["QueueUrl"]
    monkeypatch.setenv("TIMETABLE_QUEUE_URL", queue)
    return Intake(portal, queue)


@pytest.fixture(autouse=True)
def notices(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> str:  # noqa: ARG001 - made first
    """The address of the queue in which questions wait."""
    queue: str = boto3.client("sqs").create_queue(QueueName="notices")["QueueUrl"]
    monkeypatch.setenv("NOTICE_QUEUE_URL", queue)
    return queue


@pytest.fixture
def substituting(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Substituting:
    """A school whose timetable the directory reads substitutes from."""
    queue = boto3.client("sqs").create_queue(QueueName="substitutes")["QueueUrl"]
    monkeypatch.setenv("SUBSTITUTE_QUEUE_URL", queue)
    return Substituting(portal, queue)


@pytest.fixture
def deliveries(portal: Portal, notices: str) -> Deliveries:
    return Deliveries(portal, notices)

"""The directory's own table, its bucket and its queue."""

import boto3
import pytest
from tests.component.directory.registry import BUCKET, Imports
from tests.component.portal import Portal


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "directory")
    monkeypatch.setenv("IMPORT_BUCKET", BUCKET)


@pytest.fixture
def imports(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Imports:
    """A commune whose administrator may import."""
    boto3.client("s3").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"}
    )
    queue = boto3.client("sqs").create_queue(QueueName="imports")["QueueUrl"]
    monkeypatch.setenv("IMPORT_QUEUE_URL", queue)
    return Imports(portal, queue)

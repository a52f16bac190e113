import boto3
import pytest
from tests.component.identity.accounts import Office, an_office
from tests.component.portal import Portal
from tests.pool import a_pool

MAIL_FROM = "portal@skolbro.example"


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "identity")


@pytest.fixture
def office(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Office:
    pool = a_pool()
    queue = boto3.client("sqs").create_queue(QueueName="recoveries")["QueueUrl"]
    boto3.client("sesv2").create_email_identity(EmailIdentity=MAIL_FROM)
    told = {**pool, "RECOVERY_QUEUE_URL": queue, "MAIL_FROM": MAIL_FROM}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return an_office(portal, told)

"""The queue of recovery."""

from identity.recovery.errand import Errand
from identity.settings import RecoverySettings
from skolbro import aws


def send(errand: Errand) -> None:
    """Put an errand into the queue. One call, whoever it is about."""
    settings = RecoverySettings.load()
    aws.client("sqs").send_message(QueueUrl=settings.recovery_queue_url, MessageBody=errand.body)

"""The queue in which the directory reads who substitutes: only it writes relations."""

import json

from skolbro import aws
from skolbro.config import Settings
from skolbro.events import Event


class SubstituteSettings(Settings):
    """With the queue of substitutes."""

    substitute_queue_url: str


def pass_on(event: Event) -> None:
    """Send an event on as it is. Twice is as good as once, and the order makes no difference."""
    aws.client("sqs").send_message(
        QueueUrl=SubstituteSettings.load().substitute_queue_url,
        MessageBody=json.dumps(event.data),
    )

"""The queue of broadcasts: an audience becomes schools, groups, chunks of students. Ids only."""

import json
from collections.abc import Iterable
from itertools import batched

from notify.fanout.errand import Errand, Of
from skolbro import aws
from skolbro.config import Settings

# What SQS takes in one call.
IN_ONE_CALL = 10


class BroadcastSettings(Settings):
    """With the queue of broadcasts."""

    broadcast_queue_url: str


class NotSentError(Exception):
    """The queue did not take all of it: the message comes back, and all of it is sent again."""


def send(errands: Iterable[Errand]) -> None:
    """Put errands into the queue, ten a call. Raises `NotSentError`."""
    url = BroadcastSettings.load().broadcast_queue_url
    for some in batched(errands, IN_ONE_CALL, strict=False):
        answer = aws.client("sqs").send_message_batch(
            QueueUrl=url,
            Entries=[
                {"Id": str(number), "MessageBody": body_of(one)} for number, one in enumerate(some)
            ],
        )
        if answer.get("Failed"):
            raise NotSentError


def body_of(errand: Errand) -> str:
    """An errand as it is sent."""
    return json.dumps(
        {
            "broadcastId": errand.broadcast_id,
            "by": errand.by,
            "of": errand.of.value,
            "objectId": errand.object_id,
            "after": errand.after,
            "studentIds": list(errand.student_ids),
        }
    )


def errand_of(body: str) -> Errand:
    """An errand as it was sent. Raises `ValueError` for anything else."""
    told = json.loads(body)
    try:
        return Errand(
            broadcast_id=told["broadcastId"],
            by=told["by"],
            of=Of(told["of"]),
            object_id=told["objectId"],
            after=told["after"],
            student_ids=tuple(told["studentIds"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("not an errand") from error

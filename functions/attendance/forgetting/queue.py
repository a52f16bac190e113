"""The queue of forgetting: a person becomes schools, and a school its groups and students."""

import json
from collections.abc import Iterable
from itertools import batched

from attendance.forgetting.errand import Errand, Of, everything
from skolbro import aws
from skolbro.config import Settings

# What SQS takes in one call.
IN_ONE_CALL = 10
# At once; and when whoever read the old name before the import was done has written it, as a
# timetable's import of five minutes may. SQS keeps a message back for a quarter of an hour at most.
DELAYS_SECONDS = (0, 900)


class ForgettingSettings(Settings):
    """With the queue of forgetting."""

    forgetting_queue_url: str


class ProtectionSettings(ForgettingSettings):
    """With the queue in which booking reads who has become protected."""

    meeting_forgetting_queue_url: str


class NotSentError(Exception):
    """The queue did not take all of it: the message comes back, and all of it is sent again."""


def begin(person_id: str) -> None:
    """Let a person's name be forgotten, here and in booking, twice. Raises `NotSentError`.

    Booking is told from here: the directory's stream has two readers, which is all that DynamoDB
    advises.
    """
    settings = ProtectionSettings.load()
    for url in (settings.forgetting_queue_url, settings.meeting_forgetting_queue_url):
        for delay in DELAYS_SECONDS:
            _send(url, (everything(person_id),), delay=delay)


def send(errands: Iterable[Errand]) -> None:
    """Put errands into the queue, ten a call. Raises `NotSentError`."""
    _send(ForgettingSettings.load().forgetting_queue_url, errands, delay=0)


def _send(url: str, errands: Iterable[Errand], *, delay: int) -> None:
    for some in batched(errands, IN_ONE_CALL, strict=False):
        answer = aws.client("sqs").send_message_batch(
            QueueUrl=url,
            Entries=[
                {"Id": str(number), "MessageBody": _body(one), "DelaySeconds": delay}
                for number, one in enumerate(some)
            ],
        )
        if answer.get("Failed"):
            raise NotSentError


def errand_of(body: str) -> Errand:
    """A message as it was sent. Raises `ValueError` for anything else."""
    told = json.loads(body)
    try:
        return Errand(
            person_id=told["personId"],
            of=Of(told["of"]),
            object_id=told["objectId"],
            after=told["after"],
        )
    except (KeyError, TypeError) as error:
        raise ValueError("not an errand") from error


def _body(errand: Errand) -> str:
    return json.dumps(
        {
            "personId": errand.person_id,
            "of": errand.of.value,
            "objectId": errand.object_id,
            "after": errand.after,
        }
    )

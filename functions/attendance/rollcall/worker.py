"""The worker of notices: decides, when a question's time has come."""

from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)

from attendance.rollcall.notices import settle
from attendance.rollcall.queue import question_of
from skolbro.access.scopes import at_work
from skolbro.observability import log

processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """Messages of the notice queue; those that fail come back without the others."""
    return dict(
        process_partial_response(
            event=batch,
            record_handler=lambda record: decide(record.body),
            processor=processor,
            context=context,  # type: ignore[arg-type]
        )
    )


def decide(body: str) -> None:
    """One message."""
    try:
        settle(at_work("notice"), question_of(body))
    except Exception as error:
        log("failed", level="ERROR", error=error)
        raise

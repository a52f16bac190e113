"""Reading a queue's messages, one failing without the others."""

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)

_processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


def each_message(
    batch: dict[str, Any], context: object, consume: Callable[[str], None]
) -> dict[str, Any]:
    """Answer a queue's batch with the messages that failed (`ReportBatchItemFailures`)."""
    return dict(
        process_partial_response(
            event=batch,
            record_handler=lambda record: consume(record.body),
            processor=_processor,
            context=context,  # type: ignore[arg-type]
        )
    )

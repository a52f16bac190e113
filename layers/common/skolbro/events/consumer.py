"""Reading other modules' events from their streams, one record failing without the others."""

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)

from skolbro.access.scopes import WorkScope, at_work
from skolbro.events.outbox import Event, event_from
from skolbro.observability import log
from skolbro.table import from_item

type Handler = Callable[[WorkScope, Event], None]


class Consumer:
    """Handlers by event type.

    A record may come twice, late or out of order, so a handler must derive what it makes from
    the event's id. A type that nobody here handles, such as a newer version, is passed by: the
    module that sends it goes out before those that read it.
    """

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}
        self._processor = BatchProcessor(
            event_type=EventType.DynamoDBStreams, raise_on_entire_batch_failure=False
        )

    def on(self, event_type: str) -> Callable[[Handler], Handler]:
        """Register the handler of one type."""

        def register(handler: Handler) -> Handler:
            self._handlers[event_type] = handler
            return handler

        return register

    @property
    def event_types(self) -> frozenset[str]:
        """What is read here."""
        return frozenset(self._handlers)

    def handle(self, batch: dict[str, Any], context: object) -> dict[str, Any]:
        """Answer a stream's batch with the records that failed (`ReportBatchItemFailures`)."""
        return dict(
            process_partial_response(
                event=batch,
                record_handler=self._consume,
                processor=self._processor,
                context=context,  # type: ignore[arg-type]
            )
        )

    def _consume(self, record: Any) -> None:  # noqa: ANN401 - Powertools' record
        try:
            event = event_from(from_item(record.raw_event["dynamodb"]["NewImage"]))
        except Exception as error:
            log("unreadable", level="ERROR", error=error, eventId=str(record.event_id))
            raise
        handler = self._handlers.get(event.type)
        if handler is None:
            log("passed by", eventType=event.type, eventId=event.id)
            return
        try:
            handler(at_work(f"event {event.type}"), event)
        except Exception as error:
            log("failed", level="ERROR", error=error, eventType=event.type, eventId=event.id)
            raise
        log("consumed", eventType=event.type, eventId=event.id, traceId=event.trace)

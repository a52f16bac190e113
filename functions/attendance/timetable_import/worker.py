"""The timetables' worker: woken by an uploaded file, and by itself until the file is in."""

import json
from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)

from attendance.timetable_import.files import go_on
from attendance.timetable_import.importing import work_on
from attendance.timetable_import.imports import import_of_object
from skolbro import ids
from skolbro.access.scopes import at_work
from skolbro.observability import log

processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
SPARE_MILLISECONDS = 30_000


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ANN401 - Lambda's own
    """Messages of the timetables' queue, from the bucket or from earlier weeks."""

    def consume(record: Any) -> None:  # noqa: ANN401 - Powertools' record
        for import_id in _read(record.body):
            _work(import_id, context)

    return dict(
        process_partial_response(
            event=batch, record_handler=consume, processor=processor, context=context
        )
    )


def _work(import_id: str, context: Any) -> None:  # noqa: ANN401 - Lambda's own
    def has_time() -> bool:
        return int(context.get_remaining_time_in_millis()) > SPARE_MILLISECONDS

    try:
        more = work_on(at_work("timetable import"), import_id, has_time=has_time)
    except Exception as error:
        log("failed", level="ERROR", error=error, importId=import_id)
        raise
    log("imported weeks", importId=import_id, status="running" if more else "over")
    if more:
        go_on(import_id)


def _read(body: str) -> list[str]:
    try:
        return _imports(json.loads(body))
    except Exception as error:
        log("unreadable", level="ERROR", error=error)
        raise


def _imports(message: dict[str, Any]) -> list[str]:
    if "importId" in message:
        # Whatever else stood there would come into the log by this name.
        if not ids.is_id(message["importId"]):
            raise ValueError("not the id of an import")
        return [message["importId"]]
    keys = [record["s3"]["object"]["key"] for record in message.get("Records", ())]
    return [found for found in map(import_of_object, keys) if found]

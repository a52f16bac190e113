"""The import worker: woken by an uploaded file, and by itself until the file is in."""

from typing import Any

from directory.files import go_on
from directory.importing import work_on
from directory.imports import import_of_object
from skolbro.access.scopes import at_work
from skolbro.events.queue import each_message
from skolbro.imports import imports_in, time_left
from skolbro.observability import log


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ANN401 - Lambda's own
    """Messages of the import queue, from the bucket or from an earlier piece."""

    def consume(body: str) -> None:
        for import_id in imports_in(body, import_of=import_of_object):
            _work(import_id, context)

    return each_message(batch, context, consume)


def _work(import_id: str, context: Any) -> None:  # noqa: ANN401 - Lambda's own
    try:
        more = work_on(at_work("import"), import_id, has_time=time_left(context))
    except Exception as error:
        log("failed", level="ERROR", error=error, importId=import_id)
        raise
    log("imported a piece", importId=import_id, status="running" if more else "over")
    if more:
        go_on(import_id)

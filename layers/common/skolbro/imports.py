"""Imports of files: how far one has come, and how the worker that takes it in is woken.

The bucket wakes it when a file has been uploaded, and the worker itself for the next piece, when
there was no time for all of it.
"""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from skolbro import ids
from skolbro.observability import log

SPARE_MILLISECONDS = 30_000

type ImportOf = Callable[[str], str | None]


class Status(StrEnum):
    """How far an import has come."""

    AWAITING_UPLOAD = "awaitingUpload"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self in {Status.FINISHED, Status.FAILED}


def time_left(context: Any) -> Callable[[], bool]:  # noqa: ANN401 - Lambda's own
    """Whether an invocation has time for another piece."""
    return lambda: int(context.get_remaining_time_in_millis()) > SPARE_MILLISECONDS


def imports_in(body: str, *, import_of: ImportOf) -> list[str]:
    """The imports that a message is about; `import_of` says whose a stored file is.

    A message that cannot be read is logged without what it says, and raises.
    """
    try:
        return _imports(json.loads(body), import_of)
    except Exception as error:
        log("unreadable", level="ERROR", error=error)
        raise


def _imports(message: dict[str, Any], import_of: ImportOf) -> list[str]:
    if "importId" in message:
        # Whatever else stood there would come into the log by this name.
        if not ids.is_id(message["importId"]):
            raise ValueError("not the id of an import")
        return [message["importId"]]
    keys = [record["s3"]["object"]["key"] for record in message.get("Records", ())]
    return [found for found in map(import_of, keys) if found]

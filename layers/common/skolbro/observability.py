"""Logs without personal data, by construction.

Only the fields named here are ever written, and of an exception only its type and the places
in the code, never its message: messages quote what people typed.
"""

import json
import os
import sys
import traceback
from pathlib import Path

from skolbro import clock

# Ids, counts and codes. A name, a note, an e-mail or a query string has no field to stand in.
FIELDS = frozenset(
    {
        "accepted",
        "code",
        "count",
        "coldStart",
        "durationMs",
        "eventId",
        "eventType",
        "function",
        "importId",
        "method",
        "operation",
        "recipients",
        "rejected",
        "route",
        "status",
        "traceId",
    }
)


def log(
    what: str, *, level: str = "INFO", error: BaseException | None = None, **fields: object
) -> None:
    """Write one line of JSON. `what` is a fixed phrase; raises `ValueError` for any other field."""
    unknown = fields.keys() - FIELDS
    if unknown:
        raise ValueError(f"not a field of the log: {', '.join(sorted(unknown))}")
    line: dict[str, object] = {
        "at": clock.to_wire(clock.now()),
        "level": level,
        "service": os.environ.get("POWERTOOLS_SERVICE_NAME", "skolbro"),
        "what": what,
        **fields,
    }
    if error is not None:
        line |= {"error": type(error).__qualname__, "at_code": _places(error)}
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-8:]]


def trace_id() -> str:
    """The X-Ray trace of this invocation, which a person can read out to the support."""
    header = os.environ.get("_X_AMZN_TRACE_ID", "")
    for part in header.split(";"):
        name, _, value = part.partition("=")
        if name == "Root":
            return value
    return ""

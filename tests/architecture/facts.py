"""What the code has, for the documentation to be held against."""

import re

from tests.architecture.pages import ROOT

from skolbro_local import reference

_EVENT = re.compile(r'"([a-z]+\.[a-z_]+\.v[0-9]+)"')


def routes() -> dict[str, str]:
    """Each operation with its method and path, as the code describes it."""
    return {
        operation["operationId"]: f"{method.upper()} {path}"
        for path, operations in reference.openapi()["paths"].items()
        for method, operation in operations.items()
    }


def events_in(name: str, *, of: str = "") -> set[str]:
    """The events that the files of this name hold, of one module or of all."""
    files = (ROOT / "functions" / of).rglob(name)
    return {event for file in files for event in _EVENT.findall(file.read_text())}

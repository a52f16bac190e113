"""What the directory tells other modules."""

from datetime import datetime

from skolbro.events import Event

IMPORT_FINISHED = "directory.import_finished.v1"


def import_finished(import_id: str, *, by: str, at: datetime) -> Event:
    """Which import, and who started it; empty when an operator did at the command line."""
    return Event(type=IMPORT_FINISHED, at=at, data={"import_id": import_id, "by": by})

"""What the directory tells other modules."""

from datetime import datetime
from typing import ClassVar, Literal

from skolbro.events import Event, EventData
from skolbro.ids import Id


class ImportFinished(EventData):
    """An import is over, whether it went in or failed. `by` is empty for an operator's."""

    event_type: ClassVar = "directory.import_finished.v1"

    import_id: Id
    by: Id | Literal[""]


class PersonProtected(EventData):
    """A person who could be named has got protected identity. Names that were copied must go.

    All relations say so when it is sent. Sent once, however often the file comes.
    """

    event_type: ClassVar = "directory.person_protected.v1"

    person_id: Id


def person_protected(person_id: str, *, at: datetime) -> Event:
    """Who, by id alone."""
    return PersonProtected.model_validate({"person_id": person_id}).happened(at)


def import_finished(import_id: str, *, by: str, at: datetime) -> Event:
    """Which import, and who started it; empty when an operator did at the command line."""
    return ImportFinished.model_validate({"import_id": import_id, "by": by}).happened(at)

"""Imports of timetables: what an administrator starts, follows and reads the outcome of. Pure."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from attendance.timetable_import.problems import TimetableTooLargeError
from skolbro import ids
from skolbro.imports import Status

MOST_BYTES = 16 * 2**20
FOLDER = "timetables/"


class Format(StrEnum):
    """What a file is written in."""

    SS12000 = "ss12000"
    ICALENDAR = "icalendar"

    @property
    def content_type(self) -> str:
        """As the file is stored."""
        return "text/calendar" if self is Format.ICALENDAR else "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Rows of the file, and what they led to: lessons of groups, week by week."""

    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    created: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def plus(self, more: "Counts") -> "Counts":
        """The sum, field by field."""
        names = self.__slots__
        return Counts(**{name: getattr(self, name) + getattr(more, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableImport:
    """One file on its way into a school's timetable.

    `group_id` is the group of a calendar that names none. `reached` is the last week that is done,
    and `file_tag` the file's ETag, so that another file in its place is not taken for it.
    """

    id: str
    school_id: str
    commune_id: str
    by: str
    started_at: datetime
    format: Format
    group_id: str = ""
    status: Status = Status.AWAITING_UPLOAD
    reached: str = ""
    file_tag: str | None = None
    counts: Counts = field(default_factory=Counts)
    reason: str | None = None
    reason_values: dict[str, str] = field(default_factory=dict)
    version: int = 1

    @property
    def object_key(self) -> str:
        """Where the file is stored: made by us, says nothing of the sender."""
        return f"{FOLDER}{self.id}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.status.is_over

    def advanced(self, **changes: object) -> "TimetableImport":
        """The same import, a version later."""
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]


def new_import(
    school_id: str,
    *,
    commune_id: str,
    by: str,
    now: datetime,
    size: int,
    kind: Format,
    group_id: str = "",
) -> TimetableImport:
    """An import that waits for its file. Raises `TimetableTooLargeError`."""
    if not 0 < size <= MOST_BYTES:
        raise TimetableTooLargeError(most=MOST_BYTES // 2**20)
    return TimetableImport(
        id=ids.new(),
        school_id=school_id,
        commune_id=commune_id,
        by=by,
        started_at=now,
        format=kind,
        group_id=group_id,
    )


def import_of_object(key: str) -> str | None:
    """The import that a stored file belongs to."""
    import_id = key.removeprefix(FOLDER)
    return import_id if ids.is_id(import_id) else None

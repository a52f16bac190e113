"""Timetable imports on the wire."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skolbro.http.wire import In, Instant, Out
from skolbro.ids import Id


class TimetableImportIn(In):
    """A file that is about to be uploaded.

    `groupId` is the group of a calendar whose events name none.
    """

    file_name: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    bytes: Annotated[int, Field(ge=1)]
    format: Literal["ss12000", "icalendar"]
    group_id: Id | None = None


class TimetableCountsOut(Out):
    """Rows of the file, and what they led to: lessons of groups, week by week."""

    rows: int
    accepted: int
    rejected: int
    created: int
    changed: int
    removed: int
    unchanged: int


class TimetableImportOut(Out):
    """How far an import has come. `reason` says why it failed, if it did."""

    id: str
    status: Literal["awaitingUpload", "running", "finished", "failed"]
    format: Literal["ss12000", "icalendar"]
    counts: TimetableCountsOut
    reason: str | None


class TimetableUploadOut(Out):
    """The form with which the file is sent to its place, while it is good."""

    url: str
    fields: dict[str, str]
    expires_at: Instant


class TimetableImportStartedOut(TimetableImportOut):
    """An import that waits for its file."""

    upload: TimetableUploadOut


class TimetableRejectionOut(Out):
    """A row that did not go in, or not whole: where, and what to do."""

    section: str
    number: int
    field: str
    reason: str
    went_in: bool


class TimetableRejectionListOut(Out):
    """In the order of the file."""

    items: list[TimetableRejectionOut]
    next: str | None

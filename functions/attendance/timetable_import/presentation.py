"""Timetable imports as administrators see them."""

from attendance.timetable_import.imports import TimetableImport
from attendance.timetable_import.reading.rows import Rejection
from attendance.timetable_import.schemas import (
    TimetableCountsOut,
    TimetableImportOut,
    TimetableRejectionOut,
)
from skolbro.text import translate


def show_import(one: TimetableImport, *, language: str) -> TimetableImportOut:
    """An import, and in words why it failed, if it did."""
    counts = {name: getattr(one.counts, name) for name in one.counts.__slots__}
    return TimetableImportOut.model_validate(
        {
            "id": one.id,
            "status": one.status.value,
            "format": one.format.value,
            "counts": TimetableCountsOut(**counts),
            "reason": translate(one.reason, language, **one.reason_values) if one.reason else None,
        }
    )


def show_rejection(one: Rejection, *, language: str) -> TimetableRejectionOut:
    """A rejected row: where, and what to do."""
    return TimetableRejectionOut(
        section=one.place.section,
        number=one.place.number,
        field=one.field,
        reason=translate(one.reason, language),
        went_in=one.went_in,
    )

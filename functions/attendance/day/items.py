"""Between a student's day and its item."""

from datetime import date
from typing import Any

from attendance.day.absence import Absence, Extent, ReportedLesson, Source, Span
from attendance.day.student_day import Mark, Notice, Presence, StudentDay
from skolbro import clock

# The parts of the item that are many: the name, and whose they are.
REPORT, STANDS, MARK, NOTICE = "report#", "stands#", "mark#", "notice#"
# What guardian and mentor say of a mark stands beside it, as a roll call writes the mark anew.
ASSESSED = "assessed#"


def day_from(item: dict[str, Any]) -> StudentDay:
    """A day as its item holds it."""
    student_id, day = item["student_id"], date.fromisoformat(item["date"])
    reports = sorted(under(item, REPORT).items())
    assessed = under(item, ASSESSED)
    return StudentDay(
        student_id=student_id,
        day=day,
        version=item.get("version", 0),
        absences=tuple(absence_from(student_id, day, report) for _, report in reports),
        marks={
            name: mark_from(name, mark, assessed.get(name, {}))
            for name, mark in under(item, MARK).items()
        },
        notices={name: _notice(name, notice) for name, notice in under(item, NOTICE).items()},
    )


def absence_from(student_id: str, day: date, report: dict[str, Any]) -> Absence:
    """An absence as its day holds it."""
    withdrawn_at = report.get("withdrawn_at")
    return Absence(
        id=report["id"],
        student_id=student_id,
        day=day,
        extent=_extent(report),
        note=report["note"],
        source=Source(report["source"]),
        reported_by=report["reported_by"],
        reporter_name=report["reporter_name"],
        reported_at=clock.from_wire(report["reported_at"]),
        ended=report.get("ended"),
        withdrawn_at=clock.from_wire(withdrawn_at) if withdrawn_at else None,
        version=report["version"],
    )


def absence_attributes(absence: Absence) -> dict[str, Any]:
    """A new absence as its day is to hold it."""
    extent = absence.extent
    told: dict[str, Any] = {}
    if extent.span:
        told = {"span": [extent.span.starts, extent.span.ends]}
    elif extent.lessons:
        lessons = [[one.id, one.group_id, one.starts, one.ends] for one in extent.lessons]
        told = {"lessons": lessons}
    return {
        "id": absence.id,
        "note": absence.note,
        "source": absence.source.value,
        "reported_by": absence.reported_by,
        "reporter_name": absence.reporter_name,
        "reported_at": clock.to_wire(absence.reported_at),
        "version": absence.version,
        **told,
    }


def mark_from(lesson_id: str, stored: dict[str, Any], assessed: dict[str, Any]) -> Mark:
    """A mark as its day holds it, with what has been said of it."""
    return Mark(
        lesson_id=lesson_id,
        group_id=stored["group_id"],
        starts=stored["starts"],
        ends=stored["ends"],
        presence=Presence(stored["presence"]),
        missed=stored.get("missed", 0),
        by=stored["by"],
        at=clock.from_wire(stored["at"]),
        version=stored["version"],
        explanation=assessed.get("explanation"),
        valid=assessed.get("valid"),
        assessment=assessed.get("version", 1),
    )


def mark_attributes(mark: Mark) -> dict[str, Any]:
    """A mark as its day is to hold it, without what has been said of it."""
    told = {
        "group_id": mark.group_id,
        "starts": mark.starts,
        "ends": mark.ends,
        "presence": mark.presence.value,
        "missed": mark.missed or None,
        "by": mark.by,
        "at": clock.to_wire(mark.at),
        "version": mark.version,
    }
    return {name: value for name, value in told.items() if value is not None}


def _extent(report: dict[str, Any]) -> Extent:
    if "span" in report:
        starts, ends = report["span"]
        return Extent(span=Span(starts=starts, ends=ends))
    names = ("id", "group_id", "starts", "ends")
    lessons = (dict(zip(names, one, strict=True)) for one in report.get("lessons", ()))
    return Extent(lessons=tuple(ReportedLesson(**one) for one in lessons))


def _notice(lesson_id: str, stored: dict[str, Any]) -> Notice:
    withdrawn_at = stored.get("withdrawn_at")
    return Notice(
        lesson_id=lesson_id,
        id=stored["id"],
        at=clock.from_wire(stored["at"]),
        first=stored["first"],
        withdrawn_at=clock.from_wire(withdrawn_at) if withdrawn_at else None,
    )


def under(item: dict[str, Any], kind: str) -> dict[str, Any]:
    """The attributes whose names begin with a kind, by the rest of their names."""
    return {name.removeprefix(kind): value for name, value in item.items() if name.startswith(kind)}

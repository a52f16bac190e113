"""A whole roster: the good records, and each bad row with file, line, column and reason."""

import csv
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from directory.oneroster.archive import MOST_ROWS, ArchiveRefusedError, lines_of, open_archive
from directory.oneroster.cells import CellError
from directory.oneroster.records import (
    FILES,
    Class,
    Course,
    Enrollment,
    File,
    Org,
    Record,
    Role,
    Session,
    User,
)
from skolbro.text import mark

if TYPE_CHECKING:
    from _csv import Reader

MODES = ("bulk", "delta", "absent")


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that did not go in. Says where, and what to do; never what the cell holds."""

    file: str
    line: int
    column: str
    reason: str


@dataclass(slots=True)
class Roster:
    """What a file holds. Filled once, while reading, and not changed after."""

    mode: str
    rows: int = 0
    orgs: dict[str, Org] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    classes: dict[str, Class] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    enrollments: dict[str, Enrollment] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)


def read_roster(file: BinaryIO) -> Roster:
    """Read it all, row by row. Raises `ArchiveRefusedError` when the file cannot be used at all.

    In a bulk file a reference must lead to a row of the same file; in a delta it may lead to
    what is known from before.
    """
    with open_archive(file) as archive:
        modes = _manifest(archive)
        roster = Roster(mode="delta" if "delta" in modes.values() else "bulk")
        for kind in FILES:
            if modes[kind.name] != "absent":
                _read_file(archive, kind, roster)
    return roster


def _manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    names = set(archive.namelist())
    if "manifest.csv" not in names:
        raise ArchiveRefusedError(mark("Zip-filen saknar manifest.csv."))
    told = _told(archive)
    if told.get("oneroster.version") != "1.2":
        raise ArchiveRefusedError(
            mark("Exportera i OneRoster 1.2. manifest.csv anger inte oneroster.version 1.2.")
        )
    # Other files of the standard may come along, in any mode: they are not read.
    modes = {
        kind.name: told.get(f"file.{kind.name.removesuffix('.csv')}", "absent") for kind in FILES
    }
    for name, mode in modes.items():
        if mode not in MODES:
            raise ArchiveRefusedError(
                mark("manifest.csv anger {mode} för {file}. Ange bulk, delta eller absent."),
                mode=mode,
                file=name,
            )
        if mode != "absent" and name not in names:
            raise ArchiveRefusedError(
                mark("{file} saknas i zip-filen, fast manifest.csv anger den."), file=name
            )
    _check_together(set(modes.values()))
    return modes


def _check_together(modes: set[str]) -> None:
    if {"bulk", "delta"} <= modes:
        raise ArchiveRefusedError(
            mark("manifest.csv blandar bulk och delta. Exportera dem var för sig.")
        )
    # What a bulk export lacks is ended, so a file that was forgotten must not pass for an empty.
    if "delta" not in modes and modes != {"bulk"}:
        raise ArchiveRefusedError(mark("En fullständig fil (bulk) måste ha alla filer med."))


def _told(archive: zipfile.ZipFile) -> dict[str, str]:
    reader = csv.reader(lines_of(archive, "manifest.csv"))
    try:
        return {row[0]: row[1] for row in reader if len(row) > 1}
    except csv.Error:
        raise _unreadable("manifest.csv", reader.line_num) from None


def _unreadable(file: str, line: int) -> ArchiveRefusedError:
    return ArchiveRefusedError(
        mark("{file}, rad {line}: raden går inte att läsa som csv."), file=file, line=line
    )


def _read_file(archive: zipfile.ZipFile, kind: File, roster: Roster) -> None:
    reader = csv.reader(lines_of(archive, kind.name))
    try:
        header = next(reader, [])
    except csv.Error:
        raise _unreadable(kind.name, reader.line_num) from None
    missing = sorted(kind.columns - set(header))
    if missing or len(set(header)) != len(header):
        raise ArchiveRefusedError(
            mark("{file} saknar kolumnen {column}, eller har en kolumn två gånger."),
            file=kind.name,
            column=", ".join(missing) or "–",
        )
    for line, cells in _rows(reader, kind, roster):
        _count(roster)
        try:
            _keep(roster, kind.read(_named(header, cells)))
        except CellError as wrong:
            roster.rejections.append(Rejection(kind.name, line, wrong.column, wrong.reason))


def _named(header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise CellError("", mark("Raden har inte lika många celler som rubrikraden."))
    return dict(zip(header, cells, strict=True))


def _rows(reader: "Reader", kind: File, roster: Roster) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            _count(roster)
            reason = mark("Raden går inte att läsa som csv.")
            roster.rejections.append(Rejection(kind.name, reader.line_num, "", reason))
            continue
        if cells:
            yield reader.line_num, cells


def _count(roster: Roster) -> None:
    roster.rows += 1
    if roster.rows > MOST_ROWS:
        raise ArchiveRefusedError(
            mark("Filen har fler än {most} rader. Ta bara med de uppgifter som portalen läser."),
            most=MOST_ROWS,
        )


def _keep(roster: Roster, record: Record) -> None:
    match record:
        case Org():
            _once(roster.orgs, record)
        case Session():
            _once(roster.sessions, record)
        case Course():
            _once(roster.courses, record)
        case Class():
            _leads(roster, record.school, roster.orgs, column="schoolSourcedId")
            _once(roster.classes, record)
        case User():
            _once(roster.users, record)
        case Role():
            _leads(roster, record.user, roster.users, column="userSourcedId")
            _leads(roster, record.org, roster.orgs, column="orgSourcedId")
            _once(roster.roles, record)
        case Enrollment():
            _leads(roster, record.user, roster.users, column="userSourcedId")
            _leads(roster, record.class_, roster.classes, column="classSourcedId")
            _once(roster.enrollments, record)


def _once[R: Record](known: dict[str, R], record: R) -> None:
    if record.id in known:
        raise CellError("sourcedId", mark("Samma sourcedId finns på en tidigare rad."))
    known[record.id] = record


def _leads(roster: Roster, to: str, known: Mapping[str, Record], *, column: str) -> None:
    if roster.mode == "bulk" and to not in known:
        raise CellError(column, mark("Hänvisningen leder inte till någon godkänd rad."))

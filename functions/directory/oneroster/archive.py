"""The zip file, opened as something that a stranger has packed."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from skolbro.text import mark

MOST_BYTES = 64 * 1024 * 1024
MOST_BYTES_UNPACKED = 512 * 1024 * 1024
# Half a gigabyte of the worker's memory; the largest commune has about as many.
MOST_ROWS = 500_000
MOST_RATIO = 200
SMALL_BYTES = 1024 * 1024
MOST_BYTES_IN_A_LINE = 128 * 1024
PACKED_HOW = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises for damage, found by changing random bytes of good files.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
KNOWN = (
    "manifest.csv",
    "orgs.csv",
    "academicSessions.csv",
    "courses.csv",
    "classes.csv",
    "users.csv",
    "roles.csv",
    "enrollments.csv",
)


class ArchiveRefusedError(Exception):
    """The file as a whole cannot be used; `reason` is a text for the catalogue."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """Check the whole directory of the zip before a byte is unpacked.

    Refuses paths out of the folder, nested folders, encryption, one name twice, and what would
    unpack to more than 512 MB or swells more than 200 times (a zip bomb). Raises
    `ArchiveRefusedError`.
    """
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE:
        raise ArchiveRefusedError(
            mark("Filen är inte en zip-fil. Ladda upp OneRoster som zip.")
        ) from None
    names = [entry.filename for entry in archive.infolist()]
    for entry in archive.infolist():
        _check_entry(entry)
    if len(set(names)) != len(names):
        raise ArchiveRefusedError(mark("Zip-filen innehåller samma filnamn två gånger."))
    if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES_UNPACKED:
        raise ArchiveRefusedError(mark("Zip-filen är för stor när den packas upp."))
    return archive


def _check_entry(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    is_outside = path.is_absolute() or ".." in path.parts or ":" in entry.filename
    if is_outside or entry.is_dir() or len(path.parts) != 1:
        raise ArchiveRefusedError(
            mark("Zip-filen ska innehålla csv-filerna direkt, utan mappar och sökvägar.")
        )
    if entry.flag_bits & 0x1:
        raise ArchiveRefusedError(mark("Zip-filen är krypterad. Ladda upp den utan lösenord."))
    if entry.compress_type not in PACKED_HOW:
        raise ArchiveRefusedError(mark("Zip-filen är packad på ett ovanligt sätt. Välj deflate."))
    swells = entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
    if swells and entry.file_size > SMALL_BYTES:
        raise ArchiveRefusedError(mark("Zip-filen är packad orimligt hårt. Skapa den på nytt."))


def lines_of(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """A file's lines, one at a time, as UTF-8 with or without a byte order mark.

    Raises `ArchiveRefusedError` with the line where the encoding fails, or that has no end.
    """
    for number, line in enumerate(_raw_lines(archive, name), start=1):
        if len(line) > MOST_BYTES_IN_A_LINE:
            raise ArchiveRefusedError(
                mark("{file}, rad {line}: raden är för lång."), file=name, line=number
            )
        start = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        try:
            yield start.decode("utf-8")
        except UnicodeDecodeError:
            raise ArchiveRefusedError(
                mark("{file}, rad {line}: texten är inte UTF-8. Spara filen som UTF-8."),
                file=name,
                line=number,
            ) from None


def _raw_lines(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(name) as raw:
            yield from iter(lambda: raw.readline(MOST_BYTES_IN_A_LINE + 1), b"")
    except DAMAGE:
        raise ArchiveRefusedError(
            mark("Zip-filen är skadad. Skapa den på nytt och ladda upp den igen.")
        ) from None

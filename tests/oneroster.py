"""A commune small enough to know by heart, as its registry exports it."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from skolbro_local.demo.commune import COMMUNE, EKEBRO, Registry
from skolbro_local.demo.oneroster_file import Rows, write_archive, write_bulk

CLASS_4B, MATHS, EKEN = "class-4B", "class-maths", "class-eken"


def a_commune() -> Registry:
    """Alva and Vera in 4B; Anna and Erik are Alva's guardians; Maria is the mentor."""
    registry = Registry()
    registry.sessions.append(
        {
            "sourcedId": "term-1",
            "title": "HT 2026",
            "type": "term",
            "startDate": "2026-08-18",
            "endDate": "2026-12-22",
            "schoolYear": "2026",
        }
    )
    for title in ("Hemklass", "Fritids", "Matematik"):
        registry.courses.append({"sourcedId": f"course-{title}", "title": title})
    for class_, title, kind, course in (
        (CLASS_4B, "4B", "homeroom", "Hemklass"),
        (MATHS, "Matematik 4", "scheduled", "Matematik"),
        (EKEN, "Eken", "scheduled", "Fritids"),
    ):
        registry.classes.append(
            {
                "sourcedId": class_,
                "title": title,
                "courseSourcedId": f"course-{course}",
                "classType": kind,
                "schoolSourcedId": EKEBRO,
            }
        )
    registry.person("alva", "Alva", "Lind", ("student", EKEBRO))
    registry.person("vera", "Vera", "Ström", ("student", EKEBRO))
    registry.person("anna", "Anna", "Lind", ("guardian", COMMUNE))
    registry.person("erik", "Erik", "Holm", ("guardian", COMMUNE))
    registry.person("maria", "Maria", "Ek", ("teacher", EKEBRO))
    registry.person("fatima", "Fatima", "Haddad", ("aide", EKEBRO))
    registry.person("karl", "Karl", "Öhman", ("districtAdministrator", COMMUNE))
    registry.users["alva"]["agentSourcedIds"] = "anna,erik"
    registry.users["vera"]["metadata.skolbro.protectedIdentity"] = "true"
    for student in ("alva", "vera"):
        registry.enroll(student, CLASS_4B, "student")
    registry.enroll("alva", EKEN, "student")
    for teacher, class_ in (("maria", CLASS_4B), ("maria", MATHS), ("fatima", EKEN)):
        registry.enroll(teacher, class_, "teacher")
    return registry


def bulk(registry: Registry) -> bytes:
    """All of it, zipped."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bulk.zip"
        write_bulk(registry, file)
        return file.read_bytes()


def delta(**rows: Rows) -> bytes:
    """Only what has changed, zipped."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "delta.zip"
        write_archive(file, rows, mode="delta")
        return file.read_bytes()


def unzipped(archive: bytes) -> dict[str, bytes]:
    """The files of an archive, by name."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in an archive."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def with_file(name: str, content: bytes) -> bytes:
    """The small commune, with one file replaced or added."""
    return zipped({**unzipped(bulk(a_commune())), name: content})


def with_cell(file: str, row: int, column: str, value: str) -> bytes:
    """The small commune, with one cell replaced; the row after the header is 1."""
    files = unzipped(bulk(a_commune()))
    lines = files[f"{file}.csv"].decode().splitlines()
    cells = lines[row].split(",")
    cells[lines[0].split(",").index(column)] = value
    lines[row] = ",".join(cells)
    return zipped({**files, f"{file}.csv": "\r\n".join([*lines, ""]).encode()})

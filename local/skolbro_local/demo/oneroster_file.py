"""Writing OneRoster 1.2 CSV, as a registry exports it."""

import csv
import zipfile
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from skolbro_local.demo.commune import ALMDALEN, COMMUNE, EKEBRO, Registry

NAMES = (
    "orgs",
    "academicSessions",
    "courses",
    "classes",
    "users",
    "roles",
    "enrollments",
)
ORGS = (
    {"sourcedId": COMMUNE, "name": "Ekebro kommun", "type": "district", "parentSourcedId": ""},
    {"sourcedId": EKEBRO, "name": "Ekebro skola", "type": "school", "parentSourcedId": COMMUNE},
    {
        "sourcedId": ALMDALEN,
        "name": "Almdalens skola",
        "type": "school",
        "parentSourcedId": COMMUNE,
    },
)

type Rows = Iterable[Mapping[str, str]]


def write_bulk(registry: Registry, file: Path) -> None:
    """All of it."""
    write_archive(file, rows_of(registry, orgs=ORGS), mode="bulk")


def rows_of(registry: Registry, *, orgs: Rows) -> dict[str, Rows]:
    """A registry's rows by file."""
    return {
        "orgs": orgs,
        "academicSessions": registry.sessions,
        "courses": registry.courses,
        "classes": registry.classes,
        "users": registry.users.values(),
        "roles": registry.roles,
        "enrollments": registry.enrollments,
    }


def write_delta(file: Path, **rows: Rows) -> None:
    """Only what has changed."""
    write_archive(file, rows, mode="delta")


def write_archive(file: Path, rows: Mapping[str, Rows], *, mode: str) -> None:
    """A zip with a manifest that names the mode of each file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        told = {"manifest.version": "1.0", "oneroster.version": "1.2"}
        told |= {f"file.{name}": mode if name in rows else "absent" for name in NAMES}
        lines = [{"propertyName": name, "value": value} for name, value in told.items()]
        archive.writestr("manifest.csv", _csv(lines))
        for name, content in rows.items():
            status = {"status": "active" if mode == "delta" else ""}
            dated = [{**status, "dateLastModified": "", **row} for row in content]
            archive.writestr(f"{name}.csv", _csv(dated))


def _csv(rows: list[dict[str, str]]) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()

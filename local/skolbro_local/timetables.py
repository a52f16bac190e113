"""An operator's work: importing a school's timetable."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from attendance.timetable_import import store
from attendance.timetable_import.imports import Format, TimetableImport, new_import
from skolbro import aws
from skolbro.access.scopes import at_work
from skolbro.access.store import school_now
from skolbro.imports import Status
from skolbro.text import translate
from skolbro_local.cloud import stack_for
from skolbro_local.communes import Where
from skolbro_local.stack import Stack
from skolbro_local.work import as_module

console = Console(highlight=False)
LOOK_AGAIN_SECONDS = 0.3
SHOWN = 20
FORMATS = {".json": Format.SS12000, ".ics": Format.ICALENDAR}


class UnknownSchoolError(RuntimeError):
    """No school of the portal has the id."""


def timetable(
    file: Annotated[
        Path,
        typer.Argument(exists=True, dir_okay=False, help="SS 12000, .json, or iCalendar, .ics"),
    ],
    school: Annotated[str, typer.Option(help="The school's id, as GET /directory/me tells it")],
    group: Annotated[str, typer.Option(help="The group of a calendar that names none")] = "",
    where: Where = None,
) -> None:
    """Import a school's lessons. Safe to repeat: the same file changes nothing."""
    if file.suffix not in FORMATS:
        raise typer.BadParameter("the file's name must end in .json or .ics")
    stack = stack_for(where)
    done = run_timetable_import(stack, file, school_id=school, group_id=group)
    _tell(stack, done)
    if done.status is Status.FAILED or done.counts.rejected:
        raise typer.Exit(1)


def run_timetable_import(
    stack: Stack, file: Path, *, school_id: str, group_id: str = ""
) -> TimetableImport:
    """Put the file where an administrator's upload would land, and follow what becomes of it.

    Raises `UnknownSchoolError` and `TimetableTooLargeError`.
    """
    with as_module(stack, "attendance"):
        scope, school = at_work("import timetable"), school_now(school_id)
        if school is None:
            raise UnknownSchoolError(f"no school has the id {school_id}")
        started = new_import(
            school.id,
            commune_id=school.commune_id,
            by="",
            now=scope.now,
            size=file.stat().st_size,
            kind=FORMATS[file.suffix],
            group_id=group_id,
        )
        store.start_import(scope, started)
        aws.client("s3").upload_file(
            str(file), stack.import_bucket, started.object_key,
            ExtraArgs={"ContentType": started.format.content_type},
        )  # fmt: skip
        while True:
            seen = store.read_import(at_work("import timetable"), started.id)
            if seen.is_over:
                return seen
            time.sleep(LOOK_AGAIN_SECONDS)


def _tell(stack: Stack, done: TimetableImport) -> None:
    counts = done.counts
    console.print(
        f"{done.status.value}: {counts.accepted} of {counts.rows} rows accepted; lessons: "
        f"{counts.created} created, {counts.changed} changed, {counts.removed} removed, "
        f"{counts.unchanged} as before"
    )
    if done.reason:
        console.print(translate(done.reason, "en", **done.reason_values))
    with as_module(stack, "attendance"):
        page, last = store.rejections(at_work("import"), done.id, after=None, limit=SHOWN)
    for one in page:
        place, reason = one.place, translate(one.reason, "en")
        console.print(f"  {place.section} {place.number}, {one.field or 'row'}: {reason}")
    if last is not None:
        console.print("  … and more: mend these first")

"""An operator's work: importing a commune's register."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from directory import store
from directory.imports import Import, new_import
from skolbro import aws
from skolbro.access.scopes import at_work
from skolbro.imports import Status
from skolbro.text import translate
from skolbro_local.cloud import stack_for
from skolbro_local.communes import Where, check_commune
from skolbro_local.stack import Stack
from skolbro_local.work import as_module

import_app = typer.Typer(no_args_is_help=True, help="Take in a register or a timetable.")
console = Console(highlight=False)
LOOK_AGAIN_SECONDS = 0.3
SHOWN = 20


@import_app.command("oneroster")
def oneroster(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="OneRoster 1.2, zip")],
    commune: Annotated[str, typer.Option(help="The commune's id, as `commune add` printed it")],
    where: Where = None,
) -> None:
    """Import people, groups and relations. Safe to repeat: the same file changes nothing."""
    stack = stack_for(where)
    done = run_import(stack, file, commune_id=commune, shown=console)
    _tell(stack, done)
    if done.status is Status.FAILED or done.counts.rejected:
        raise typer.Exit(1)


def run_import(
    stack: Stack, file: Path, *, commune_id: str, shown: Console | None = None
) -> Import:
    """Put the file where an administrator's upload would land, and follow what becomes of it.

    Raises `UnknownCommuneError` and `FileTooLargeError`.
    """
    check_commune(stack, commune_id)
    with as_module(stack, "directory"):
        scope = at_work("import oneroster")
        started = new_import(commune_id, by="", now=scope.now, size=file.stat().st_size)
        store.start_import(scope, started)
        aws.client("s3").upload_file(
            str(file), stack.import_bucket, started.object_key,
            ExtraArgs={"ContentType": "application/zip"},
        )  # fmt: skip
        return _follow(started, shown)


def _follow(started: Import, shown: Console | None) -> Import:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=shown, disable=shown is None) as progress:
        task = progress.add_task("waiting for the worker")
        while True:
            seen = store.read_import(at_work("import oneroster"), started.id)
            progress.update(task, description=f"{seen.status.value}: {seen.position} entries")
            if seen.is_over:
                return seen
            time.sleep(LOOK_AGAIN_SECONDS)


def _tell(stack: Stack, done: Import) -> None:
    counts = done.counts
    console.print(
        f"{done.status.value}: {counts.accepted} of {counts.rows} rows accepted; "
        f"{counts.created} created, {counts.changed} changed, {counts.ended} ended, "
        f"{counts.unchanged} as before"
    )
    if done.reason:
        console.print(translate(done.reason, "en", **done.reason_values))
    with as_module(stack, "directory"):
        page, _ = store.rejections(at_work("import"), done.id, after=None, limit=SHOWN)
    for one in page:
        reason = translate(one.reason, "en")
        console.print(f"  {one.file}, line {one.line}, {one.column or 'row'}: {reason}")
    if counts.rejected > len(page):
        console.print(f"  … and {counts.rejected - len(page)} more")

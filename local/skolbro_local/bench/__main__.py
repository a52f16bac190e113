"""`python -m skolbro_local.bench`: prints what everything costs; fails when a rule is broken."""

import json
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from skolbro_local.bench.report import page, tell
from skolbro_local.bench.run import run
from skolbro_local.processes import CannotStartError
from skolbro_local.reference import REFERENCE

WIDTH = 110


def main(
    *,
    quick: Annotated[bool, typer.Option("--quick", help="Counts only, and a small import")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write it all here")] = None,
) -> None:
    """Round trips, consumed units and CPU of every route, of starts, and of the import."""
    console = Console(stderr=True, highlight=False)
    try:
        report = run(quick=quick, progress=lambda step: console.print(f"  {step} …"))
    except CannotStartError as reason:
        console.print(f"skolbro: {reason}")
        raise typer.Exit(1) from None
    # In a file as in a narrow window, a row stays a row.
    columns = max(shutil.get_terminal_size().columns, WIDTH)
    tell(report, Console(highlight=False, width=columns))
    if json_file is not None:
        json_file.write_text(json.dumps(report.as_json(), indent=2) + "\n")
    if not quick:
        (REFERENCE / "bench.md").write_text(page(report))
    sys.exit(1 if report.faults else 0)


if __name__ == "__main__":
    typer.run(main)

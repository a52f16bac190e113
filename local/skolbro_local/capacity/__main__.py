"""`python -m skolbro_local.capacity`: prints the morning, and fails when a key is too hot."""

import shutil
import sys

from rich.console import Console

from skolbro_local import places
from skolbro_local.capacity.page import page, tell
from skolbro_local.capacity.run import run
from skolbro_local.capacity.touching import UnknownShareError
from skolbro_local.processes import CannotStartError

WIDTH = 140
PAGE = places.ROOT / "docs" / "capacity.md"


def main() -> int:
    """Measure, reckon, print, and write the page. Says 1 when a key is too hot."""
    try:
        morning = run()
    except (CannotStartError, UnknownShareError) as reason:
        sys.stderr.write(f"skolbro: {reason}\n")
        return 1
    columns = max(shutil.get_terminal_size().columns, WIDTH)
    tell(morning, Console(highlight=False, width=columns))
    PAGE.write_text(page(morning))
    return 1 if morning.faults else 0


if __name__ == "__main__":
    sys.exit(main())

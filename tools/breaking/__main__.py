"""`python -m tools.breaking OLD NEW`: one line for each change that would break a client."""

import json
import sys
from pathlib import Path

from tools.breaking import breaking


def main(files: list[str]) -> int:
    """Print the findings. Says 1 if there are any, and 2 if it was called wrongly."""
    if len(files) != 2:  # noqa: PLR2004 - the old and the new
        sys.stderr.write("python -m tools.breaking OLD NEW\n")
        return 2
    old, new = (json.loads(Path(name).read_text()) for name in files)
    findings = list(breaking(old, new))
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

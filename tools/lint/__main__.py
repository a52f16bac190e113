"""`python -m tools.lint FOLDER …`; without folders, the rules and their reasons."""

import sys
from pathlib import Path

from tools.lint import RULES, lint_folders


def main(folders: list[str]) -> int:
    """Print the findings. Says 1 if there are any."""
    if not folders:
        for rule in RULES:
            sys.stdout.write(f"{rule.name:24}{rule.reason}\n")
        return 0
    findings = list(lint_folders(Path.cwd(), folders))
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

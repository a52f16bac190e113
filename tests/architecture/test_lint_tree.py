"""The whole tree keeps the rules, and the command says so."""

import subprocess
import sys
from pathlib import Path

import pytest
from tools.lint import RULES, lint_folders

ROOT = Path(__file__).parents[2]
FOLDERS = ("functions", "layers", "local")


def test_the_tree_keeps_every_rule() -> None:
    assert list(lint_folders(ROOT, FOLDERS)) == []


def test_every_rule_has_a_name_of_its_own_and_a_reason_in_one_line() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.reason and "\n" not in rule.reason for rule in RULES)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "functions").mkdir()
    with pytest.raises(FileNotFoundError):
        list(lint_folders(tmp_path, ("functions",)))


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.lint", "functions"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_names_file_line_and_rule_and_fails(tmp_path: Path) -> None:
    module = tmp_path / "functions" / "blog"
    module.mkdir(parents=True)
    (module / "api.py").write_text("import os\n\nprint(os.name)\n")
    done = _run(tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("functions/blog/api.py:3: personal-data-in-log ")


def test_the_command_is_silent_when_all_is_well(tmp_path: Path) -> None:
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "api.py").write_text("x = 1\n")
    done = _run(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

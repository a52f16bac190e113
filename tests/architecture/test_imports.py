"""The import contracts of pyproject.toml hold, and are broken by what they forbid."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("functions", "layers/common", "local")
OPERATORS = "Operators use modules"
INSIDE = "Inside a module"
BELL = "Notify: the bell"
NOUN = "Inside a noun of attendance"
SIDE = "Inside each side of time registration"
JOINED = "Attendance: its routes and its table"
BOOKED = "Booking: its routes and its table"
HANDED = "Identity: its routes and its table"
OF_ITS_OWN = (JOINED, BOOKED, HANDED, BELL, "BankID: ")
PURE = "Rules that ask nothing of a scope"
NO_CALLS = "No rule, schema or event calls"
ACCESS = "Who has which relation"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the code that a test may break."""
    for folder in FOLDERS:
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(tree: Path) -> list[str]:
    command = [
        str(Path(sys.executable).parent / "lint-imports"),
        "--config", str(tree / "pyproject.toml"), "--no-cache",
    ]  # fmt: skip
    path = os.pathsep.join(str(tree / folder) for folder in FOLDERS)
    environment = {**os.environ, "PYTHONPATH": path, "COLUMNS": "200"}
    done = subprocess.run(  # noqa: S603 - our own command line
        command, cwd=tree, env=environment, capture_output=True, text=True, check=False
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if " BROKEN" in line]


def test_the_tree_keeps_every_contract(tree: Path) -> None:
    assert broken_contracts(tree) == []


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        (
            "functions/attendance/absence/report.py",
            "from directory.school import FUNCTIONS",
            OPERATORS,
        ),
        ("functions/notify/worker.py", "import attendance.events", OPERATORS),
        ("layers/common/skolbro/clock.py", "from notify import store", OPERATORS),
        ("layers/common/skolbro/ids.py", "import skolbro_local.places", OPERATORS),
        ("functions/identity/api.py", "from skolbro_local.stack import Stack", OPERATORS),
        ("functions/attendance/absence/report.py", "from attendance.absence import store", NOUN),
        ("functions/attendance/fritids/spans.py", "from attendance.fritids import schedule", NOUN),
        (
            "functions/attendance/fritids/staff/store.py",
            "from attendance.fritids.staff import api",
            SIDE,
        ),
        ("functions/attendance/store.py", "from attendance.api import app", JOINED),
        ("functions/notify/schemas.py", "from notify.notification import KINDS", BELL),
        ("functions/notify/worker.py", "from notify.api import app", BELL),
        ("functions/directory/oneroster/records.py", "from directory import register", INSIDE),
        ("functions/attendance/anything.py", "WHERE = 'in no layer'", JOINED),
        ("functions/booking/day/cells.py", "from booking.rounds.slot import Slot", BOOKED),
        ("functions/directory/register.py", "from skolbro.aws import dynamodb", PURE),
        ("functions/directory/oneroster/archive.py", "import boto3", PURE),
        ("functions/notify/notification.py", "from skolbro.table import read_page", PURE),
        ("functions/attendance/absence/problems.py", "import botocore.exceptions", PURE),
        ("functions/attendance/absence/report.py", "from skolbro import aws", NO_CALLS),
        ("functions/attendance/absence/report.py", "from skolbro.config import Settings", NO_CALLS),
        ("functions/directory/schemas.py", "from skolbro.table import from_item", NO_CALLS),
        ("functions/attendance/absence/events.py", "from skolbro.access import store", NO_CALLS),
        (
            "functions/attendance/absence/store.py",
            "from skolbro.access.store import school",
            ACCESS,
        ),
        ("functions/identity/api.py", "from skolbro.access import store as access", ACCESS),
    ],
)
def test_a_forbidden_import_is_found(tree: Path, file: str, line: str, contract: str) -> None:
    with (tree / file).open("a") as opened:
        opened.write(f"\n{line}\n")
    assert any(one.startswith(contract) for one in broken_contracts(tree))


def test_every_module_is_under_the_contracts() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    modules = {one.parent.name for one in (ROOT / "functions").glob("*/__init__.py")}
    operators, inside = told["contracts"][:2]
    assert set(told["root_packages"]) == modules | {"skolbro", "skolbro_local"}
    assert set(operators["layers"][1].split(" | ")) == modules
    alone = [one for one in told["contracts"] if one["name"].startswith(OF_ITS_OWN)]
    of_its_own = {module for one in alone for module in one["containers"]}
    assert {*inside["containers"], *of_its_own} == modules


@pytest.mark.parametrize("module", ["attendance", "booking", "identity", "notify"])
def test_every_noun_is_under_the_contracts(module: str) -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    folders = (ROOT / "functions" / module).glob("*/__init__.py")
    nouns = {f"{module}.{one.parent.name}" for one in folders}
    name = f"Inside a noun of {module}"
    inside = [one["containers"] for one in told["contracts"] if one["name"].startswith(name)]
    assert {container for containers in inside for container in containers} == nouns

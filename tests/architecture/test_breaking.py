"""Every kind of change that breaks a client is told, what is added is not, and none is made."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from tests.architecture.changes import (
    ADDED,
    ANSWERS,
    DESCRIPTION,
    OPERATIONS,
    PUT,
    REQUESTS,
    Change,
    sent,
)
from tools.breaking import breaking

from skolbro_local.reference import REFERENCE, openapi

ROOT = Path(__file__).parents[2]
RELEASED = REFERENCE / "openapi.released.json"


def findings(change: Change) -> list[str]:
    changed = deepcopy(DESCRIPTION)
    change(changed)
    return list(breaking(DESCRIPTION, changed))


@pytest.mark.parametrize(("change", "told"), OPERATIONS.values(), ids=OPERATIONS)
def test_a_change_of_an_operation_is_told(change: Change, told: str) -> None:
    assert told in findings(change)


@pytest.mark.parametrize(("change", "told"), REQUESTS.values(), ids=REQUESTS)
def test_a_request_that_would_be_refused_now_is_told(change: Change, told: str) -> None:
    assert findings(change) == [f"{PUT} body{told}"]


@pytest.mark.parametrize(("change", "told"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_that_could_not_be_expected_is_told(change: Change, told: str) -> None:
    assert findings(change) == [f"{PUT} 200{told}"]


@pytest.mark.parametrize("change", ADDED.values(), ids=ADDED)
def test_what_breaks_no_client_is_not_told(change: Change) -> None:
    assert findings(change) == []


def test_unknown_fields_that_are_refused_from_now_on_are_told() -> None:
    open_one = deepcopy(DESCRIPTION)
    del sent(open_one)["additionalProperties"]

    told = list(breaking(open_one, DESCRIPTION))

    assert told == [f"{PUT} body: other properties are no longer taken"]


def test_an_operation_taken_out_of_what_all_are_asked_for_is_told() -> None:
    guarded = deepcopy(DESCRIPTION) | {"security": [{"token": []}]}
    public = deepcopy(guarded)
    public["paths"]["/things/{id}"]["delete"]["security"] = []

    told = list(breaking(guarded, public))

    assert told == ["DELETE /things/{id}: another security is asked for"]


def test_the_api_breaks_no_client_of_the_last_release() -> None:
    told = list(breaking(json.loads(RELEASED.read_text()), openapi()))

    assert told == [], "a client of the last release would break: find another way"


def test_a_field_taken_from_the_real_description_is_told() -> None:
    changed = deepcopy(openapi())
    del changed["components"]["schemas"]["AbsenceOut"]["properties"]["note"]

    told = list(breaking(json.loads(RELEASED.read_text()), changed))

    assert "GET /attendance/students/{student_id}/absences 200.items[].note: is gone" in told


def test_the_command_prints_a_line_for_each_finding_and_fails(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text(json.dumps(DESCRIPTION))
    (tmp_path / "new.json").write_text(json.dumps({"paths": {}}))

    broken, same, wrong = (
        _run(tmp_path, *names)
        for names in (("old.json", "new.json"), ("old.json", "old.json"), ("old.json",))
    )

    assert broken.returncode == 1
    assert broken.stdout.splitlines() == [f"{PUT}: is gone", "DELETE /things/{id}: is gone"]
    assert (same.returncode, same.stdout) == (0, "")
    assert (wrong.returncode, wrong.stderr) == (2, "python -m tools.breaking OLD NEW\n")


def _run(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - this file's own arguments
        [sys.executable, "-m", "tools.breaking", *names],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

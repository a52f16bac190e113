"""The tutorial, followed word by word."""

import json
import os
import re
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stack.running import People, take_back

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PATIENCE = 6

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack"), pytest.mark.enable_socket]


class Terminal:
    """One shell, as a reader has it: what a block sets, the next one knows."""

    def __init__(self) -> None:
        self._shell = subprocess.Popen(
            ["/usr/bin/env", "bash", "-o", "pipefail"],
            cwd=ROOT,
            # The reader has activated nothing and is in no other make.
            env={name: value for name, value in os.environ.items() if "MAKE" not in name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, block: str) -> str:
        """What the block prints."""
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        end = uuid.uuid4().hex
        self._shell.stdin.write(f"{block}\necho {end}\n")
        self._shell.stdin.flush()
        printed: list[str] = []
        for line in self._shell.stdout:
            if line.rstrip() == end:
                return "".join(printed)
            printed.append(line)
        raise AssertionError(f"the shell ended: {printed}")

    def close(self) -> None:
        self._shell.communicate()


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    opened = Terminal()
    yield opened
    opened.close()


@pytest.fixture
def nothing_reported(people: People) -> None:
    """Alva has no standing report, whatever other tests have left."""
    for username in ("anna", "erik"):
        guardian = people(username)
        take_back(guardian, guardian.account.child_ids[0])


def steps() -> list[tuple[str, str]]:
    """Each block of commands, with the output shown after it, or none."""
    found: list[tuple[str, str]] = []
    for kind, content in _BLOCK.findall(TUTORIAL.read_text()):
        if kind == "sh":
            found.append((content, ""))
        else:
            found[-1] = (found[-1][0], content)
    return found


def shown(output: str) -> re.Pattern[str]:
    """The output of the tutorial, where `…` stands for whatever differs on one line."""
    return re.compile(".*?".join(map(re.escape, output.split("…"))))


@pytest.mark.usefixtures("nothing_reported")
def test_the_tutorial_says_what_happens(terminal: Terminal) -> None:
    for block, output in steps():
        printed = terminal.run(block)
        # A busy machine may ring the bell a little later than the reader's.
        for _ in range(PATIENCE if "sleep" in block else 0):
            if not shown(output).fullmatch(printed):
                printed = terminal.run(block)

        assert shown(output).fullmatch(printed), f"{block}\nprinted:\n{printed}"


def test_every_step_is_followed() -> None:
    commands = "\n".join(block for block, _ in steps())
    refused = {"make run", "make stop"}

    assert len(steps()) > len(refused)
    assert not any(one in commands for one in refused)
    for needed in ("/directory/me", "report-days", "-X DELETE", "/notify/notifications"):
        assert needed in commands


def test_a_difference_is_noticed() -> None:
    assert shown('{"id":"…"} 201\n').fullmatch(
        json.dumps({"id": "x"}, separators=(",", ":")) + " 201\n"
    )
    assert not shown('{"id":"…"} 201\n').fullmatch('{"id":"x"} 200\n')
    assert not shown("…\n").fullmatch("one\ntwo\n")

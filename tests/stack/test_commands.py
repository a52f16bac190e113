"""What the operator's command says, and what it leaves alone."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.stack.running import (
    AT_LENGTH_SECONDS,
    People,
    free_day,
    line,
    report,
    run,
    skolbro,
    wait_for,
)

from skolbro_local import places
from skolbro_local.stack import Stack

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}
LISTENING = "0A"


def said(done: "subprocess.CompletedProcess[str]") -> str:
    """The one line of a command that cannot do what it should."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    line: str = done.stderr.strip().splitlines()[-1]
    assert line.startswith("skolbro: "), done.stderr
    return line


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """A folder in which nothing has been started."""
    return {"SKOLBRO_LOCAL": str(tmp_path), "SKOLBRO_AWS_PORT": "4699"}


@pytest.fixture
def bystander() -> Iterator["subprocess.Popen[bytes]"]:
    """Another program, at the head of a process group of its own."""
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    with subprocess.Popen(command, start_new_session=True) as process:  # noqa: S603 - our own
        yield process
        process.kill()


@pytest.mark.usefixtures("stack")
def test_a_token_is_printed_alone() -> None:
    for kind in ("access", "id"):
        printed = skolbro("token", "--user", "anna", "--kind", kind)

        assert re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+\n", printed)


def test_the_stacks_file_says_where_all_is(stack: Stack) -> None:
    told = json.loads(places.STACK_FILE.read_text())

    assert told["apiUrl"] == stack.api_url
    assert {"awsEndpoint", "userPoolId", "clientId", "webUrl"} <= set(told)
    anna = next(one for one in told["accounts"] if one["username"] == "anna")
    assert set(anna) == {"role", "username", "password", "personId", "childIds"}
    assert len(anna["childIds"]) == 3


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's list of sockets")
@pytest.mark.usefixtures("stack")
def test_only_this_machine_can_reach_it() -> None:
    session = int((places.LOCAL / "ministack.pid").read_text())
    ours = {
        str(descriptor.readlink())[len("socket:[") : -1]
        for process in Path("/proc").glob("[0-9]*")
        if session_of(process) == session
        for descriptor in (process / "fd").iterdir()
        if descriptor.is_symlink() and str(descriptor.readlink()).startswith("socket:[")
    }
    lines = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in (Path("/proc/net") / table).read_text().splitlines()[1:]
    ]
    listening = {one[1] for one in lines if one[3] == LISTENING and one[9] in ours}

    assert f"0100007F:{places.AWS_PORT:04X}" in listening
    assert {address.split(":")[0] for address in listening} <= LOOPBACK


def session_of(process: Path) -> int | None:
    try:
        return os.getsid(int(process.name))
    except ProcessLookupError:
        return None


def test_a_port_that_another_program_has_is_named(elsewhere: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind((places.HOST, 0))
        other.listen()
        port = str(other.getsockname()[1])

        line = said(run("up", "--no-web", **{**elsewhere, "SKOLBRO_AWS_PORT": port}))

    assert f"port {port} is taken by another program" in line
    assert "SKOLBRO_AWS_PORT" in line


def test_what_needs_a_running_portal_says_how_to_start_one(elsewhere: dict[str, str]) -> None:
    assert "make run" in said(run("token", "--user", "anna", **elsewhere))
    assert "make run" in said(run("commune", "add", "Ekebro kommun", **elsewhere))

    file = Path(elsewhere["SKOLBRO_LOCAL"]) / "stack.json"
    file.write_text(places.STACK_FILE.read_text() if places.STACK_FILE.exists() else "{}")
    assert "make run" in said(run("token", "--user", "anna", **elsewhere))

    file.write_text('{"apiUrl": "htt')
    assert "is damaged" in said(run("token", "--user", "anna", **elsewhere))


@pytest.mark.parametrize("damage", ["x", "-1", "99999999"])
def test_a_damaged_pid_file_is_no_hindrance(elsewhere: dict[str, str], damage: str) -> None:
    file = Path(elsewhere["SKOLBRO_LOCAL"]) / "ministack.pid"
    file.write_text(damage)

    done = run("stop", **elsewhere)

    assert (done.returncode, done.stderr.strip()) == (0, "nothing was running")
    assert not file.exists()


def test_a_program_that_has_got_the_number_of_an_old_process_is_left_alone(
    elsewhere: dict[str, str], bystander: "subprocess.Popen[bytes]"
) -> None:
    for name in ("ministack", "web"):
        file = Path(elsewhere["SKOLBRO_LOCAL"]) / f"{name}.pid"
        file.write_text(str(bystander.pid))

    assert run("stop", **elsewhere).stderr.strip() == "nothing was running"
    assert run("reset", **elsewhere).returncode == 0
    assert bystander.poll() is None


def test_a_second_start_finds_what_the_first_one_left_and_its_events_go_on(
    stack: Stack, people: People
) -> None:
    anna = people("anna")
    child = anna.account.child_ids[0]
    reported = report(anna, child, free_day(anna, child))
    assert reported.status_code == 201

    skolbro("stop")
    assert "make run" in said(run("token", "--user", "anna"))
    # As if the first start had been cut off after the import: no accounts are known.
    cut_off = json.loads(places.STACK_FILE.read_text())
    cut_off["accounts"] = []
    places.STACK_FILE.write_text(json.dumps(cut_off))
    skolbro("up", "--no-web")

    again = Stack.load()
    assert again == stack
    people.leave()
    found = People(again)("anna")
    assert found.get(reported.headers["location"]).json()["status"] == "reported"
    options = found.read("/identity/sign-in-options")["communes"]
    assert [one["name"] for one in options] == ["Ekebro kommun"]
    seen = {one["id"] for one in people("maria").bell()["items"]}
    free_day(found, child)
    told = partial(line, people("maria"), seen, "attendance.absence_withdrawn")
    wait_for(told, seconds=AT_LENGTH_SECONDS)
    found.leave()

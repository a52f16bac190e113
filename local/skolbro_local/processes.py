"""The processes behind `make run`: MiniStack, BankID's simulator, and the web client's server.

Each holds a lock on its pid file for as long as it lives. So a number that is left in the file,
and which the machine may since have given to another program, is never taken for ours.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import httpx

from skolbro_local import places, streams
from skolbro_local.stack import Stack

PATIENCE_SECONDS = 60


class CannotStartError(RuntimeError):
    """Says in one line what is in the way."""


def start_aws() -> None:
    """Start MiniStack on 127.0.0.1 with its state under `.local/`, unless it runs already."""
    environment = {
        "BIND_HOST": places.HOST,
        "GATEWAY_PORT": str(places.AWS_PORT),
        "MINISTACK_REGION": places.REGION,
        "MINISTACK_HOST": "localhost",
        "PERSIST_STATE": "1",
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(places.STATE / "s3"),
        "STATE_DIR": str(places.STATE),
        # It would listen on all interfaces, and the portal has no use of it.
        "IOT_MTLS_ENABLED": "0",
    }
    places.STATE.mkdir(parents=True, exist_ok=True)
    if not is_running("ministack"):
        streams.read_anew()
    command = [str(Path(sys.executable).with_name("ministack"))]
    _start("ministack", command, environment, port=places.AWS_PORT)
    _wait_for(f"{places.AWS_ENDPOINT}/_ministack/health", "ministack")


def start_web() -> None:
    """Serve `web/dist` on 127.0.0.1, unless that is done already."""
    command = [sys.executable, "-m", "skolbro_local.website"]
    _start("web", command, {}, port=places.WEB_PORT)
    _wait_for(f"{places.WEB_ORIGIN}/config.json", "web")


def start_bankid() -> None:
    """Start BankID's simulator on 127.0.0.1, unless it runs already."""
    command = [sys.executable, "-m", "skolbro_local.bankid"]
    # A folder named from here would be another one from there.
    where = {"SKOLBRO_LOCAL": str(places.LOCAL)}
    _start("bankid", command, where, port=places.BANKID_APP_PORT)
    _wait_for(places.BANKID_APP, "bankid")


def stop_all() -> bool:
    """End them all. Says whether anything ran."""
    return any([_stop("web"), _stop("bankid"), _stop("ministack")])


def is_running(name: str) -> bool:
    """Whether the process that was started with the pid file lives."""
    try:
        with _pid_file(name).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def running_stack() -> Stack:
    """The stack, if it is there to be spoken to. Raises `CannotStartError`, `NoStackError`."""
    stack = Stack.load()
    if not is_running("ministack"):
        raise CannotStartError("the portal is not running: start it with `make run`")
    return stack


@contextmanager
def starting_alone() -> Iterator[None]:
    """While one command brings the portal up, no other may. Raises `CannotStartError`."""
    places.LOCAL.mkdir(parents=True, exist_ok=True)
    with (places.LOCAL / "starting.lock").open("a") as lock:
        _hold(lock)
        yield


def _hold(file: TextIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotStartError("the portal is being started by another command") from None


def _start(name: str, command: list[str], environment: dict[str, str], *, port: int) -> None:
    if is_running(name):
        return
    _check_free(port)
    places.LOGS.mkdir(parents=True, exist_ok=True)
    with _log_file(name).open("ab") as log, _pid_file(name).open("a") as held:
        _hold(held)
        process = subprocess.Popen(  # noqa: S603 - our own command line
            command,
            env={**os.environ, **environment},
            cwd=places.LOCAL,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=(held.fileno(),),
        )
        held.truncate(0)
        held.write(str(process.pid))


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((places.HOST, port)) == 0:
            variable = "SKOLBRO_WEB_PORT" if port == places.WEB_PORT else "SKOLBRO_AWS_PORT"
            raise CannotStartError(
                f"port {port} is taken by another program; stop it, or set {variable}"
            )


def _wait_for(url: str, name: str) -> None:
    last = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < last:
        if not is_running(name):
            break
        try:
            if httpx.get(url, timeout=2).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise CannotStartError(f"{name} did not start; see {_log_file(name)}")


def _stop(name: str) -> bool:
    alive = is_running(name)
    if alive:
        pid = _pid(name)
        os.killpg(pid, signal.SIGTERM)
        last = time.monotonic() + PATIENCE_SECONDS
        while is_running(name):
            if time.monotonic() > last:
                raise CannotStartError(f"{name} does not end: its process is {pid}")
            _reap(pid)
            time.sleep(0.1)
    _pid_file(name).unlink(missing_ok=True)
    return alive


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


def _pid(name: str) -> int:
    file = _pid_file(name)
    try:
        pid = int(file.read_text())
        if os.getpgid(pid) == pid:
            return pid
    except (ValueError, ProcessLookupError):
        pid = 0
    raise CannotStartError(f"{file} is damaged, so {name} cannot be stopped: end it by hand")


def _pid_file(name: str) -> Path:
    return places.LOCAL / f"{name}.pid"


def _log_file(name: str) -> Path:
    return places.LOGS / f"{name}.log"

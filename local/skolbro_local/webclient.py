"""Building the web client when its sources have changed. Needs Node."""

import shutil
import subprocess

from skolbro_local import places
from skolbro_local.deployment import fingerprint

BUILT_FROM = places.WEB_DIST / ".built-from"
SOURCES = ("web/src", "web/public", "web/index.html", "web/package-lock.json", "web/vite.config.ts")


class WebBuildFailedError(RuntimeError):
    """Names the log in which the reason stands."""


def can_build() -> bool:
    """Whether this machine has Node and npm."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


def build() -> bool:
    """Install and build if the sources have changed. Says whether it did."""
    wanted = fingerprint(SOURCES)
    built = (places.WEB_DIST / "index.html").exists()
    if built and BUILT_FROM.exists() and BUILT_FROM.read_text() == wanted:
        return False
    if not _installed():
        _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
    _npm("run", "build")
    BUILT_FROM.write_text(wanted)
    return True


def _installed() -> bool:
    """Whether npm has installed what the lock names since it was last written."""
    done = places.WEB / "node_modules" / ".package-lock.json"
    lock = places.WEB / "package-lock.json"
    return done.exists() and done.stat().st_mtime >= lock.stat().st_mtime


def _npm(*arguments: str) -> None:
    places.LOGS.mkdir(parents=True, exist_ok=True)
    log_file = places.LOGS / "web-build.log"
    with log_file.open("ab") as log:
        done = subprocess.run(  # noqa: S603 - our own command line
            [str(shutil.which("npm")), *arguments],
            cwd=places.WEB,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise WebBuildFailedError(f"the web client does not build; see {log_file}")

"""The SAM command line, which builds and deploys the template here and in the cloud alike."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from skolbro_local import places

TEMPLATE = places.ROOT / "infra" / "template.yaml"
CONFIG = TEMPLATE.with_name("samconfig.toml")
FOLDER = places.LOCAL / "sam"


class DeploymentFailedError(RuntimeError):
    """Names the log in which the reason stands."""


def sam(*arguments: str, environment: Mapping[str, str] | None = None, shown: bool = False) -> None:
    """Run `sam`, in a folder of the stack's own. Raises `DeploymentFailedError`.

    It keeps files where it runs, which two stacks of one checkout must not share. What it says
    goes to a log, unless an operator must see it and answer it.
    """
    for folder in (places.LOGS, FOLDER):
        folder.mkdir(parents=True, exist_ok=True)
    bin_folder = Path(sys.executable).parent
    paths = {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "SAM_CLI_TELEMETRY": "0"}
    with (places.LOGS / "sam.log").open("ab") as log:
        done = subprocess.run(  # noqa: S603 - our own command line
            [str(bin_folder / "sam"), *arguments],
            cwd=FOLDER,
            env={**(os.environ if environment is None else environment), **paths},
            stdout=None if shown else log,
            stderr=None if shown else subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        where = "what it said above" if shown else f"{places.LOGS / 'sam.log'}"
        raise DeploymentFailedError(f"sam {arguments[0]} failed; see {where}")

"""CPU of a function's start: its handler's module and first client, against boto3's alone.

Each is measured in a fresh process from the first import to the client, so that starting Python
itself, which Lambda does as well, counts for neither. They take turns; the least is taken, as a
busy machine only ever adds. Only the packages of the layer can be imported: boto3 uses others,
such as pyOpenSSL, where they are, and the tools of this checkout bring some along.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions

from skolbro_local import places
from skolbro_local.bench.deployment import Deployment

AIM = 1.6
BARE = "import boto3\nboto3.client('dynamodb')"
REAL = "import {module}\nfrom skolbro import aws\naws.dynamodb()"
MEASURED = """import sys, time
sys.modules |= dict.fromkeys({absent})
begun = time.process_time()
{code}
print(time.process_time() - begun)"""
PATHS = ("functions", "layers/common")


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds of CPU of one function's start, and of boto3's in the same run."""

    handler: str
    real: float
    floor: float

    @property
    def ratio(self) -> float:
        """How many times boto3 alone."""
        return self.real / self.floor


def measure_starts(*, repetitions: int) -> list[Start]:
    """Every function of the template."""
    template = (places.ROOT / "infra" / "template.yaml").read_text()
    handlers = sorted(set(re.findall(r"Handler: (\S+)\.handler\b", template)))
    # The first run writes the bytecode.
    codes = {one: REAL.format(module=one) for one in handlers}
    for code in (BARE, *codes.values()):
        _seconds(code, "directory")
    turns = [
        (_seconds(BARE, "directory"), {one: _seconds(codes[one], one) for one in handlers})
        for _ in range(repetitions)
    ]
    floor = min(bare for bare, _ in turns)
    return [Start(one, min(real[one] for _, real in turns), floor) for one in handlers]


def _seconds(code: str, handler: str) -> float:
    module = handler.partition(".")[0]
    environment = Deployment("http://127.0.0.1:9", "start").environment(module)
    environment["PYTHONPATH"] = ":".join(str(places.ROOT / path) for path in PATHS)
    done = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-c", MEASURED.format(code=code, absent=not_in_the_layer())],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return float(done.stdout)


@cache
def not_in_the_layer() -> list[str]:
    """The packages of this checkout that a function does not find: None in `sys.modules` bars."""
    layer = (places.ROOT / "layers" / "common" / "requirements.txt").read_text()
    shipped = {_plain(name) for name in re.findall(r"^([\w.-]+)==", layer, re.MULTILINE)}
    shipped.add("skolbro")
    return sorted(
        package
        for package, distributions in packages_distributions().items()
        if not shipped & {_plain(one) for one in distributions}
    )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

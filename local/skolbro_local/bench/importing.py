"""An import of many rows through the worker's real handler: memory, CPU and what DynamoDB did.

`python -m skolbro_local.bench.importing` is one execution environment of the worker, in a
process of its own so that its peak memory is its own. It reads a `Job` from its standard input,
answers the queue's messages until none is left, and writes an `Outcome`.
"""

import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from directory import store
from directory.imports import new_import
from directory.worker import handler
from skolbro import aws, ids
from skolbro.access.scopes import at_work
from skolbro_local import places
from skolbro_local.bench.deployment import MORNING, Deployment, answer_without_sending
from skolbro_local.bench.recording import all_of
from skolbro_local.bench.registry import write_register

KB_IN_MB = 1024
MOST_OF_MEMORY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file, the import that waits for it, and how long one invocation may take."""

    deployment: Deployment
    import_id: str
    file: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What it took. `invocations` counts messages; units are DynamoDB's."""

    peak_mb: float
    cpu_seconds: float
    seconds: float
    invocations: int
    calls: dict[str, int]
    read_units: float
    write_units: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCost:
    """The same file twice: the first time everything is new, the second nothing is."""

    rows: int
    first: Outcome
    again: Outcome
    memory_mb: int

    @property
    def faults(self) -> list[str]:
        """Where it breaks the rules of imports."""
        found = []
        if self.first.peak_mb > MOST_OF_MEMORY * self.memory_mb:
            found.append(f"import: {self.first.peak_mb:.0f} of {self.memory_mb} MB")
        if "BatchWriteItem" in self.again.calls:
            found.append("import: a file that changes nothing is written again")
        return found


def measure_import(endpoint: str, *, rows: int, seconds: float) -> ImportCost:
    """Import a file of so many rows twice. `seconds` is the time that an invocation has."""
    deployment, commune = Deployment(endpoint), ids.new()
    deployment.create()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "register.zip"
        written = write_register(file, rows=rows)
        first, again = (
            run_worker(
                Job(
                    deployment=deployment,
                    import_id=_started(deployment, commune),
                    file=str(file),
                    seconds=seconds,
                )
            )
            for _ in range(2)
        )
    return ImportCost(rows=written, first=first, again=again, memory_mb=memory_of_worker())


def memory_of_worker() -> int:
    """What the template gives the function, in MB."""
    template = (places.ROOT / "infra" / "template.yaml").read_text()
    found = re.search(r"Handler: directory\.worker\.handler\n\s+MemorySize: (\d+)", template)
    if found is None:
        raise LookupError("the template gives the import's worker no memory of its own")
    return int(found[1])


def _started(deployment: Deployment, commune: str) -> str:
    with deployment.serving("directory"):
        one = new_import(commune, by="", now=MORNING)
        store.start_import(at_work("bench"), one)
    return one.id


def run_worker(job: Job) -> Outcome:
    """Let a fresh process do the job."""
    environment = job.deployment.environment("directory")
    paths = ("functions", "layers/common", "local")
    environment["PYTHONPATH"] = ":".join(str(places.ROOT / path) for path in paths)
    done = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-m", __name__],
        input=json.dumps(asdict(job)), env=environment, check=True, stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    return Outcome(**json.loads(done.stdout.splitlines()[-1]))


class _Context:
    """The time that Lambda gives one invocation."""

    function_name = "worker"
    memory_limit_in_mb = 0
    invoked_function_arn = ""
    aws_request_id = ""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def get_remaining_time_in_millis(self) -> int:
        return int((self._ends - time.monotonic()) * 1000)


def main() -> None:
    """One environment's life."""
    told = json.loads(sys.stdin.read())
    job = Job(**{**told, "deployment": Deployment(**told["deployment"])})
    with job.deployment.serving("directory"):
        print(json.dumps(asdict(_work(job))))


def _work(job: Job) -> Outcome:
    waiting = [json.dumps({"importId": job.import_id})]
    _stand_in(Path(job.file).read_bytes(), waiting)
    begun, invocations = time.monotonic(), 0
    with all_of(aws.dynamodb(), held_seconds=0, keep_parameters=False) as heard:
        while waiting:
            invocations += 1
            message = {"messageId": "1", "body": waiting.pop(), "eventSource": "aws:sqs"}
            answer = handler({"Records": [message]}, _Context(job.seconds))
            if answer["batchItemFailures"]:
                raise RuntimeError("the worker failed")
    used = resource.getrusage(resource.RUSAGE_SELF)
    return Outcome(
        peak_mb=used.ru_maxrss / KB_IN_MB,
        cpu_seconds=used.ru_utime + used.ru_stime,
        seconds=time.monotonic() - begun,
        invocations=invocations,
        calls=dict(Counter(call.operation for call in heard.calls)),
        read_units=heard.read_units,
        write_units=heard.write_units,
    )


def _stand_in(content: bytes, waiting: list[str]) -> None:
    """Be the bucket that holds the file, and the queue."""

    def queued(params: dict[str, Any], **_: object) -> None:
        waiting.append(params["MessageBody"])

    told = {"ETag": '"1"', "ContentLength": len(content)}
    answer_without_sending(
        aws.client("s3"), "GetObject", lambda: {**told, "Body": BytesIO(content)}
    )
    answer_without_sending(aws.client("sqs"), "SendMessage", dict)
    aws.client("sqs").meta.events.register("provide-client-params.sqs.SendMessage", queued)


if __name__ == "__main__":
    main()

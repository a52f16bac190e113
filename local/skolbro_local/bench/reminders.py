"""The reminders of a whole country: messages, invocations, round trips and units.

`python -m skolbro_local.bench.reminders 2000` makes so many schools on DynamoDB Local, lets each
schedule ring, and hands the real worker what then stands in the queue, ten messages at a time as
SQS does, until nothing is left. Of AWS, only DynamoDB is there.
"""

import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from attendance.reminders.reminder import Kind
from attendance.reminders.worker import handler
from skolbro import aws, clock
from skolbro.calendar import school_date
from skolbro_local.bench.country import CHILDREN, ILL, Country, build_country
from skolbro_local.bench.deployment import MORNING, Deployment
from skolbro_local.bench.queueing import queue_in_memory
from skolbro_local.bench.recording import all_of
from skolbro_local.bench.routes import count_anew
from skolbro_local.dynamodb_local import dynamodb_local

MESSAGES_AT_ONCE = 10
# Counting item by item takes as many calls again: so only some schools, as all are alike.
SCHOOLS_COUNTED = 20
# The template's, of which an invocation is to take a part only.
TIMEOUT_SECONDS = 60
DUE = {
    Kind.LEAVE_DECISION: 1,
    Kind.STILL_ILL: ILL,
    Kind.MISSING_WEEK: CHILDREN,
    Kind.HOLIDAY_ANSWER: CHILDREN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCost:
    """What one ring of a schedule took for all schools; the longest and most of one invocation.

    Units are those of one school, counted item by item for some of them.
    """

    kind: Kind
    schools: int
    told: int
    messages: int
    invocations: int
    longest_seconds: float
    most_round_trips: int
    read_units: float
    write_units: float

    @property
    def faults(self) -> list[str]:
        """Where it does not fit into a function, or tells of too much or too little."""
        found = []
        if self.longest_seconds > TIMEOUT_SECONDS / 2:
            found.append(f"{self.kind}: an invocation took {self.longest_seconds:.0f} s")
        if self.told != self.schools * DUE[self.kind]:
            found.append(f"{self.kind}: {self.told} told of {self.schools * DUE[self.kind]}")
        return found


def measure(endpoint: str, *, schools: int, progress: Callable[[str], None]) -> list[RunCost]:
    """Let every kind ring once, and once more: the second run must tell of nothing."""
    deployment = Deployment(endpoint)
    progress(f"making {schools} schools")
    country = build_country(deployment, schools=schools)
    costs = []
    for kind in Kind:
        progress(f"{kind}, twice")
        with deployment.serving("attendance"), queue_in_memory() as waiting:
            first = _ring(kind, country, waiting)
            _ring(kind, country, waiting)
            costs.append(replace(first, told=country.told(kind)))
    return costs


def _ring(kind: Kind, country: Country, waiting: deque[str]) -> RunCost:
    waiting.append(json.dumps({"kind": kind.value, "at": clock.to_wire(MORNING)}))
    messages = invocations = most = counted = 0
    longest = read = written = 0.0
    while waiting:
        batch = [waiting.popleft() for _ in range(min(MESSAGES_AT_ONCE, len(waiting)))]
        began = time.monotonic()
        with all_of(aws.dynamodb(), held_seconds=0) as heard:
            _hand_over(batch)
        longest, most = max(longest, time.monotonic() - began), max(most, heard.in_sequence)
        messages, invocations = messages + len(batch), invocations + 1
        if "schoolId" in batch[0] and "schoolId" in batch[-1] and counted < SCHOOLS_COUNTED:
            count_anew(heard)
            counted += len(batch)
            read, written = read + heard.read_units, written + heard.write_units
    return RunCost(
        kind=kind, schools=country.schools, told=0, messages=messages, invocations=invocations,
        longest_seconds=longest, most_round_trips=most,
        read_units=read / max(counted, 1), write_units=written / max(counted, 1),
    )  # fmt: skip


def _hand_over(batch: list[str]) -> None:
    records = [
        {"messageId": str(number), "body": body, "eventSource": "aws:sqs", "attributes": {}}
        for number, body in enumerate(batch)
    ]
    answer = handler({"Records": records}, None)
    if answer["batchItemFailures"]:
        raise RuntimeError(f"the worker gave back {answer['batchItemFailures']}")


def tell(costs: list[RunCost], console: Console) -> None:
    """As a table, with units for a school."""
    shown = Table("kind", "told", "messages", "invocations", "s at most", "round trips at most",
                  "read units a school", "write units a school")  # fmt: skip
    for one in costs:
        shown.add_row(
            one.kind, str(one.told), str(one.messages), str(one.invocations),
            f"{one.longest_seconds:.2f}", str(one.most_round_trips),
            f"{one.read_units:.1f}", f"{one.write_units:.1f}",
        )  # fmt: skip
    console.print(shown)


def main(schools: Annotated[int, typer.Argument()] = 2000) -> None:
    """Print what the reminders of so many schools cost; fail when one does not fit."""
    console = Console(highlight=False, width=120)
    with dynamodb_local() as endpoint:
        costs = measure(
            endpoint, schools=schools, progress=lambda step: console.print(f"  {step} …")
        )
    console.print(f"On {school_date(MORNING)}, {schools} schools:")
    tell(costs, console)
    faults = [fault for one in costs for fault in one.faults]
    for fault in faults:
        console.print(fault)
    raise typer.Exit(1 if faults else 0)


if __name__ == "__main__":
    typer.run(main)

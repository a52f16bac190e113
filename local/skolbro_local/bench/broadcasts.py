"""One message to all guardians of a commune: who is told, how often, and what it costs.

`python -m skolbro_local.bench.broadcasts 10000` makes a commune of so many guardians on DynamoDB
Local, and hands the real worker what stands in the queue until nothing is left: once as it should
be, and once with every message twice, in a random order, with workers that die half-way and with
a message that nobody can read. Of AWS, only DynamoDB is there.
"""

import random
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Annotated, Any
from unittest.mock import patch

import boto3
import typer
from rich.console import Console
from rich.table import Table

from notify import store as bells
from notify.broadcasts.broadcast import Audience, Broadcast
from notify.broadcasts.items import BROADCAST, broadcast_attributes
from notify.fanout.errand import whole
from notify.fanout.queue import body_of
from notify.fanout.worker import handler
from notify.notification import Notification
from notify.store import ring as ring_all
from skolbro import aws, ids
from skolbro.access.scopes import WorkScope
from skolbro.table import from_item, put_items
from skolbro_local.bench.audience import Commune, build_commune
from skolbro_local.bench.deployment import MORNING, Deployment
from skolbro_local.bench.queueing import queue_in_memory
from skolbro_local.bench.recording import all_of
from skolbro_local.dynamodb_local import dynamodb_local

# The template's timeout of the worker, and how often a message is tried.
TIMEOUT_SECONDS, TRIES = 40, 5
POISON = "poison"
DEATHS = 0.05
TEXT = "I morgon har vi idrottsdag. Ta med vattenflaska och matsäck."


@dataclass(frozen=True, slots=True, kw_only=True)
class FanOut:
    """What came of one broadcast. Units are DynamoDB Local's, and one for each refused put."""

    recipients: int
    told: int
    wrongly_named: int
    messages: int
    deaths: int
    dead_letters: tuple[str, ...]
    longest_seconds: float
    read_units: float
    write_units: float

    @property
    def write_units_a_recipient(self) -> float:
        """Those of a bell's line, with what is spent on lines that stand there already."""
        return self.write_units / self.recipients

    @property
    def faults(self) -> list[str]:
        """Whoever is not told, or too many; and what does not fit into a function."""
        found = []
        if self.told != self.recipients:
            found.append(f"{self.told} lines for {self.recipients} recipients")
        if self.wrongly_named:
            found.append(f"{self.wrongly_named} lines do not name all the children")
        if self.longest_seconds > TIMEOUT_SECONDS / 2:
            found.append(f"an invocation took {self.longest_seconds:.0f} s")
        return found


def measure(commune: Commune, *, stirred: bool) -> FanOut:
    """Send one broadcast to the whole commune, and do all that follows."""
    table = commune.deployment.table("notify")
    one = Broadcast(
        id=ids.new(), audience=Audience.COMMUNE, object_id=commune.id, by=ids.new(), at=MORNING,
        text=TEXT,
    )  # fmt: skip
    with commune.deployment.serving("notify"), queue_in_memory() as waiting:
        put_items(table, [BROADCAST.item(broadcast_attributes(one))])
        waiting.append(body_of(whole(one.id, one.audience, one.object_id, by=one.by)))
        run = _Run(waiting, random.Random(5) if stirred else None)  # noqa: S311 - who dies
        with all_of(aws.dynamodb(), held_seconds=0) as heard, redirect_stdout(StringIO()):
            run.until_done()
        lines = Counter({who: len(named) for who, named in _lines(table, one.id)})
    expected = commune.children_of
    return FanOut(
        recipients=len(expected),
        told=len(lines.keys() & expected.keys()),
        wrongly_named=sum(lines[who] != count for who, count in expected.items()),
        messages=run.messages,
        deaths=run.deaths,
        dead_letters=tuple(run.dead),
        longest_seconds=run.longest,
        read_units=heard.read_units,
        write_units=heard.write_units + run.refused,
    )


class _Run:
    """The worker at a queue, which brings what failed until it has been tried often enough."""

    def __init__(self, waiting: deque[str], dice: random.Random | None) -> None:
        self.waiting, self.dice = waiting, dice
        self.messages = self.deaths = self.refused = 0
        self.longest = 0.0
        self.dead: list[str] = []
        self._tried = Counter[str]()
        if dice:
            waiting.append(POISON)

    def until_done(self) -> None:
        while self.waiting:
            body = self._take()
            self.messages += 1
            began = time.monotonic()
            with self._dying():
                failed = _hand_over(body)
            self.longest = max(self.longest, time.monotonic() - began)
            if failed:
                self._tried[body] += 1
                gone = self._tried[body] >= TRIES and body == POISON
                (self.dead if gone else self.waiting).append(body)

    def _take(self) -> str:
        if self.dice:
            self.waiting.rotate(self.dice.randrange(len(self.waiting)))
        body = self.waiting.popleft()
        # SQS delivers at least once.
        if self.dice and body != POISON and not self._tried[f"{body}#twice"]:
            self._tried[f"{body}#twice"] = 1
            self.waiting.append(body)
        return body

    @contextmanager
    def _dying(self) -> Iterator[None]:
        """A worker that may die between two bells of its chunk; and what is refused is counted."""

        def ring(scope: WorkScope, lines: list[Notification]) -> None:
            dies = self.dice is not None and self.dice.random() < DEATHS
            written = lines[: len(lines) // 2] if dies else lines
            people = [one.recipient_id for one in written]
            self.refused += len(bells.who_has(scope, people, line_id=lines[0].id)) if lines else 0
            ring_all(scope, written)
            if dies:
                self.deaths += 1
                raise MemoryError

        with patch.object(bells, "ring", ring):
            yield


def _hand_over(body: str) -> bool:
    record = {"messageId": "1", "body": body, "eventSource": "aws:sqs", "attributes": {}}
    return bool(handler({"Records": [record]}, None)["batchItemFailures"])


def _lines(table: str, broadcast_id: str) -> Iterator[tuple[str, list[Any]]]:
    pages = boto3.client("dynamodb").get_paginator("scan").paginate(TableName=table)
    for item in (from_item(one) for page in pages for one in page["Items"]):
        if item["entity"] == "Notification" and item["id"] == broadcast_id:
            yield item["recipient_id"], item["children"]


def tell(runs: dict[str, FanOut], console: Console) -> None:
    """As a table."""
    shown = Table("run", "recipients", "told", "messages", "deaths", "dead letters",
                  "s at most", "read units each", "write units each")  # fmt: skip
    for name, one in runs.items():
        shown.add_row(
            name, str(one.recipients), str(one.told), str(one.messages), str(one.deaths),
            ", ".join(one.dead_letters), f"{one.longest_seconds:.2f}",
            f"{one.read_units / one.recipients:.2f}", f"{one.write_units_a_recipient:.2f}",
        )  # fmt: skip
    console.print(shown)


def run_both(
    endpoint: str, *, guardians: int, progress: Callable[[str], None]
) -> dict[str, FanOut]:
    """As it should be, and stirred."""
    progress(f"making a commune of {guardians} guardians")
    commune = build_commune(Deployment(endpoint), guardians=guardians)
    runs = {}
    for name, stirred in (("as it should be", False), ("stirred", True)):
        progress(name)
        runs[name] = measure(commune, stirred=stirred)
    return runs


def main(guardians: Annotated[int, typer.Argument()] = 10_000) -> None:
    """Print what telling so many costs; fail when somebody is not told, or told twice."""
    console = Console(highlight=False, width=120)
    with dynamodb_local() as endpoint:
        runs = run_both(
            endpoint, guardians=guardians, progress=lambda step: console.print(f"  {step} …")
        )
    tell(runs, console)
    faults = [fault for one in runs.values() for fault in one.faults]
    for fault in faults:
        console.print(fault)
    raise typer.Exit(1 if faults else 0)


if __name__ == "__main__":
    typer.run(main)

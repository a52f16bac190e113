"""A stream's delivery as Lambda does it, with everything that may go wrong on the way.

After AWS's description of DynamoDB streams as an event source: records pass the mapping's filter
and come in batches, at least once. A batch whose function fails is halved and tried again
(`BisectBatchOnFunctionError`); one that names its failures (`ReportBatchItemFailures`) is tried
again from the first of them. What has failed five times over goes to the dead letters. With
several batches at work at once (`ParallelizationFactor`), order holds for one key only; every
event has a key of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

type Record = dict[str, Any]
type Function = Callable[[dict[str, Any], object], dict[str, Any]]

MOST_RETRIES = 5
BATCH = 7


class FunctionCrashedError(Exception):
    """The function ended without an answer: out of time, or out of memory."""


@dataclass
class Delivery:
    """From a table's stream to a function."""

    function: Function
    random: Random
    crashes: float = 0.0
    repeats: float = 0.0
    dead_letters: list[Record] = field(default_factory=list)

    def deliver(self, records: list[Record]) -> None:
        """All of them, shuffled, some of them more than once."""
        again = [one for one in records if self.random.random() < self.repeats]
        coming = [*records, *again]
        self.random.shuffle(coming)
        for start in range(0, len(coming), BATCH):
            self._hand_over(coming[start : start + BATCH], retries=MOST_RETRIES)

    def _hand_over(self, batch: list[Record], *, retries: int) -> None:
        try:
            failed = self._failed(batch)
        except FunctionCrashedError:
            self._again(batch, retries)
            return
        if failed:
            first = min(number for number, one in enumerate(batch) if sequence(one) in failed)
            self._again(batch[first:], retries)

    def _again(self, rest: list[Record], retries: int) -> None:
        if len(rest) > 1:
            half = len(rest) // 2
            self._hand_over(rest[:half], retries=retries)
            self._hand_over(rest[half:], retries=retries)
        elif retries:
            self._hand_over(rest, retries=retries - 1)
        else:
            self.dead_letters += rest

    def _failed(self, batch: list[Record]) -> set[str]:
        answer = self.function({"Records": batch}, None)
        # The work is done, and nobody gets to know of it.
        if self.random.random() < self.crashes:
            raise FunctionCrashedError
        return {one["itemIdentifier"] for one in answer["batchItemFailures"]}


def sequence(record: Record) -> str:
    """What a stream calls a record."""
    return str(record["dynamodb"]["SequenceNumber"])


def read_stream(streams: Any, table: str) -> list[Record]:
    """All that a table's stream holds, and the mapping's filter lets pass."""
    return [one for one in read_all(streams, table) if _is_new_event(one)]


def read_all(streams: Any, table: str) -> list[Record]:
    """All that a table's stream holds, each item's changes in their order."""
    found: list[Record] = []
    arn = streams.list_streams(TableName=table)["Streams"][0]["StreamArn"]
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        at = streams.get_shard_iterator(
            StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        while at:
            page = streams.get_records(ShardIterator=at)
            found += page["Records"]
            at = page.get("NextShardIterator") if page["Records"] else None
    return found


def _is_new_event(record: Record) -> bool:
    image = record["dynamodb"].get("NewImage", {})
    return bool(record["eventName"] == "INSERT" and image.get("entity") == {"S": "Event"})

"""Clients of AWS, made on first use, with one layer of retries and limits below the gateway's.

botocore waits 60 s by default: a guardian would have given up long before.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from skolbro.config import Settings

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

CONFIG = Config(
    connect_timeout=1,
    read_timeout=3,
    retries={"mode": "standard", "total_max_attempts": 4},
    tcp_keepalive=True,
)


class CallError(Exception):
    """A call of AWS that failed. A `status` of 0 is no answer at all.

    `says` may quote what was sent: it is read, and never logged.
    """

    def __init__(self, code: str, *, status: int, says: str) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.says = says


@contextmanager
def failures_told() -> Iterator[None]:
    """Around a call of a service, or all that a trigger reads: failures as `CallError`."""
    try:
        yield
    except ClientError as error:
        told = error.response.get("Error", {})
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 400)
        code, says = str(told.get("Code", "")), str(told.get("Message", ""))
        raise CallError(code, status=status, says=says) from None
    except BotoCoreError as error:
        raise CallError(type(error).__name__, status=0, says="") from None


@cache
def client(service: str) -> Any:  # noqa: ANN401 - boto3 makes the type at run time
    """The client of one service, shared by all that this execution environment answers."""
    return boto3.client(service, config=CONFIG)  # type: ignore[call-overload]


def dynamodb() -> "DynamoDBClient":
    """The database's client."""
    made: DynamoDBClient = client("dynamodb")
    return made


@cache
def secret() -> bytes:
    """The deployment's secret: signs cursors and keys derived ids. Read once, on first need."""
    arn = Settings.load().secret_arn
    answer = client("secretsmanager").get_secret_value(SecretId=arn)
    return str(answer["SecretString"]).encode()


def together[A, B](first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Two round trips at the same time. If both fail, the first one's error is raised.

    May be nested: the caller does what no thread has begun, so that nobody waits for a thread
    that waits for another.
    """
    # Made before two threads ask for it at once: boto3's session is not safe for that.
    dynamodb()
    waiting = _pool().submit(second)
    try:
        done = first()
    finally:
        begun = not waiting.cancel()
        failure = waiting.exception() if begun else None
    if failure:
        raise failure
    return done, waiting.result() if begun else second()


def all_together[A](reads: Sequence[Callable[[], A]]) -> list[A]:
    """As `together`, of any number; what they answer, in their order."""
    half = len(reads) // 2
    if not half:
        return [read() for read in reads]
    first, second = together(lambda: all_together(reads[:half]), lambda: all_together(reads[half:]))
    return [*first, *second]


@cache
def _pool() -> ThreadPoolExecutor:
    # As many as one request reads at once, beside what its own thread does.
    return ThreadPoolExecutor(max_workers=4, thread_name_prefix="aws")

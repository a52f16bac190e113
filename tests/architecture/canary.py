"""Names to look for, and all the places where they must not be seen.

A name may stand in an answer to whoever may read it, in an item's attributes and in an uploaded
file: nowhere else.
"""

import json
import logging
import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from typing import Any
from urllib.parse import quote, unquote_plus

import boto3
from tests.component.portal import TABLES, Answer, Portal
from tests.whole_portal import BUCKET

# The villagers' names and notes hold the first. The number is of the tax agency's test series.
WORDS = ("kanarie", "Åsafågel", "1608242389", "160824-2389")
NAME, NOTE = "Kanariealva Åsafågel", "Ring Kanarieanna, Åsafågel 160824-2389"
EMAIL, NUMBER = "kanarie.anna@example.se", "201608242389"

type Place = tuple[str, str]


def sightings(text: str) -> set[str]:
    """The words that a text holds: as they are, escaped, in a URL, in hexadecimal or base64."""
    plain = {text.casefold(), unquote_plus(text).casefold()}
    return {
        word
        for word in WORDS
        if any(form in one for form in _forms(word) for one in plain)
        or any(form in text for form in _in_base64(word))
    }


def _spelt(word: str) -> set[str]:
    return {word, word.lower(), word.upper(), word.title()}


@cache
def _forms(word: str) -> frozenset[str]:
    return frozenset(
        form.casefold()
        for spelt in _spelt(word)
        for form in (spelt, json.dumps(spelt)[1:-1], quote(spelt), spelt.encode().hex())
    )


@cache
def _in_base64(word: str) -> frozenset[str]:
    """The characters that the word alone decides, wherever among the bytes it begins."""
    found: set[str] = set()
    for spelt in _spelt(word):
        for before in range(3):
            content = b"\0" * before + spelt.encode()
            whole, first = len(content) * 8 // 6, -(-before * 8 // 6)
            for alphabet in (None, b"-_"):
                found.add(b64encode(content, alphabet).decode()[first:whole])
    return frozenset(found)


@contextmanager
def recorded() -> Iterator[StringIO]:
    """All that is written to the log: stdout, stderr and whatever logs by itself."""
    written, root = StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        with redirect_stdout(written), redirect_stderr(written):
            yield written
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


def keys(portal: Portal) -> Iterator[Place]:
    """Every key of every item, in every table and index."""
    for table in TABLES:
        for item in portal.items(table):
            for name, value in item.items():
                if name.endswith(("pk", "sk")):
                    yield f"{table}: {name} of {item['entity']['S']}", value["S"]


def events(portal: Portal) -> Iterator[Place]:
    """Every event, wholly."""
    for table in TABLES:
        for item in portal.items(table, "Event"):
            yield f"event of {table}", json.dumps(item, ensure_ascii=False)


def files() -> Iterator[Place]:
    """What the store of files says of each, without opening it."""
    s3 = boto3.client("s3")
    for one in s3.list_objects_v2(Bucket=BUCKET).get("Contents", ()):
        head = s3.head_object(Bucket=BUCKET, Key=one["Key"])
        yield "file", f"{one['Key']} {head['Metadata']} {head['ETag']}"


def messages() -> Iterator[Place]:
    """What waits in the queue; it is taken from it."""
    sqs, queue = boto3.client("sqs"), os.environ["IMPORT_QUEUE_URL"]
    while taken := sqs.receive_message(
        QueueUrl=queue, MaxNumberOfMessages=10, MessageAttributeNames=["All"]
    ).get("Messages"):
        for one in taken:
            yield "message", one["Body"] + str(one.get("MessageAttributes"))


def outside(answer: Answer) -> Iterator[Place]:
    """What of an answer ends up in logs on the way: headers, and the cursor of the next page."""
    for name, value in answer.headers.items():
        yield f"header {name} of {answer.status}", value
    if isinstance(answer.body, dict) and answer.body.get("next"):
        yield "cursor", answer.body["next"]


def seen(places: Iterator[Place]) -> dict[str, Any]:
    """Where words are seen, and which."""
    return {f"{where}: {text}": found for where, text in places if (found := sightings(text))}

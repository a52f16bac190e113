"""The whole portal in memory: every module's real handler behind one address, on moto's tables.

Unlike the component tests' `portal`, one is made for many tests: what a call has changed is put
back from a picture of the tables, which is quicker than new tables for each.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import boto3
import pytest
from moto import mock_aws
from tests.component.clients import kept_client, writes
from tests.component.portal import (
    CLIENT,
    ISSUER,
    TABLES,
    TUESDAY,
    Answer,
    Portal,
    call,
    create_table,
)
from tests.pool import a_pool

from attendance.fritids.kept import forget_units
from skolbro import aws, clock
from skolbro.access.store import forget_schools
from skolbro.config import Settings
from skolbro.http.app import LambdaHandler

BUCKET = "imports"

type Picture = dict[str, dict[tuple[str, str], dict[str, Any]]]


class WholePortal(Portal):
    """All modules, as the gateway has them: the first part of a path says which."""

    pool: dict[str, str]

    # Which picture all stood as in, when so many writes had been made.
    _as_pictured = (0, -1)

    def handler_of(self, path: str) -> LambdaHandler:
        """The module's handler, in its own environment."""
        module = path.split("/")[1]
        in_environment_of(module)
        found: LambdaHandler = import_module(f"{module}.api").handler
        return found

    def call(self, method: str, path: str, **parts: Any) -> Answer:
        """Send a request where its path leads."""
        return call(self.handler_of(path), method, path, **parts)

    def picture(self) -> Picture:
        """All that stands in every table."""
        return {
            table: {(item["pk"]["S"], item["sk"]["S"]): item for item in self.items(table)}
            for table in TABLES
        }

    def put_back(self, before: Picture) -> None:
        """Undo what has changed since the picture was taken."""
        forget_schools()
        forget_units()
        if self._as_pictured == (id(before), writes()):
            # Most requests that a test makes are refused, and looking costs more than asking.
            return
        now = self.picture()
        for table, items in before.items():
            for key in now[table].keys() - items.keys():
                self.dynamodb.delete_item(
                    TableName=table,
                    Key=dict(zip(("pk", "sk"), ({"S": k} for k in key), strict=True)),
                )
            for key, item in items.items():
                if now[table].get(key) != item:
                    self.dynamodb.put_item(TableName=table, Item=item)
        self._as_pictured = (id(before), writes())

    def changed_since(self, before: Picture) -> set[tuple[str, str, str]]:
        """Where something differs from the picture."""
        if self._as_pictured == (id(before), writes()):
            return set()
        now = self.picture()
        found = {
            (table, *key)
            for table, items in before.items()
            for key in items.keys() | now[table].keys()
            if items.get(key) != now[table].get(key)
        }
        if not found:
            self._as_pictured = (id(before), writes())
        return found


def in_environment_of(module: str) -> None:
    """Be that module's function: only the table's name differs."""
    if os.environ.get("TABLE") != module:
        os.environ["TABLE"] = module
        Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]


@contextmanager
def whole_portal() -> Iterator[WholePortal]:
    """Empty tables, bucket and queue, on a Tuesday at 07:41."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setattr(clock, "now", lambda: TUESDAY)
        patch.setattr(boto3, "client", kept_client)
        pool = a_pool()
        for name, value in {**_environment(), **pool}.items():
            patch.setenv(name, value)
        for table in TABLES:
            create_table(boto3.client("dynamodb"), table)
        _forget()
        made = WholePortal()
        made.pool = pool
        yield made
        _forget()


def _environment() -> dict[str, str]:
    secret = boto3.client("secretsmanager").create_secret(Name="s", SecretString="k" * 64)
    boto3.client("s3").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"}
    )
    return {
        "TABLE": "",
        "ACCESS_TABLE": "access",
        "SECRET_ARN": secret["ARN"],
        "ISSUER": ISSUER,
        "CLIENT_ID": CLIENT,
        "IMPORT_BUCKET": BUCKET,
        "IMPORT_QUEUE_URL": boto3.client("sqs").create_queue(QueueName="imports")["QueueUrl"],
        "RECOVERY_QUEUE_URL": boto3.client("sqs").create_queue(QueueName="recoveries")["QueueUrl"],
        "SUBSTITUTE_QUEUE_URL": boto3.client("sqs").create_queue(QueueName="substitutes")[
            "QueueUrl"
        ],
        "NOTICE_QUEUE_URL": boto3.client("sqs").create_queue(QueueName="notices")["QueueUrl"],
        "FORGETTING_QUEUE_URL": boto3.client("sqs").create_queue(QueueName="forgettings")[
            "QueueUrl"
        ],
        "BROADCAST_QUEUE_URL": boto3.client("sqs").create_queue(QueueName="broadcasts")["QueueUrl"],
        "MEETING_FORGETTING_QUEUE_URL": boto3.client("sqs").create_queue(
            QueueName="meeting-forgettings"
        )["QueueUrl"],
    }


def _forget() -> None:
    aws.client.cache_clear()
    aws.secret.cache_clear()
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    forget_schools()
